// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/historymodel.h"
#include "run/runsession.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace paipa::ui {

/// The past runs of the file that is edited. Read when it is first seen, and never in the thread of
/// the window.
class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel. Keeps each run that ends in \a archive.
    HistoryPanel(RunSession &session, PipelineEditor &editor, RunArchive archive,
                 QWidget *parent = nullptr);
    ~HistoryPanel() override;

    [[nodiscard]] HistoryModel &model() { return *m_model; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void keep(const RunReport &report);
    void read();
    void showRun(int row);
    [[nodiscard]] QString summaryOf(const ArchivedRun &run) const;

    RunSession &m_session;
    PipelineEditor &m_editor;
    const RunArchive m_archive;
    HistoryModel *m_model;
    QTableView *m_table;
    QPlainTextEdit *m_detail;
    bool m_isStale = true;
    QThreadPool m_files; ///< One thread: reading comes after writing.
};

} // namespace paipa::ui
