// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

namespace steps {

/// Adds the steps that work on pictures: image.thumbnail.
void registerImageSteps(StepCatalogue &catalogue);

} // namespace steps
} // namespace paipa
