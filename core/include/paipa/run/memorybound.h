// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/run/plan.h>

#include <QtGlobal>

#include <vector>

namespace paipa {

/// How much of a run is under way at most at one time, however many items there are. Known before
/// it runs. What the code of the steps needs for itself is not in it, nor are the dead letters that
/// are kept to be shown (see RunErrors).
struct MemoryBound {
    qint64 queuedItems = 0;
    /// Of items in queues, and of results that wait for their turn where the order is kept. A queue
    /// that is empty also takes an item that is larger than its bound.
    qint64 queuedBytes = 0;
    /// With workers, each with what it has taken and what it is handing on; results that wait for
    /// their turn where the order is kept, if each item gives one; items that wait for a retry.
    qint64 looseItems = 0;
    /// These steps also hold their batches.
    std::vector<StepId> batching;
    /// These steps also hold back all that they have made of an item until it has succeeded, or
    /// until it is its turn: in each of their workers at most engine::mostHeldBack.
    std::vector<StepId> holding;
    /// The sum of that.
    qint64 heldItems = 0;
    qint64 heldBytes = 0;
};

/// Of what \a plan says at its start, not of workers that are added later. No errors; any thread.
[[nodiscard]] MemoryBound memoryBound(const Plan &plan);

} // namespace paipa
