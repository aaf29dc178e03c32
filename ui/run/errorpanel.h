// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/errorlistmodel.h"
#include "run/runsession.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTreeView;

namespace paipa::ui {

/// The errors of the last run: left by step, kind and message, right the chosen one with the item
/// that it is about. They stay until the next run.
class ErrorPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    ErrorPanel(RunSession &session, PipelineEditor &editor, QWidget *parent = nullptr);

    [[nodiscard]] ErrorListModel &model() { return *m_model; }
    [[nodiscard]] QTreeView &tree() { return *m_tree; }

Q_SIGNALS:
    /// For the title of the tab.
    void countChanged(quint64 errors);

private:
    void add(const std::vector<engine::DeadLetter> &letters);
    void add(const std::vector<engine::RunError> &errors);
    void refresh();
    void showCurrent();
    void goToStep();
    void exportJsonLines();

    RunSession &m_session;
    PipelineEditor &m_editor;
    ErrorListModel *m_model;
    QTreeView *m_tree;
    QPlainTextEdit *m_detail;
    QLabel *m_summary;
    quint64 m_shownCount = 0;
};

} // namespace paipa::ui
