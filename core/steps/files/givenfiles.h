// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct GivenFilesParameters {
    QStringList files;
};

/// "files.paths": a source of files that are named one by one.
[[nodiscard]] StepDefinition<GivenFilesParameters> givenFiles();

} // namespace paipa::steps
