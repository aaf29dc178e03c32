// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/resultdock.h"

#include "mainwindow/resulttabs.h"
#include "widgets/icons.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int leastHeight = 120;

} // namespace

ResultDock::ResultDock(QWidget *parent)
    : QDockWidget(tr("Results"), parent), m_stack(new QStackedWidget)
{
    setObjectName(u"resultDock"_s);
    setFeatures(DockWidgetClosable);
    setTitleBarWidget(new QWidget); // the tabs are title enough
    setWidget(m_stack);
}

void ResultDock::add(ResultTabs &tabs)
{
    m_stack->addWidget(&tabs);
    auto *fold = new QToolButton;
    fold->setAutoRaise(true);
    fold->setFocusPolicy(Qt::TabFocus);
    connect(fold, &QToolButton::clicked, this, &ResultDock::toggle);
    const auto refresh = [this, fold] {
        const bool full = m_extent == Extent::Full;
        fold->setIcon(lineIcon(full ? u"fold-down"_s : u"fold-up"_s));
        fold->setToolTip(full ? tr("Hide the results") : tr("Show the results"));
        fold->setAccessibleName(fold->toolTip());
    };
    connect(this, &ResultDock::extentChanged, fold, refresh);
    refresh();
    tabs.setCornerWidget(fold);
    connect(&tabs, &ResultTabs::wanted, this, [this, &tabs] {
        if (m_stack->currentWidget() == &tabs)
            setExtent(Extent::Full);
    });
    // Comes before the change, so a click on another title shows that one.
    connect(tabs.tabBar(), &QTabBar::tabBarClicked, this, [this, &tabs](int index) {
        if (index >= 0 && (index == tabs.currentIndex() || m_extent == Extent::Titles))
            toggle();
    });
    setExtent(m_extent);
}

void ResultDock::bringToFront(ResultTabs &tabs) { m_stack->setCurrentWidget(&tabs); }

void ResultDock::setExtent(Extent extent)
{
    m_extent = extent;
    const bool full = extent == Extent::Full;
    for (int i = 0; i < m_stack->count(); ++i) {
        auto *tabs = qobject_cast<ResultTabs *>(m_stack->widget(i));
        tabs->setContentVisible(full);
        if (!full)
            setMaximumHeight(tabs->tabBar()->sizeHint().height());
    }
    m_stack->setMinimumHeight(full ? leastHeight : 1);
    if (full) {
        setMaximumHeight(QWIDGETSIZE_MAX);
        show();
    }
    Q_EMIT extentChanged();
}

void ResultDock::toggle() { setExtent(m_extent == Extent::Full ? Extent::Titles : Extent::Full); }

} // namespace paipa::ui
