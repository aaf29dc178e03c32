// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>

#include "backends/local/localrun.h"

namespace paipa {

Result<std::unique_ptr<Run>> LocalBackend::start(Plan plan, std::stop_token abort)
{
    auto run = std::make_unique<local::LocalRun>(std::move(plan));
    std::optional<engine::RunError> error;
    {
        const std::stop_callback onAbort(abort, [&run] { run->abort(); });
        error = run->start();
    }
    if (error && !abort.stop_requested())
        return toProblem(*error);
    return std::unique_ptr<Run>(std::move(run));
}

} // namespace paipa
