// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"

#include "steps/files/givenfiles.h"
#include "steps/files/hashfile.h"
#include "steps/files/listfiles.h"
#include "steps/files/readfile.h"
#include "steps/files/writefile.h"

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::steps {

void registerFilesSteps(StepCatalogue &catalogue)
{
    catalogue.add(givenFiles());
    catalogue.add(hashFile());
    catalogue.add(listFiles());
    catalogue.add(readFile());
    catalogue.add(writeFile());
}

} // namespace paipa::steps
