// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace paipa::ui {

class ElidedLabel;

/// The run in one line, for a status bar: state, progress, rate, remaining time, limit, errors.
class RunStatus final : public QWidget
{
    Q_OBJECT

public:
    /// \a session must outlive the widget.
    explicit RunStatus(RunSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void errorsClicked();

private:
    void refresh();
    void showProgress(const engine::MetricsSnapshot &now);

    RunSession &m_session;
    QLabel *m_state;
    QProgressBar *m_bar;
    QLabel *m_numbers;
    ElidedLabel *m_limit;
    QToolButton *m_errors;
};

} // namespace paipa::ui
