// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/deadletters.h"
#include "run/errorlistmodel.h"
#include "run/runsession.h"

#include <QThreadPool>
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
    ~ErrorPanel() override;

    /// The session in which items are tried again, if it is not the one that is shown.
    void replayIn(RunSession &session);
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
    /// What was asked for, on its way from the thread that reads it.
    struct Asked {
        ReplayReading reading = {};
        QSet<quint64> numbers = {}; ///< In the model.
        ErrorListModel::Others others = ErrorListModel::Others::Stay;
    };

    void begin();
    void replay(const QModelIndex &index);
    void hand(const Asked &asked);
    void add(const std::vector<engine::DeadLetter> &letters);
    void addPending();
    void add(const std::vector<engine::RunError> &errors);
    void refresh();
    void showCurrent();
    [[nodiscard]] quint64 count() const;
    [[nodiscard]] QString deadLetterFile() const;
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
    RunSession *m_replaying; ///< In which items are tried again.
    Asked m_asked;           ///< What was handed out last.
    bool m_isReading = false;
    bool m_hasReplayed = false; ///< The file of the last run is not all that there is.
    QString m_note;             ///< On what was tried again, behind the summary.
    QThreadPool m_reader;
};

} // namespace paipa::ui
