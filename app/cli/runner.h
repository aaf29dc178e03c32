// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/exitcode.h"

#include <paipa/run/run.h>
#include <paipa/run/runsummary.h>

#include <chrono>
#include <memory>

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

/// Runs \a plan in this process, shows its progress, and lets signals end it. When it is aborted,
/// workers have the time \a abortGrace to come back.
[[nodiscard]] FinishedRun runToItsEnd(Plan plan, Progress &progress,
                                      std::chrono::milliseconds abortGrace);

/// What happened, for whoever reads stderr.
void showSummary(const RunSummary &summary, Console &console);

} // namespace paipa::cli
