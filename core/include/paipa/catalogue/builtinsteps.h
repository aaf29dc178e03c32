// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

/// Adds all step families that are linked into Paipa::Steps. Families in modules of their own are
/// added by loadStepModules() instead. To run, some steps need a QCoreApplication.
void registerBuiltinSteps(StepCatalogue &catalogue);

} // namespace paipa
