// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/exitcode.h"

#include <paipa/engine/stopdeadline.h>
#include <paipa/run/run.h>
#include <paipa/run/runsummary.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace paipa::cli {

class Console;
class Progress;

/// A run that has ended, and what to tell the caller. If a step is stuck, the program has to end
/// without destroying anything that its threads use.
struct FinishedRun {
    RunSummary summary;
    ExitCode code = ExitCode::Success;
    std::unique_ptr<Run> run;
};

struct RunOptions {
    /// How long workers may take to come back after an abort.
    std::chrono::milliseconds abortGrace;
    /// How long the run may take to stop after a first signal; none: until it has stopped.
    std::optional<engine::StopDeadline> stopWithin = {};
    /// Asked again and again while the run goes on: if it says yes, the rest is not needed, and
    /// leaving it out is no interruption.
    std::function<bool()> isEnough = [] { return false; };
};

/// Runs \a plan in this process, shows its progress, and lets signals end it.
[[nodiscard]] FinishedRun runToItsEnd(Plan plan, Progress &progress, const RunOptions &options);

/// What happened, for whoever reads stderr.
void showSummary(const RunSummary &summary, Console &console);

} // namespace paipa::cli
