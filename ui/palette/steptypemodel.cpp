// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "palette/steptypemodel.h"

#include "document/cataloguewording.h"
#include "document/steps.h"
#include "document/stepsearch.h"
#include "widgets/icons.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QFont>
#include <QMimeData>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

StepTypeModel::StepTypeModel(const StepCatalogue &catalogue, QObject *parent)
    : QAbstractItemModel(parent), m_catalogue(catalogue)
{
    rebuild();
}

void StepTypeModel::setFilter(const QString &typed)
{
    m_filter = typed;
    rebuild();
}

void StepTypeModel::setFavourites(const QStringList &types)
{
    m_favourites = types;
    rebuild();
}

void StepTypeModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    Group favourites{.name = tr("Favourites"), .types = {}};
    for (const StepType *type : findTypes(m_catalogue, m_filter)) {
        if (m_favourites.contains(type->info().type))
            favourites.types.append(type);
        const auto group = std::ranges::find(m_groups, categoryOf(type->info()), &Group::name);
        if (group != m_groups.end())
            group->types.append(type);
        else
            m_groups.append(Group{.name = categoryOf(type->info()), .types = {type}});
    }
    if (m_filter.isEmpty())
        std::ranges::sort(m_groups, {}, &Group::name);
    if (!favourites.types.isEmpty())
        m_groups.prepend(favourites);
    endResetModel();
}

// The internal id is 0 for a group, else the row of the group plus one.
QModelIndex StepTypeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex StepTypeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int StepTypeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[parent.row()].types.size());
}

int StepTypeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

const StepType *StepTypeModel::stepType(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return m_groups[static_cast<qsizetype>(index.internalId() - 1)].types[index.row()];
}

QString StepTypeModel::typeAt(const QModelIndex &index) const
{
    const StepType *type = stepType(index);
    return type ? type->info().type : QString();
}

QVariant StepTypeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepType *type = stepType(index);
    switch (role) {
    case Qt::DisplayRole: return type ? titleOf(type->info()) : m_groups[index.row()].name;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return type ? summaryOf(type->info()) : QString();
    case Qt::DecorationRole:
        return type ? QVariant(lineIcon(iconNameOf(type->info().type))) : QVariant();
    case Qt::FontRole: {
        if (type)
            return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case TypeRole: return typeAt(index);
    default: return {};
    }
}

Qt::ItemFlags StepTypeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!stepType(index))
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
           | Qt::ItemNeverHasChildren;
}

QStringList StepTypeModel::mimeTypes() const { return {QLatin1StringView(stepTypeMime)}; }

QMimeData *StepTypeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty() || typeAt(indexes.first()).isEmpty())
        return nullptr;
    auto mime = std::make_unique<QMimeData>();
    mime->setData(QLatin1StringView(stepTypeMime), typeAt(indexes.first()).toUtf8());
    return mime.release();
}

} // namespace paipa::ui
