// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/stallwatch.h>

#include <paipa/base/quantities.h>

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

using engine::MetricsSnapshot;
using engine::StepSnapshot;
using engine::WorkerSnapshot;
using engine::WorkerState;

/// Grows with everything that happens to an item.
std::uint64_t movesIn(const MetricsSnapshot &snapshot)
{
    std::uint64_t moves = snapshot.origins.emitted + snapshot.origins.decided();
    for (const StepSnapshot &step : snapshot.steps)
        moves += step.in + step.out + step.failed + step.retries + step.skipped;
    return moves;
}

/// What the workers of \a step that are in \a state are doing, or "".
QString workersIn(const StepSnapshot &step, WorkerState state, const QString &doing)
{
    std::chrono::nanoseconds longest{0};
    qsizetype count = 0;
    for (const WorkerSnapshot &worker : step.workers) {
        if (worker.state != state)
            continue;
        ++count;
        longest = std::max(longest, worker.inState);
    }
    if (count == 0)
        return {};
    return u"%1 of %2 workers %3, for up to %4"_s.arg(QString::number(count),
                                                      QString::number(step.workers.size()), doing,
                                                      toRoundedString(longest));
}

/// What \a step waits for, or "" if it only waits for the steps before it.
QString stateOf(const StepSnapshot &step)
{
    QStringList parts{
        workersIn(step, WorkerState::Busy, u"in the step's own code"_s),
        workersIn(step, WorkerState::Blocked, u"waiting for room in a queue behind it"_s),
        workersIn(step, WorkerState::Backing, u"waiting before another attempt"_s),
        workersIn(step, WorkerState::Held, u"held back by its rate or its pause after failures"_s)};
    if (step.parked > 0)
        parts << u"%1 items parked until another attempt"_s.arg(step.parked);
    if (step.hasQueue && step.queueItems >= step.queueBounds.items)
        parts << u"its queue is full"_s;
    else if (step.hasQueue && step.queueItems > 0)
        parts << u"%1 items in its queue"_s.arg(step.queueItems);
    parts.removeAll(QString());
    return parts.isEmpty() ? QString() : u"step \"%1\": %2"_s.arg(step.name, parts.join(u"; "_s));
}

} // namespace

std::optional<QString> StallWatch::look(const MetricsSnapshot &snapshot)
{
    const std::uint64_t moves = movesIn(snapshot);
    const bool hasItems = snapshot.origins.emitted > snapshot.origins.decided();
    if (moves != m_moves || !hasItems || snapshot.state == engine::RunState::Paused) {
        m_moves = moves;
        m_since = snapshot.elapsed;
        m_isReported = false;
        return {};
    }
    if (m_isReported || snapshot.elapsed - m_since < m_patience)
        return {};
    m_isReported = true;
    QStringList lines{
        u"nothing has moved for %1"_s.arg(toRoundedString(snapshot.elapsed - m_since))};
    for (const StepSnapshot &step : snapshot.steps)
        lines << stateOf(step);
    lines.removeAll(QString());
    return lines.join(u"\n  "_s);
}

} // namespace paipa
