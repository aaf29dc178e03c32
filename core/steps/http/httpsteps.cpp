// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "httpsteps.h"

#include "download.h"
#include "listen.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerHttpSteps(StepCatalogue &catalogue)
{
    catalogue.add(download());
    catalogue.add(listen());
}

} // namespace paipa::steps
