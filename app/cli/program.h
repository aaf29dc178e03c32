// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/exitcode.h"

#include <paipa/base/problem.h>
#include <paipa/document/trustlist.h>

#include <QStringList>

#include <chrono>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::cli {

struct ProgramOptions {
    /// How long workers may take to come back when the run is aborted.
    std::chrono::milliseconds abortGrace{10'000};
    Problems startupProblems = {}; ///< Shown before anything else happens.
    TrustList trustList{TrustList::fileOfUser()};
};

/// The whole program with the steps of \a catalogue. After ExitCode::Stuck the process must end
/// without destroying anything: a thread still runs.
[[nodiscard]] ExitCode runProgram(const QStringList &arguments, const StepCatalogue &catalogue,
                                  const ProgramOptions &options = {});

/// Ends the process as \a code demands.
[[noreturn]] void leave(ExitCode code);

} // namespace paipa::cli
