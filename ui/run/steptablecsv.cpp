// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/steptablecsv.h"

#include "run/steptablemodel.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

using CsvColumn = StepTableModel::Column;

QString csvField(QString text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString csvLine(QStringList cells)
{
    for (QString &cell : cells)
        cell = csvField(std::move(cell));
    return cells.join(u',') + u'\n';
}

QStringList csvHeadings(int column)
{
    switch (column) {
    case CsvColumn::State: return {u"state"_s};
    case CsvColumn::Step: return {u"step"_s, u"id"_s};
    case CsvColumn::WorkerCount: return {u"workers"_s};
    case CsvColumn::In: return {u"in"_s};
    case CsvColumn::Out: return {u"out"_s};
    case CsvColumn::Errors: return {u"errors"_s};
    case CsvColumn::Retries: return {u"retries"_s};
    case CsvColumn::Skipped: return {u"skipped"_s};
    case CsvColumn::Rate: return {u"rate [1/s]"_s};
    case CsvColumn::Activity: return {u"busy [%]"_s, u"waiting [%]"_s, u"blocked [%]"_s};
    case CsvColumn::Milliseconds: return {u"mean [ms]"_s};
    case CsvColumn::Median: return {u"p50 [ms]"_s};
    case CsvColumn::NinetyFifth: return {u"p95 [ms]"_s};
    case CsvColumn::Queue: return {u"queue"_s, u"queue limit"_s};
    case CsvColumn::QueueBytes: return {u"queue [B]"_s};
    case CsvColumn::Cpu: return {u"cpu [%]"_s};
    default: return {};
    }
}

QString csvReal(double value) { return QString::number(value, 'f', 3); }

QString csvWord(StepActivity activity)
{
    switch (activity) {
    case StepActivity::Idle: return u"idle"_s;
    case StepActivity::Waiting: return u"waiting"_s;
    case StepActivity::Busy: return u"busy"_s;
    case StepActivity::Blocked: return u"blocked"_s;
    case StepActivity::Resting: return u"resting"_s;
    case StepActivity::Done: return u"done"_s;
    case StepActivity::Failed: return u"error"_s;
    }
    Q_UNREACHABLE();
}

/// What does not apply to a step is empty.
QStringList csvCells(const QModelIndex &cell)
{
    const auto now = cell.data(StepTableModel::SnapshotRole).value<engine::StepSnapshot>();
    const QVariant value = cell.data(StepTableModel::SortRole);
    switch (cell.column()) {
    case CsvColumn::State:
        return {csvWord(cell.data(StepTableModel::ActivityRole).value<StepActivity>())};
    case CsvColumn::Step:
        return {value.toString(), cell.data(StepTableModel::StepIdRole).toString()};
    case CsvColumn::In: return {now.hasQueue ? QString::number(now.in) : QString()};
    case CsvColumn::Activity: {
        const auto shares = cell.data(StepTableModel::SharesRole).value<TimeShares>();
        return {csvReal(shares.busy * 100), csvReal(shares.waiting * 100),
                csvReal(shares.blocked * 100)};
    }
    case CsvColumn::Rate:
    case CsvColumn::Milliseconds: return {csvReal(value.toDouble())};
    case CsvColumn::Median:
    case CsvColumn::NinetyFifth: // in nanoseconds
        return {now.itemTime ? csvReal(value.toDouble() / 1e6) : QString()};
    case CsvColumn::Queue:
        return now.hasQueue && now.queueBounds.items > 0
                   ? QStringList{QString::number(now.queueItems),
                                 QString::number(now.queueBounds.items)}
                   : QStringList{QString(), QString()};
    case CsvColumn::QueueBytes: return {now.hasQueue ? QString::number(now.queueBytes) : QString()};
    case CsvColumn::Cpu:
        return {now.runsIn.isEmpty() ? csvReal(value.toDouble() * 100) : QString()};
    default: return {value.toString()};
    }
}

} // namespace

QByteArray csvOf(const QAbstractItemModel &rows, const QList<int> &columns)
{
    QStringList headings;
    for (const int column : columns)
        headings.append(csvHeadings(column));
    QString text = csvLine(headings);
    for (int row = 0; row < rows.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(csvCells(rows.index(row, column)));
        text += csvLine(cells);
    }
    return text.toUtf8();
}

} // namespace paipa::ui
