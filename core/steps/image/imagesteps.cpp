// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "imagesteps.h"

#include "thumbnail.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerImageSteps(StepCatalogue &catalogue) { catalogue.add(thumbnail()); }

} // namespace paipa::steps
