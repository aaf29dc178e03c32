// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/resulttabs.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ResultTabs::ResultTabs(RunSession &session, PipelineEditor &editor, const RunArchive &archive)
    : m_editor(editor)
    , m_run(new RunPanel(session, editor))
    , m_errors(new ErrorPanel(session, editor))
    , m_problems(new ProblemList(editor))
    , m_items(new ItemPanel(session, editor))
    , m_log(new LogPanel(session))
    , m_history(new HistoryPanel(session, editor, archive))
{
    setObjectName(u"resultTabs"_s);
    setDocumentMode(true);
    addTab(m_run, tr("Run"));
    addTab(m_errors, tr("Errors"));
    addTab(m_problems, tr("Problems"));
    addTab(m_items, tr("Items"));
    addTab(m_log, tr("Log"));
    addTab(m_history, tr("History"));
    connect(m_errors, &ErrorPanel::countChanged, this, [this](quint64 errors) {
        m_errorCount = errors;
        refreshCounts();
    });
    connect(&editor, &PipelineEditor::problemsChanged, this, &ResultTabs::refreshCounts);
    refreshCounts();
}

ResultTabs::~ResultTabs() = default;

void ResultTabs::refreshCounts()
{
    const auto show = [this](QWidget *panel, const QString &title, quint64 count) {
        setTabText(
            indexOf(panel),
            count == 0
                ? title
                : tr("%1 (%2)", "title of a tab, count").arg(title, locale().toString(count)));
    };
    show(m_errors, tr("Errors"), m_errorCount);
    show(m_problems, tr("Problems"), static_cast<quint64>(m_editor.problems().size()));
}

void ResultTabs::setContentVisible(bool visible)
{
    // The frame of a tab widget has nothing to hide its pages with.
    if (auto *pages = findChild<QStackedWidget *>(u"qt_tabwidget_stackedwidget"_s))
        pages->setVisible(visible);
}

void ResultTabs::bringUp(QWidget &panel)
{
    setCurrentWidget(&panel);
    Q_EMIT wanted();
}

} // namespace paipa::ui
