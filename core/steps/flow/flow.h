// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::steps {

/// Adds the steps of the family "flow".
void registerFlowSteps(StepCatalogue &catalogue);

} // namespace paipa::steps
