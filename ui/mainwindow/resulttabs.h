// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "problems/problemlist.h"
#include "run/errorpanel.h"
#include "run/historypanel.h"
#include "run/itempanel.h"
#include "run/logpanel.h"
#include "run/runpanel.h"

#include <QTabWidget>

namespace paipa::ui {

/// What a document tells of its runs and its problems, in the tabs below the canvas.
class ResultTabs final : public QTabWidget
{
    Q_OBJECT

public:
    /// Both must outlive the tabs.
    ResultTabs(RunSession &session, PipelineEditor &editor, const RunArchive &archive);
    ~ResultTabs() override;

    [[nodiscard]] RunPanel &runPanel() { return *m_run; }
    [[nodiscard]] ErrorPanel &errorPanel() { return *m_errors; }
    [[nodiscard]] HistoryPanel &historyPanel() { return *m_history; }
    [[nodiscard]] ProblemList &problems() { return *m_problems; }
    [[nodiscard]] ItemPanel &items() { return *m_items; }
    [[nodiscard]] LogPanel &log() { return *m_log; }
    [[nodiscard]] HistoryPanel &history() { return *m_history; }

    /// Brings \a panel, one of the above, into sight.
    void bringUp(QWidget &panel);
    /// Without it, only the titles are drawn.
    void setContentVisible(bool visible);

Q_SIGNALS:
    /// Somebody wants to see the tab that is current.
    void wanted();

private:
    void refreshCounts();

    PipelineEditor &m_editor;
    RunPanel *m_run;
    ErrorPanel *m_errors;
    ProblemList *m_problems;
    ItemPanel *m_items;
    LogPanel *m_log;
    HistoryPanel *m_history;
    quint64 m_errorCount = 0;
};

} // namespace paipa::ui
