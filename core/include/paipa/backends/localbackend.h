// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/run.h>

namespace paipa {

/// Runs plans in this process, on the engine.
class LocalBackend final : public Backend
{
public:
    using Backend::start;
    [[nodiscard]] Result<std::unique_ptr<Run>> start(Plan plan, std::stop_token abort) override;
};

} // namespace paipa
