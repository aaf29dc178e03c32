// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/metrics.h>

#include <paipa/engine/workercontrol.h>

namespace paipa::engine {

void StepSnapshot::add(const WorkerCounters &counters, Clock::TimePoint now)
{
    const auto read = [](const WorkerCounters::Count &count) {
        return count.load(std::memory_order_relaxed);
    };
    in += read(counters.in);
    out += read(counters.out);
    failed += read(counters.failed);
    retries += read(counters.retries);
    skipped += read(counters.skipped);
    busy += counters.timeIn(WorkerState::Busy, now);
    waiting += counters.timeIn(WorkerState::Waiting, now);
    blocked += counters.timeIn(WorkerState::Blocked, now);
    cpu += counters.cpuTime();
    held += counters.timeIn(WorkerState::Held, now);
}

} // namespace paipa::engine
