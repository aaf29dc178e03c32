// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/runstate.h>

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace paipa::engine {

/// A worker that was still inside its step's own code when the time for aborting was over.
struct StuckWorker {
    QString step;
    int worker = 0;
    /// That it has in hand, "" if it has none: "its item 7" is the seventh that this worker has
    /// taken. With SlowAfter it is called by its description.
    QString item = {};
    std::chrono::nanoseconds since{0};
};

/// "worker 1 of step "thumb" has been in its own code for 12.5 s, with its item 7, and cannot be
/// ended"
[[nodiscard]] Sentence toSentence(const StuckWorker &worker);
/// The same in English.
[[nodiscard]] QString toString(const StuckWorker &worker);
/// Logs that a run has to wait for \a worker.
void logWaitingFor(const StuckWorker &worker);

/// How a run ended.
struct RunOutcome {
    RunState state = RunState::Created;
    std::optional<RunError> error; ///< The first one, of a failed run.
    std::vector<StuckWorker> stuck;
};

} // namespace paipa::engine
