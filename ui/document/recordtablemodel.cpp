// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/recordtablemodel.h"

#include <QLocale>

#include <algorithm>

namespace paipa::ui {

namespace {

/// More of a text does not fit into a cell, and costs.
constexpr qsizetype mostText = 200;
constexpr qsizetype mostToolTip = 2000;

QString shortText(const Value &value, qsizetype most)
{
    if (const auto *bytes = value.get<QByteArray>())
        return RecordTableModel::tr("%1 of bytes").arg(QLocale().formattedDataSize(bytes->size()));
    const QString text = value.toText();
    return text.size() > most ? text.left(most) + QChar(0x2026) : text;
}

} // namespace

void RecordTableModel::show(const QList<Record> &records, const RecordPictures &pictures)
{
    beginResetModel();
    m_records = records;
    m_pictures = pictures;
    m_fields.clear();
    for (const Record &record : std::as_const(m_records)) {
        for (const Field &field : record) {
            if (!m_fields.contains(field.name))
                m_fields.append(field.name);
        }
    }
    // People look at pictures first.
    std::ranges::stable_partition(m_fields, [&](const QString &name) {
        return std::ranges::any_of(m_pictures.keys(),
                                   [&](const auto &cell) { return cell.second == name; });
    });
    endResetModel();
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &name = m_fields[index.column()];
    const Value *value = m_records[index.row()].find(name);
    if (!value)
        return {};
    switch (role) {
    case Qt::DisplayRole: return shortText(*value, mostText);
    case Qt::ToolTipRole: return shortText(*value, mostToolTip);
    case Qt::DecorationRole: {
        const auto picture = m_pictures.constFind({index.row(), name});
        return picture == m_pictures.constEnd() ? QVariant() : QVariant(*picture);
    }
    case Qt::TextAlignmentRole: {
        const bool isNumber =
            value->type() == ValueType::Integer || value->type() == ValueType::Real;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default: return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_fields.value(section))
                                         : QVariant(section + 1);
}

} // namespace paipa::ui
