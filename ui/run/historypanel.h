// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/historymodel.h"
#include "run/runsession.h"

#include <QThreadPool>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace paipa::ui {

class PastRunView;

/// The past runs of the file that is edited, and one of them as a whole. Summaries are read when
/// they are first seen, the rest of a run when it is opened, and never in the thread of the window.
class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel. Keeps each run that ends in \a archive.
    HistoryPanel(RunSession &session, PipelineEditor &editor, RunArchive archive,
                 QWidget *parent = nullptr);
    ~HistoryPanel() override;

    [[nodiscard]] HistoryModel &model() { return *m_model; }
    /// The run that is open, or nullptr.
    [[nodiscard]] PastRunView *openRun() const { return m_open; }
    /// Shows all of the run in \a row.
    void open(int row);

Q_SIGNALS:
    /// Somebody wants items that failed in a past run to be tried again.
    void replayWanted(const QList<paipa::ReplayItems> &items);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void begin(const QDateTime &started);
    void keep(const RunReport &report);
    /// What is shown is not what is kept any more.
    void refresh();
    void read();
    void showRun(int row);
    void showPast(const RunReport &report);
    void closePast();
    [[nodiscard]] QString summaryOf(const ArchivedRun &run) const;
    [[nodiscard]] QString countsOf(const ArchivedRun &run) const;

    RunSession &m_session;
    PipelineEditor &m_editor;
    const RunArchive m_archive;
    HistoryModel *m_model;
    QTableView *m_table;
    QPlainTextEdit *m_detail;
    QPushButton *m_openButton;
    QStackedLayout *m_pages;
    PastRunView *m_open = nullptr;
    bool m_isStale = true;
    std::unique_ptr<QLockFile> m_running; ///< Of the thread for files, as is what it guards.
    QThreadPool m_files;                  ///< One thread: reading comes after writing.
};

} // namespace paipa::ui
