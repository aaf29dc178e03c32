// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include "givenfiles.h"
#include "hashfile.h"
#include "listfiles.h"
#include "readfile.h"
#include "writefile.h"

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
