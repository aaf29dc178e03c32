// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>

#include "backends/local/localrun.h"

namespace paipa {

Result<std::unique_ptr<Run>> LocalBackend::start(Plan plan)
{
    auto run = std::make_unique<local::LocalRun>(std::move(plan));
    if (const std::optional<engine::RunError> error = run->start())
        return toProblem(*error);
    return std::unique_ptr<Run>(std::move(run));
}

} // namespace paipa
