// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/sentence.h>
#include <paipa/engine/metrics.h>

#include <vector>

namespace paipa::engine {

/// Whether the queue of \a step takes no more, by its number of items or their bytes.
[[nodiscard]] bool isFull(const StepSnapshot &step);

/// Who waits for whom in a run that does not get on, as far as its snapshot shows it.
class BlockingChain
{
public:
    /// \a run must outlive it.
    explicit BlockingChain(const MetricsSnapshot &run) : m_run(run) {}

    /// The steps in whose queues a worker of \a step that is blocked waits for room: those that are
    /// full; if none is now, all that it hands items to. None if its results go elsewhere.
    [[nodiscard]] std::vector<const StepSnapshot *> waitsFor(const StepSnapshot &step) const;
    /// From a step that waits for room on to the one that holds everything up, and why that does:
    /// one sentence. Empty if nobody holds anything up.
    [[nodiscard]] Sentence toSentence() const;

private:
    using Chain = std::vector<const StepSnapshot *>;

    void addQueuesBehind(const StepSnapshot &step, Chain &found) const;
    [[nodiscard]] Chain chainFrom(const StepSnapshot &step) const;

    const MetricsSnapshot &m_run;
};

} // namespace paipa::engine
