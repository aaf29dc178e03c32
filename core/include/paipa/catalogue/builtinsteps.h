// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

/// Adds all step families that are linked into Paipa::Steps. Families in modules of their own are
/// added by the plugin loader instead.
void registerBuiltinSteps(StepCatalogue &catalogue);

} // namespace paipa
