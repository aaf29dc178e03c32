// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "problems/problemlist.h"

#include "document/pipelinecommands.h"

#include <QHeaderView>

#include <algorithm>

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
    setColumnWidth(ProblemModel::FixColumn, 240);
    connect(this, &QTreeView::activated, this, &ProblemList::reveal);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const bool isFix = index.column() == ProblemModel::FixColumn;
        if (isFix && m_model.problem(index.row()).fix)
            fix(index);
        else
            reveal(index);
    });
    m_fix.setShortcut(QKeySequence(u"Alt+Return"_s));
    m_fix.setShortcutContext(Qt::WidgetShortcut);
    connect(&m_fix, &QAction::triggered, this, [this] { fix(currentIndex()); });
    addAction(&m_fix);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemList::offerFix);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ProblemList::notePlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ProblemList::findPlace);
    offerFix({});
}

void ProblemList::go(Direction direction)
{
    m_editor.checkNow();
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int way = direction == Direction::Next ? 1 : -1;
    const int start =
        currentIndex().isValid() ? currentIndex().row() : (way > 0 ? m_gap - 1 : m_gap);
    const QModelIndex next = m_model.index((start + way + count) % count, 0);
    setCurrentIndex(next);
    reveal(next);
}

void ProblemList::reveal(const QModelIndex &index)
{
    const Place &place = m_model.problem(index.row()).place;
    if (!place.step.isEmpty())
        m_editor.selection().reveal(StepId{place.step}, place.field);
    else if (place.field.startsWith("variables."_L1))
        m_editor.selection().clear(); // the inspector then shows the variables
}

void ProblemList::fix(const QModelIndex &index)
{
    if (index.isValid())
        PipelineCommands(m_editor).applyFix(m_model.problem(index.row()));
}

void ProblemList::offerFix(const QModelIndex &current)
{
    const std::optional<Fix> fix =
        current.isValid() ? m_model.problem(current.row()).fix : std::nullopt;
    m_fix.setEnabled(fix.has_value());
    m_fix.setText(fix ? PipelineCommands::fixText(*fix) : tr("There is no obvious remedy"));
}

void ProblemList::notePlace()
{
    const QModelIndex current = currentIndex();
    m_passed = m_model.problems().first(current.isValid() ? current.row() : m_gap);
    m_current = current.isValid() ? std::optional(m_model.problem(current.row())) : std::nullopt;
}

/// The place is where the current problem is, or behind the last one before it that is still there.
void ProblemList::findPlace()
{
    const auto row = [this](const Problem &problem) {
        const Problems &present = m_model.problems();
        const auto found = std::ranges::find_if(present, [&](const Problem &other) {
            return other.code == problem.code && other.place.step == problem.place.step
                   && other.place.field == problem.place.field;
        });
        return found == present.end() ? -1 : static_cast<int>(found - present.begin());
    };
    const int current = m_current ? row(*m_current) : -1;
    m_gap = 0;
    for (; current < 0 && m_gap == 0 && !m_passed.isEmpty(); m_passed.removeLast())
        m_gap = row(m_passed.constLast()) + 1;
    if (current >= 0)
        setCurrentIndex(m_model.index(current, 0));
    else
        offerFix({});
}

} // namespace paipa::ui
