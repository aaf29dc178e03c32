// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "csv.h"

#include "readcsv.h"
#include "writecsv.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerCsvSteps(StepCatalogue &catalogue)
{
    catalogue.add(readCsv());
    catalogue.add(writeCsv());
}

} // namespace paipa::steps
