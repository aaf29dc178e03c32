// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/pastrunview.h"

#include "document/pipelineeditor.h"
#include "run/errorpanel.h"
#include "run/runpanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

PastRunView::PastRunView(const RunReport &report, Backend &backend, PipelineEditor &editor,
                         QWidget *parent)
    : QWidget(parent)
    , m_session(backend, editor.catalogue())
    , m_run(new RunPanel(m_session, editor))
    , m_errors(new ErrorPanel(m_session, editor))
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"pastRunTabs"_s);
    tabs->setDocumentMode(true);
    tabs->setTabPosition(QTabWidget::West);
    tabs->addTab(m_run, tr("Run"));
    tabs->addTab(m_errors, tr("Errors"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(buildBar(report.started));
    layout->addWidget(tabs, 1);
    connect(m_errors, &ErrorPanel::countChanged, this, [this, tabs](quint64 errors) {
        tabs->setTabText(1, tr("Errors (%1)").arg(locale().toString(errors)));
    });
    m_session.showPast(report);
}

QWidget *PastRunView::buildBar(const QDateTime &started)
{
    auto *back = new QToolButton;
    back->setObjectName(u"allRuns"_s);
    back->setText(tr("‹ All runs"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &PastRunView::closed);
    auto *title =
        new QLabel(tr("The run of %1. Nothing in it can be changed.")
                       .arg(QLocale().toString(started.toLocalTime(), QLocale::ShortFormat)));
    title->setTextFormat(Qt::PlainText);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->addWidget(back);
    row->addWidget(title, 1);
    return bar;
}

} // namespace paipa::ui
