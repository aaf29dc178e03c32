// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "sqlsteps.h"

#include "insertintotable.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerSqlSteps(StepCatalogue &catalogue) { catalogue.add(insertIntoTable()); }

} // namespace paipa::steps
