// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "flow.h"

#include "batchitems.h"
#include "findduplicates.h"
#include "flattenlist.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerFlowSteps(StepCatalogue &catalogue)
{
    catalogue.add(batchItems());
    catalogue.add(findDuplicates());
    catalogue.add(flattenList());
}

} // namespace paipa::steps
