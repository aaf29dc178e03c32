// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/stallwatch.h>

#include <paipa/base/quantities.h>

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

/// What the workers of \a step that are in \a state are doing, or nothing.
Sentence workersIn(const StepSnapshot &step, WorkerState state, const Sentence &doing)
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
    return Sentence::tr("%1 of %2 workers %3, for up to %4")
        .arg(count, step.workers.size(), doing, toRoundedString(longest));
}

bool isFull(const StepSnapshot &step)
{
    return step.queueItems >= step.queueBounds.items || step.queueBytes >= step.queueBounds.bytes;
}

/// What \a step waits for, or nothing if it only waits for the steps before it.
Sentence stateOf(const StepSnapshot &step)
{
    QList<Sentence> parts{
        workersIn(step, WorkerState::Busy, Sentence::tr("in the step's own code")),
        workersIn(step, WorkerState::Blocked,
                  Sentence::tr("waiting for room in a queue behind it")),
        workersIn(step, WorkerState::Backing, Sentence::tr("waiting before another attempt")),
        workersIn(step, WorkerState::Held,
                  Sentence::tr("held back by its rate or its pause after failures"))};
    if (step.parked > 0)
        parts << Sentence::tr("%1 items parked until another attempt").arg(step.parked);
    if (step.hasQueue && step.queueItems > 0)
        parts << (isFull(step) ? Sentence::tr("its queue is full")
                               : Sentence::tr("%1 items in its queue").arg(step.queueItems));
    Sentence all;
    for (const Sentence &part : std::as_const(parts)) {
        if (!part.isEmpty())
            all = all.isEmpty() ? part : all + Sentence::verbatim(u"; "_s) + part;
    }
    return all.isEmpty() ? all : Sentence::tr("step \"%1\": %2").arg(step.name, all);
}

/// Whether somebody is at work: an item is under way, or a step completes what it has collected.
/// What a source does while it makes nothing, it alone knows.
bool hasWork(const MetricsSnapshot &snapshot)
{
    return snapshot.origins.emitted > snapshot.origins.decided()
           || std::ranges::any_of(snapshot.steps, [](const StepSnapshot &step) {
                  return step.hasQueue
                         && std::ranges::find(step.workers, WorkerState::Busy,
                                              &WorkerSnapshot::state)
                                != step.workers.end();
              });
}

} // namespace

std::optional<Sentence> StallWatch::look(const MetricsSnapshot &snapshot)
{
    const std::uint64_t moves = movesIn(snapshot);
    if (moves != m_moves || !hasWork(snapshot) || snapshot.state == engine::RunState::Paused) {
        m_moves = moves;
        m_since = snapshot.elapsed;
        m_isReported = false;
        return {};
    }
    if (m_isReported || snapshot.elapsed - m_since < m_patience)
        return {};
    m_isReported = true;
    Sentence report =
        Sentence::tr("nothing has moved for %1").arg(toRoundedString(snapshot.elapsed - m_since));
    for (const StepSnapshot &step : snapshot.steps) {
        if (const Sentence state = stateOf(step); !state.isEmpty())
            report = report + Sentence::verbatim(u"\n  "_s) + state;
    }
    return report;
}

} // namespace paipa
