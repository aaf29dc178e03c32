// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "palette/steppalette.h"

#include "widgets/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

StepPalette::StepPalette(const StepCatalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_model(catalogue), m_search(new QLineEdit), m_tree(new QTreeView)
{
    setObjectName(u"stepPalette"_s);
    m_search->setPlaceholderText(tr("Search steps"));
    m_search->setAccessibleName(tr("Search steps"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("Steps"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setIconSize({18, 18});
    m_tree->setIndentation(12);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->expandAll();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_tree);
    connect(m_search, &QLineEdit::textChanged, this, &StepPalette::filter);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &StepPalette::showMenu);
    connect(&m_model, &StepTypeModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const QString type = m_model.typeAt(index); !type.isEmpty())
            Q_EMIT typeChosen(type);
    });
}

bool StepPalette::eventFilter(QObject *watched, QEvent *event)
{
    Q_UNUSED(watched)
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down) {
        m_tree->setFocus();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (const QString type = m_model.typeAt(m_tree->currentIndex()); !type.isEmpty())
        Q_EMIT typeChosen(type);
    return true;
}

void StepPalette::filter(const QString &typed)
{
    m_model.setFilter(typed);
    const QModelIndex group = m_model.index(0, 0, {});
    m_tree->setCurrentIndex(typed.isEmpty() ? QModelIndex() : m_model.index(0, 0, group));
}

void StepPalette::showMenu(const QPoint &position)
{
    const QString type = m_model.typeAt(m_tree->indexAt(position));
    if (type.isEmpty())
        return;
    QMenu menu(this);
    const bool favourite = m_model.favourites().contains(type);
    connect(menu.addAction(tr("&Add to the pipeline")), &QAction::triggered, this,
            [this, type] { Q_EMIT typeChosen(type); });
    connect(menu.addAction(favourite ? tr("&Remove from favourites") : tr("Add to &favourites")),
            &QAction::triggered, this, [this, type, favourite] {
                QStringList types = m_model.favourites();
                if (favourite)
                    types.removeOne(type);
                else
                    types.append(type);
                m_model.setFavourites(types);
                Q_EMIT favouritesChanged(types);
            });
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

} // namespace paipa::ui
