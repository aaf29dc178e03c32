// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "problems/problemlist.h"

#include <QHeaderView>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ProblemList::ProblemList(PipelineEditor &editor, QWidget *parent)
    : QTreeView(parent), m_editor(editor), m_model(editor)
{
    setObjectName(u"problemList"_s);
    setAccessibleName(tr("Problems"));
    setModel(&m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(ProblemModel::TextColumn, QHeaderView::Stretch);
    setColumnWidth(ProblemModel::StepColumn, 160);
    setColumnWidth(ProblemModel::FieldColumn, 160);
    connect(this, &QTreeView::activated, this, &ProblemList::reveal);
    connect(this, &QTreeView::clicked, this, &ProblemList::reveal);
}

void ProblemList::go(Direction direction)
{
    m_editor.checkNow();
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int way = direction == Direction::Next ? 1 : -1;
    const int start = currentIndex().isValid() ? currentIndex().row() : (way > 0 ? -1 : count);
    const QModelIndex next = m_model.index((start + way + count) % count, 0);
    setCurrentIndex(next);
    reveal(next);
}

void ProblemList::reveal(const QModelIndex &index)
{
    const Place &place = m_model.problem(index.row()).place;
    if (!place.step.isEmpty())
        m_editor.selection().reveal(StepId{place.step}, place.field);
}

} // namespace paipa::ui
