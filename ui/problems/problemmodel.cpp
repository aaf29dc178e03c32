// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "problems/problemmodel.h"

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ProblemModel::ProblemModel(PipelineEditor &editor, QObject *parent)
    : QAbstractTableModel(parent), m_editor(editor), m_problems(editor.problems())
{
    connect(&m_editor, &PipelineEditor::problemsChanged, this, &ProblemModel::refresh);
}

void ProblemModel::refresh()
{
    beginResetModel();
    m_problems = m_editor.problems();
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &problem = m_problems[index.row()];
    const bool error = problem.severity == Severity::Error;
    switch (role) {
    case Qt::DisplayRole: return textAt(problem, index.column());
    case Qt::ToolTipRole: return wordingInStep(problem);
    case Qt::ForegroundRole:
        return index.column() == FixColumn ? QGuiApplication::palette().brush(QPalette::Link)
                                           : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == TextColumn
                   ? (error ? tr("Error: %1") : tr("Warning: %1")).arg(wordingInStep(problem))
                   : textAt(problem, index.column());
    case Qt::DecorationRole: {
        if (index.column() != TextColumn)
            return {};
        const Brightness brightness = brightnessOf(QGuiApplication::palette());
        return linePixmap(u"problem"_s,
                          error ? stateColours(brightness).failed
                                : canvasColours(brightness).warning,
                          16, qGuiApp->devicePixelRatio());
    }
    default: return {};
    }
}

QString ProblemModel::textAt(const Problem &problem, int column) const
{
    switch (column) {
    case TextColumn: return wordingInStep(problem);
    case StepColumn: {
        const StepSpec *step = m_editor.spec().find(StepId{problem.place.step});
        return step ? titleOf(*step, m_editor.catalogue()) : problem.place.step;
    }
    case FixColumn: return problem.fix ? PipelineCommands::fixText(*problem.fix) : QString();
    default: return fieldText(problem.place);
    }
}

/// The label that the setting has for people, or where it stands in the file.
QString ProblemModel::fieldText(const Place &place) const
{
    const StepSpec *step = m_editor.spec().find(StepId{place.step});
    if (!step || !place.field.startsWith(u"settings."_s))
        return place.field;
    const QString key = place.field.section(u'.', 1, 1);
    const QString title = settingTitle(*step, key, m_editor.catalogue());
    return title == key ? place.field : title;
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case TextColumn: return tr("Problem");
    case StepColumn: return tr("Step");
    case FixColumn: return tr("Remedy");
    default: return tr("Setting");
    }
}

} // namespace paipa::ui
