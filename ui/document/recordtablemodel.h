// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/recordpictures.h"

#include <QAbstractTableModel>

namespace paipa::ui {

/// Records as rows, with a column for each field that any of them has.
class RecordTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<Record> &records, const RecordPictures &pictures);
    [[nodiscard]] bool hasPictures() const { return !m_pictures.isEmpty(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<Record> m_records;
    RecordPictures m_pictures;
    QStringList m_fields;
};

} // namespace paipa::ui
