// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QPlainTextEdit>

namespace paipa::ui {

/// What happened in the runs of a document, with the time; bounded.
class LogPanel final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int mostLines = 5'000;
    static constexpr int mostErrorsOfOneRun = 200; ///< The rest is in the list of errors.

    explicit LogPanel(RunSession &session, QWidget *parent = nullptr);

    void add(const QString &text);

private:
    void add(const QStringList &texts);
    void addError(const engine::RunError &error, QStringList &lines);

    int m_errors = 0; ///< Of this run.
};

} // namespace paipa::ui
