// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stuckwatch.h>

#include <paipa/engine/stagegraph.h>
#include <paipa/engine/worker.h>

namespace paipa::engine {

namespace {

bool isInOwnCode(WorkerState state)
{
    return state == WorkerState::Busy || state == WorkerState::Opening;
}

std::uint64_t movesOf(const WorkerCounters &counters)
{
    return counters.in + counters.out + counters.failed + counters.retries + counters.skipped;
}

} // namespace

std::vector<StuckWorker> StuckWatch::look(Clock::TimePoint now)
{
    std::vector<StuckWorker> stuck;
    std::map<Who, Seen> seen;
    for (const auto &stage : m_graph.stages()) {
        m_graph.forEachWorker(*stage, [&](const Worker &worker) {
            const WorkerCounters &counters = worker.control().counters;
            if (!isInOwnCode(counters.state()))
                return;
            const Who who(stage.get(), worker.control().index());
            const Seen current{.moves = movesOf(counters), .since = now};
            const auto last = m_seen.find(who);
            if (last == m_seen.end() || last->second.moves != current.moves) {
                seen.emplace(who, current);
                return;
            }
            seen.insert(*last);
            stuck.push_back(StuckWorker{.step = stage->options().name,
                                        .worker = worker.control().index(),
                                        .item = counters.itemInHand(now),
                                        .since = now - last->second.since});
        });
    }
    m_seen.swap(seen);
    return stuck;
}

} // namespace paipa::engine
