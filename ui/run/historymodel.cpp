// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/historymodel.h"

#include "run/runwording.h"

#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QString outcomeWord(const ArchivedRun &run)
{
    if (run.end == ArchivedRun::End::Pending)
        return RunWording::state(SessionState::Running);
    if (run.end == ArchivedRun::End::Missing)
        return RunWording::state(SessionState::Interrupted);
    const QString outcome = run.outcome();
    if (outcome == u"finished"_s)
        return RunWording::state(SessionState::Finished);
    if (outcome == u"failed"_s)
        return RunWording::state(SessionState::Failed);
    if (outcome == u"stopped"_s)
        return RunWording::state(SessionState::Stopped);
    return RunWording::state(SessionState::Aborted);
}

} // namespace

void HistoryModel::show(const QList<ArchivedRun> &runs)
{
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArchivedRun &run = m_runs[index.row()];
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = index.column() >= Duration;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (run.end != ArchivedRun::End::Known && index.column() >= Duration)
        return {}; // nobody has counted
    switch (index.column()) {
    case Started: return QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat);
    case Outcome: return outcomeWord(run);
    case Duration: return RunWording::duration(std::chrono::seconds(std::llround(run.seconds())));
    case Items: return RunWording::count(static_cast<quint64>(run.items()));
    case Errors: return RunWording::count(static_cast<quint64>(run.failed()));
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started: return tr("Started");
    case Outcome: return tr("Outcome");
    case Duration: return tr("Duration");
    case Items: return tr("Items");
    case Errors: return tr("Errors");
    default: return {};
    }
}

} // namespace paipa::ui
