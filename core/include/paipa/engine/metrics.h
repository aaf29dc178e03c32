// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/breakersnapshot.h>
#include <paipa/engine/durationhistogram.h>
#include <paipa/engine/origincounts.h>
#include <paipa/engine/queuebounds.h>
#include <paipa/engine/runstate.h>
#include <paipa/engine/workerstate.h>
#include <paipa/engine/worknote.h>

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace paipa::engine {

class WorkerCounters;

/// What one worker has done so far.
struct WorkerSnapshot {
    WorkerState state = WorkerState::Opening;
    std::chrono::nanoseconds inState{0}; ///< Since it entered the state.
    std::chrono::nanoseconds busy{0};
    std::chrono::nanoseconds waiting{0};
    std::chrono::nanoseconds blocked{0};
};

/// What one step has done so far, over all its workers, those that have left included.
struct StepSnapshot {
    QString name = {};
    QString runsIn = {};    ///< The step in whose workers it runs, if it is inline.
    QStringList feeds = {}; ///< The steps that its results go to, one name for each link.
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    std::uint64_t failed = 0;
    std::uint64_t retries = 0;
    std::uint64_t skipped = 0;
    std::chrono::nanoseconds busy{0};
    std::chrono::nanoseconds waiting{0};
    std::chrono::nanoseconds blocked{0};
    /// Of an item in the step's own code, with what runs inline behind it. Sources and steps over
    /// their whole input have none.
    std::optional<DurationQuantiles> itemTime = {};
    /// On processors; of steps that run inline, it is their host's.
    std::chrono::nanoseconds cpu{0};
    std::chrono::nanoseconds held{0};         ///< Back by its rate, or its breaker.
    std::vector<WorkerSnapshot> workers = {}; ///< Those that work now.
    bool hasQueue = false;                    ///< Sources have none.
    std::size_t queueItems = 0;
    std::size_t queueBytes = 0;
    QueueBounds queueBounds = {};
    std::uint64_t oversize = 0; ///< Items larger than the queue's bound: each was in it alone.
    std::size_t parked = 0;     ///< Items that wait aside for another attempt.
    std::optional<BreakerSnapshot> breaker = {};
    std::vector<SlowItem> slowItems = {}; ///< Under way for longer than StageOptions::slowAfter.
    bool ended = false;
    int mostWorkers = 0; ///< At one time.

    /// Adds what one worker has done until \a now.
    void add(const WorkerCounters &counters, Clock::TimePoint now);
};

/// The state of a run at one moment: a value. The numbers of different workers are read one after
/// the other while they work on.
struct MetricsSnapshot {
    RunState state = RunState::Created;
    std::chrono::nanoseconds elapsed{0};
    OriginCounts origins;
    /// The same for each source that has emitted anything, and for each step that made items of
    /// its own, by worker; known once the run has ended.
    std::vector<SourceCounts> sources = {};
    std::optional<std::uint64_t> expected; ///< Items that the sources announced.
    std::vector<StepSnapshot> steps;
    std::uint64_t errors = 0;   ///< All of them, also those that are not kept.
    std::uint64_t setAside = 0; ///< Items; also those that are not kept.

    /// The step of this name; null if there is none. Lives as long as \c steps is not changed.
    [[nodiscard]] const StepSnapshot *find(const QString &name) const;
};

} // namespace paipa::engine
