// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runarchive.h"

#include <QAbstractTableModel>

namespace paipa::ui {

/// The past runs of a file, one a row.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Started, Outcome, Duration, Items, Errors, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<ArchivedRun> &runs);
    [[nodiscard]] const ArchivedRun &run(int row) const { return m_runs[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<ArchivedRun> m_runs;
};

} // namespace paipa::ui
