// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

namespace steps {

/// Adds the steps that talk HTTP: http.download, http.listen.
void registerHttpSteps(StepCatalogue &catalogue);

} // namespace steps
} // namespace paipa
