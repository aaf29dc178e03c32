// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "palette/outlinemodel.h"

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "widgets/icons.h"

#include <paipa/catalogue/stepcatalogue.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

OutlineModel::OutlineModel(PipelineEditor &editor, QObject *parent)
    : QAbstractTableModel(parent), m_editor(editor), m_steps(editor.spec().stepIds())
{
    connect(&m_editor, &PipelineEditor::changed, this, &OutlineModel::follow);
    connect(&m_editor, &PipelineEditor::problemsChanged, this, [this] {
        if (!m_steps.isEmpty())
            Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
    });
}

void OutlineModel::setRunState(std::optional<RunOverlay> overlay)
{
    m_overlay = std::move(overlay);
    if (!m_steps.isEmpty())
        Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
}

int OutlineModel::rowOf(const StepId &step) const
{
    return static_cast<int>(m_steps.indexOf(step));
}

void OutlineModel::follow(const PipelineDiff &diff)
{
    const QList<StepId> steps = m_editor.spec().stepIds();
    if (steps != m_steps) {
        beginResetModel();
        m_steps = steps;
        endResetModel();
    } else if (!diff.isLayoutOnly() && !m_steps.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int OutlineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepSpec *step = m_editor.spec().find(m_steps[index.row()]);
    if (!step)
        return {};
    if (role == Qt::DecorationRole && index.column() == NameColumn)
        return lineIcon(iconNameOf(step->type));
    if (role == Qt::EditRole && index.column() == NameColumn)
        return titleOf(*step, m_editor.catalogue());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case StateColumn: return stateText(*step);
    case NameColumn: return titleOf(*step, m_editor.catalogue());
    case TypeColumn: {
        const StepType *type = m_editor.catalogue().find(step->type);
        return type ? titleOf(type->info()) : step->type;
    }
    default: return linksText(step->id);
    }
}

bool OutlineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != NameColumn)
        return false;
    PipelineCommands(m_editor).setTitle(m_steps[index.row()], value.toString());
    return true;
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags common = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == NameColumn ? common | Qt::ItemIsEditable : common;
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case StateColumn: return tr("State");
    case NameColumn: return tr("Step");
    case TypeColumn: return tr("Type");
    default: return tr("Feeds");
    }
}

QString OutlineModel::stateText(const StepSpec &step) const
{
    if (!step.enabled)
        return tr("disabled");
    if (m_overlay && m_overlay->steps.contains(step.id)) {
        const StepActivity activity = m_overlay->steps.value(step.id).activity;
        if (activity != StepActivity::Idle)
            return activityWord(activity);
    }
    const Problems problems = m_editor.problems(step.id);
    if (hasErrors(problems))
        return tr("error");
    if (!problems.isEmpty())
        return tr("warning");
    return step.bypass ? tr("bypassed") : QString();
}

QString OutlineModel::linksText(const StepId &step) const
{
    QStringList names;
    for (const LinkSpec &link : m_editor.spec().links) {
        if (link.from.step != step)
            continue;
        const StepSpec *to = m_editor.spec().find(link.to);
        const QString name = to ? titleOf(*to, m_editor.catalogue()) : link.to.text;
        names.append(link.from.port.isEmpty() ? name : tr("%1: %2").arg(link.from.port, name));
    }
    return names.join(u", "_s);
}

} // namespace paipa::ui
