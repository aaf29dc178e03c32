// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/errorlistmodel.h"
#include "run/runsession.h"

#include <QTimer>
#include <QWidget>

#include <deque>

class QPlainTextEdit;
class QToolButton;
class QTreeView;

namespace paipa::ui {

class ElidedLabel;

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
    /// Chooses the first item, unless something is chosen.
    void showFirst();

Q_SIGNALS:
    /// For the title of the tab.
    void countChanged(quint64 errors);
    /// Somebody wants items that failed to be tried again.
    void replayWanted(const QList<paipa::ReplayItems> &items);

private:
    void add(const std::vector<engine::DeadLetter> &letters);
    void addPending();
    void add(const std::vector<engine::RunError> &errors);
    void refresh();
    void showCurrent();
    [[nodiscard]] QString fileSentence() const;
    void refreshButtons();
    [[nodiscard]] QWidget *buildBar();
    void goToStep();
    void exportJsonLines();

    RunSession &m_session;
    PipelineEditor &m_editor;
    ErrorListModel *m_model;
    QTreeView *m_tree;
    QPlainTextEdit *m_detail;
    ElidedLabel *m_summary;
    QToolButton *m_replayChosen = nullptr;
    QToolButton *m_replayAll = nullptr;
    std::deque<engine::DeadLetter> m_pending; ///< Not in the model yet.
    QTimer m_more;                            ///< For the next of them.
    quint64 m_shownCount = 0;
};

} // namespace paipa::ui
