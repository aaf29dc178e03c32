// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runcontroller.h>
#include <paipa/run/plan.h>

namespace paipa::local {

/// Adds the steps and links of \a plan to \a controller. All three must outlive the run.
void addStages(const Plan &plan, engine::RunController &controller, const Clock &clock);

} // namespace paipa::local
