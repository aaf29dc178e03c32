// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

namespace steps {

/// Adds the steps that evaluate JavaScript expressions: script.filter, script.route, script.set.
void registerScriptSteps(StepCatalogue &catalogue);

} // namespace steps
} // namespace paipa
