// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include "readlines.h"
#include "settext.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerTextSteps(StepCatalogue &catalogue)
{
    catalogue.add(readLines());
    catalogue.add(setText());
}

} // namespace paipa::steps
