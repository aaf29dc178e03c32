// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "json.h"

#include "readjson.h"
#include "writejson.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerJsonSteps(StepCatalogue &catalogue)
{
    catalogue.add(readJson());
    catalogue.add(writeJson());
}

} // namespace paipa::steps
