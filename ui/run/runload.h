// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QLabel>

namespace paipa::ui {

/// How much of the machine a run takes, in a few words for a tool bar: workers that are busy, and
/// memory.
class RunLoad final : public QLabel
{
    Q_OBJECT

public:
    /// \a session must outlive the label.
    explicit RunLoad(RunSession &session, QWidget *parent = nullptr);

private:
    void refresh();

    RunSession &m_session;
};

} // namespace paipa::ui
