// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QWidget>

namespace paipa::ui {

class ErrorPanel;
class RunPanel;

/// A run of the past in the same dashboard as one of now. Nothing in it can be changed.
class PastRunView final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the view.
    PastRunView(const RunReport &report, Backend &backend, PipelineEditor &editor,
                QWidget *parent = nullptr);

    [[nodiscard]] RunPanel &runPanel() { return *m_run; }
    [[nodiscard]] ErrorPanel &errorPanel() { return *m_errors; }

Q_SIGNALS:
    /// Back to the list of runs.
    void closed();

private:
    [[nodiscard]] QWidget *buildBar(const QDateTime &started);

    RunSession m_session;
    RunPanel *m_run;
    ErrorPanel *m_errors;
};

} // namespace paipa::ui
