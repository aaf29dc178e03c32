// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptsteps.h"

#include "filteritems.h"
#include "routeitems.h"
#include "setfields.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerScriptSteps(StepCatalogue &catalogue)
{
    catalogue.add(filterItems());
    catalogue.add(routeItems());
    catalogue.add(setFields());
}

} // namespace paipa::steps
