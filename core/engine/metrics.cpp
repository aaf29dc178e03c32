// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/metrics.h>

#include <paipa/engine/workercontrol.h>

#include <algorithm>

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

const StepSnapshot *MetricsSnapshot::find(const QString &name) const
{
    const auto found = std::ranges::find(steps, name, &StepSnapshot::name);
    return found == steps.end() ? nullptr : &*found;
}

} // namespace paipa::engine
