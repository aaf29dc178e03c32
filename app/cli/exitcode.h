// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa::cli {

/// What the program tells who called it.
enum class ExitCode {
    Success = 0,
    ItemsFailed = 1, ///< The run finished, but not every item succeeded.
    Invalid = 2,     ///< Wrong usage, or a pipeline that cannot or may not run.
    RunFailed = 3,   ///< An error ended the run.
    Stuck = 70,      ///< A step does not come back from its own code.
    Interrupted = 130,
    Terminated = 143,
};

} // namespace paipa::cli
