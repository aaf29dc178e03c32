// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/run/plan.h>

#include <QtGlobal>

#include <vector>

namespace paipa {

/// How much of a run is under way at most at one time, however many items there are. Known before
/// it runs. What the code of the steps needs for itself is not in it.
struct MemoryBound {
    qint64 queuedItems = 0;
    /// Of items in queues, and of results that wait for their turn where the order is kept. A queue
    /// that is empty also takes an item that is larger than its bound.
    qint64 queuedBytes = 0;
    /// With workers, each with an item in hand and one that it hands on, or parked for a retry.
    qint64 looseItems = 0;
    /// These steps also hold their batches.
    std::vector<StepId> batching;
};

/// Of what \a plan says at its start; every worker more adds two items. No errors; any thread.
[[nodiscard]] MemoryBound memoryBound(const Plan &plan);

} // namespace paipa
