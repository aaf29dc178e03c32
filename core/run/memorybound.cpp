// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/memorybound.h>

namespace paipa {

namespace {

void add(const PlannedStep &planned, MemoryBound &bound)
{
    const Intake intake = planned.step->intake();
    if (intake == Intake::Batches)
        bound.batching.push_back(planned.id);
    bound.looseItems += planned.onError.mostParked;
    if (planned.placement == engine::Placement::Inline)
        return; // its items are those of its host
    const int workers = planned.workers.count;
    bound.looseItems += (intake == Intake::Nothing ? 1 : 2) * qint64(workers);
    if (intake == Intake::Nothing)
        return;
    const auto bytes = static_cast<qint64>(planned.queue.bytes);
    bound.queuedItems += static_cast<qint64>(planned.queue.items);
    bound.queuedBytes += bytes;
    if (planned.order == engine::Order::Kept && workers > 1)
        bound.queuedBytes += bytes;
}

} // namespace

MemoryBound memoryBound(const Plan &plan)
{
    MemoryBound bound;
    for (const PlannedStep &step : plan.steps)
        add(step, bound);
    return bound;
}

} // namespace paipa
