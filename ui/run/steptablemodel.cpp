// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/steptablemodel.h"

#include <paipa/document/edits.h>

#include "document/pipelineeditor.h"
#include "run/runwording.h"
#include "widgets/numbers.h"

#include <QLocale>

namespace paipa::ui {

namespace {

double millisecondsPerItem(const engine::StepSnapshot &step)
{
    const std::uint64_t items = achieved(step);
    if (items == 0)
        return 0;
    return std::chrono::duration<double, std::milli>(step.busy).count()
           / static_cast<double>(items);
}

/// As many digits as matter.
QString milliseconds(std::chrono::nanoseconds time)
{
    const double ms = std::chrono::duration<double, std::milli>(time).count();
    const int decimals = ms < 1 ? 3 : ms < 100 ? 1 : 0;
    return QLocale().toString(ms, 'f', decimals);
}

QString median(const engine::StepSnapshot &step)
{
    return step.itemTime ? milliseconds(step.itemTime->median) : QString();
}

QString ninetyFifth(const engine::StepSnapshot &step)
{
    return step.itemTime ? milliseconds(step.itemTime->ninetyFifth) : QString();
}

/// The queues of past runs are gone.
bool hasQueueNow(const engine::StepSnapshot &step)
{
    return step.hasQueue && step.queueBounds.items > 0;
}

QVariant number(std::uint64_t n) { return QVariant::fromValue<qulonglong>(n); }

} // namespace

StepTableModel::StepTableModel(RunSession &session, PipelineEditor &editor, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_editor(editor)
{
    connect(&session, &RunSession::began, this, &StepTableModel::rebuild);
    connect(&session, &RunSession::sampled, this, &StepTableModel::update);
    connect(&session, &RunSession::stateChanged, this, &StepTableModel::update);
    connect(&session, &RunSession::workersChanged, this, &StepTableModel::update);
    rebuild();
}

int StepTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::EditRole:
    case SortRole: return value(row, index.column());
    case Qt::ToolTipRole: return toolTip(row, index.column());
    case Qt::AccessibleTextRole: return text(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool isWord = index.column() == State || index.column() == Step;
        return QVariant::fromValue((isWord ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    case StepIdRole: return row.step.id.text;
    case ActivityRole: return QVariant::fromValue(row.activity);
    case RatesRole: return QVariant::fromValue(row.rates);
    case SharesRole: return QVariant::fromValue(row.shares);
    case FillRole: return hasQueueNow(row.now) ? QVariant(fillOf(row.now).level) : QVariant();
    case LimitRole: return row.isLimit;
    case SnapshotRole: return QVariant::fromValue(row.now);
    default: return {};
    }
}

QString StepTableModel::text(const Row &row, int column) const
{
    const engine::StepSnapshot &now = row.now;
    switch (column) {
    case State: return activityWord(row.activity, row.rest);
    case Step: return row.step.title;
    case WorkerCount: return QLocale().toString(row.workers.count);
    case In: return now.hasQueue ? RunWording::count(now.in) : QString();
    case Out: return RunWording::count(now.out);
    case Errors: return RunWording::count(now.failed);
    case Retries: return RunWording::count(now.retries);
    case Skipped: return RunWording::count(now.skipped);
    case Rate: return RunWording::rate(row.rate);
    case Activity:
        return tr("%1 busy, %2 waiting, %3 blocked")
            .arg(RunWording::percent(row.shares.busy), RunWording::percent(row.shares.waiting),
                 RunWording::percent(row.shares.blocked));
    case Milliseconds: return QLocale().toString(millisecondsPerItem(now), 'f', 1);
    case Median: return median(now);
    case NinetyFifth: return ninetyFifth(now);
    case Queue:
        return hasQueueNow(now) ? tr("%1/%2", "items in the queue; its limit")
                                      .arg(RunWording::count(now.queueItems),
                                           RunWording::count(now.queueBounds.items))
                                : QString();
    case QueueBytes:
        return now.hasQueue ? RunWording::bytes(static_cast<qint64>(now.queueBytes)) : QString();
    case Cpu: return now.runsIn.isEmpty() ? RunWording::percent(row.processors) : QString();
    default: return {};
    }
}

QVariant StepTableModel::value(const Row &row, int column) const
{
    const engine::StepSnapshot &now = row.now;
    switch (column) {
    case State: return static_cast<int>(row.activity);
    case WorkerCount: return row.workers.count;
    case In: return number(now.in);
    case Out: return number(now.out);
    case Errors: return number(now.failed);
    case Retries: return number(now.retries);
    case Skipped: return number(now.skipped);
    case Rate: return row.rate;
    case Activity: return row.shares.busy;
    case Milliseconds: return millisecondsPerItem(now);
    case Median: return now.itemTime ? static_cast<qint64>(now.itemTime->median.count()) : -1;
    case NinetyFifth:
        return now.itemTime ? static_cast<qint64>(now.itemTime->ninetyFifth.count()) : -1;
    case Cpu: return row.processors;
    case Queue: return now.hasQueue ? fillOf(now).level : -1.0;
    case QueueBytes: return number(now.queueBytes);
    default: return text(row, column);
    }
}

QString StepTableModel::toolTip(const Row &row, int column) const
{
    switch (column) {
    case Step: return row.step.id.text;
    case WorkerCount:
        return row.step.workerCount == RunStep::WorkerCount::Fixed
                   ? tr("This step always has one worker.")
                   : tr("Changes while the run goes on: click − or +, or press these keys.");
    case Activity: return text(row, Activity);
    case Median:
    case NinetyFifth:
        return row.now.itemTime
                   ? tr("Half of the items take at most %1 ms, 95 of 100 at most %2 ms.")
                         .arg(median(row.now), ninetyFifth(row.now))
                   : tr("This step does not take items one by one.");
    case Cpu:
        return row.now.runsIn.isEmpty() ? tr("100 % is one processor.")
                                        : tr("Counts for “%1”, in whose workers it runs.")
                                              .arg(m_session.titleOf(row.now.runsIn));
    case Queue:
        return row.now.hasQueue
                   ? tr("%1 of %2 items and %3 of %4 wait in front of this step.", nullptr,
                        forPlural(row.now.queueBounds.items))
                         .arg(RunWording::count(row.now.queueItems),
                              RunWording::count(row.now.queueBounds.items),
                              RunWording::bytes(static_cast<qint64>(row.now.queueBytes)),
                              RunWording::bytes(static_cast<qint64>(row.now.queueBounds.bytes)))
                   : QString();
    default: return {};
    }
}

QVariant StepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Step: return tr("Step");
    case WorkerCount: return tr("Workers");
    case In: return tr("In");
    case Out: return tr("Out");
    case Errors: return tr("Errors");
    case Retries: return tr("Retries");
    case Skipped: return tr("Skipped");
    case Rate: return tr("Rate, last minute");
    case Activity: return tr("Busy | waiting | blocked");
    case Milliseconds: return tr("ms/item");
    case Median: return tr("p50 ms");
    case NinetyFifth: return tr("p95 ms");
    case Cpu: return tr("CPU");
    case Queue: return tr("Queue");
    case QueueBytes: return tr("Queue, bytes");
    default: return {};
    }
}

Qt::ItemFlags StepTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() != WorkerCount)
        return flags;
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isFree = row.step.workerCount == RunStep::WorkerCount::Free;
    return isFree && isActive(m_session.state()) ? flags | Qt::ItemIsEditable : flags;
}

bool StepTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const Workers workers{value.toInt()};
    if (workers.count < 1)
        return false;
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const StepId step = row.step.id;
    if (m_editor.spec().find(step)) {
        m_editor.apply(tr("Set workers of %1").arg(row.step.title),
                       withWorkers(m_editor.spec(), step, workers));
    }
    m_session.setWorkers(step, workers); // also when the pipeline has lost the step meanwhile
    return true;
}

void StepTableModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const RunOverlay overlay = m_session.overlay();
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_session.steps().size()); ++i)
        m_rows.push_back(rowAt(i, overlay));
    endResetModel();
}

void StepTableModel::update()
{
    if (m_rows.empty())
        return;
    const RunOverlay overlay = m_session.overlay();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i] = rowAt(i, overlay);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

StepTableModel::Row StepTableModel::rowAt(std::size_t index, const RunOverlay &overlay) const
{
    Row row;
    row.step = m_session.steps()[static_cast<qsizetype>(index)];
    const RunHistory &history = m_session.history();
    if (index < history.latest().metrics.steps.size())
        row.now = history.latest().metrics.steps[index];
    const StepRunState state = overlay.steps.value(row.step.id);
    row.workers = m_session.wantedWorkers(row.step.id);
    row.rate = state.itemsPerSecond;
    row.shares = state.shares;
    row.processors = m_session.processors(index);
    row.rates = history.rates(index);
    row.activity = state.activity;
    row.isLimit = state.isBottleneck;
    row.rest = state.rest;
    return row;
}

} // namespace paipa::ui
