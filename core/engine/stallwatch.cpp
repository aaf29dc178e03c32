// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stallwatch.h>

#include <paipa/base/quantities.h>
#include <paipa/engine/blockingchain.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

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

/// For room in which queues, of those that \a step waits for.
Sentence waitingForRoom(const StepSnapshot &step, const BlockingChain &chain)
{
    Sentence names;
    for (const StepSnapshot *consumer : chain.waitsFor(step)) {
        const Sentence name = Sentence::tr("\"%1\"").arg(consumer->name);
        names = names.isEmpty() ? name : Sentence::tr("%1 or %2").arg(names, name);
    }
    return names.isEmpty() ? Sentence::tr("waiting for somebody to take its results")
                           : Sentence::tr("waiting for room in %1").arg(names);
}

Sentence fillOf(const StepSnapshot &step)
{
    const QueueBounds &bounds = step.queueBounds;
    if (step.queueBytes >= bounds.bytes)
        return Sentence::tr("its queue is full: %1 of %2 items, %3 of %4")
            .arg(step.queueItems, bounds.items,
                 paipa::toString(ByteSize{static_cast<qint64>(step.queueBytes)}),
                 paipa::toString(ByteSize{static_cast<qint64>(bounds.bytes)}));
    if (isFull(step))
        return Sentence::tr("its queue is full: %1 of %2 items").arg(step.queueItems, bounds.items);
    return Sentence::tr("%1 of %2 items in its queue").arg(step.queueItems, bounds.items);
}

/// What the workers of \a step do, and how full its queue is; nothing if it has neither.
Sentence stateOf(const StepSnapshot &step, const BlockingChain &chain)
{
    QList<Sentence> parts{
        workersIn(step, WorkerState::Busy, Sentence::tr("in the step's own code")),
        workersIn(step, WorkerState::Blocked, waitingForRoom(step, chain)),
        workersIn(step, WorkerState::Waiting, Sentence::tr("waiting for input")),
        workersIn(step, WorkerState::Backing, Sentence::tr("waiting before another attempt")),
        workersIn(step, WorkerState::Held,
                  Sentence::tr("held back by its rate or its pause after failures"))};
    if (step.parked > 0)
        parts << Sentence::tr("%1 items parked until another attempt").arg(step.parked);
    if (step.hasQueue && !step.ended)
        parts << fillOf(step);
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
    if (moves != m_moves || !hasWork(snapshot) || snapshot.state == RunState::Paused) {
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
    const BlockingChain chain(snapshot);
    const auto addLine = [&report](const Sentence &line) {
        if (!line.isEmpty())
            report = report + Sentence::verbatim(u"\n  "_s) + line;
    };
    for (const StepSnapshot &step : snapshot.steps)
        addLine(stateOf(step, chain));
    addLine(chain.toSentence());
    return report;
}

} // namespace paipa::engine
