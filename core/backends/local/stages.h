// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runcontroller.h>
#include <paipa/run/plan.h>

#include <memory>
#include <vector>

namespace paipa::local {

/// Where the items of each output of each step can be seen, by their positions in the plan.
using OutputTaps = std::vector<std::vector<std::unique_ptr<engine::ItemTap<Record>>>>;

/// Adds the steps and links of \a plan to \a controller. All three, and what is returned, must
/// outlive the run.
[[nodiscard]] OutputTaps addStages(const Plan &plan, engine::RunController &controller,
                                   const Clock &clock);

} // namespace paipa::local
