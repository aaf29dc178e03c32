// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "palette/outline.h"

#include <QHeaderView>
#include <QScopedValueRollback>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

Outline::Outline(PipelineEditor &editor, QWidget *parent)
    : QTreeView(parent), m_editor(editor), m_model(editor)
{
    setObjectName(u"outline"_s);
    setAccessibleName(tr("Outline"));
    setModel(&m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setIconSize({16, 16});
    header()->setSectionResizeMode(OutlineModel::StateColumn, QHeaderView::ResizeToContents);
    setColumnWidth(OutlineModel::NameColumn, 130);
    setColumnWidth(OutlineModel::TypeColumn, 90);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &Outline::selectionToEditor);
    connect(&m_model, &OutlineModel::modelReset, this, &Outline::selectionFromEditor);
    connect(&m_editor.selection(), &Selection::changed, this, &Outline::selectionFromEditor);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        m_editor.selection().reveal(m_model.stepAt(index.row()));
    });
}

/// Whichever column is current, its key is for the name.
bool Outline::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    return QTreeView::edit(
        trigger == EditKeyPressed ? index.siblingAtColumn(OutlineModel::NameColumn) : index,
        trigger, event);
}

void Outline::selectionToEditor()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    QList<StepId> steps;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        steps.append(m_model.stepAt(index.row()));
    m_editor.selection().setSteps(steps);
}

void Outline::selectionFromEditor()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    QItemSelection selection;
    for (const StepId &step : m_editor.selection().steps()) {
        const int row = m_model.rowOf(step);
        if (row >= 0)
            selection.select(m_model.index(row, 0),
                             m_model.index(row, OutlineModel::ColumnCount - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!selection.isEmpty())
        scrollTo(selection.last().topLeft());
}

} // namespace paipa::ui
