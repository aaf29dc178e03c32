// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/stepcatalogue.h>

namespace paipa::test {

/// Step types for the tests of documents. They cannot run.
[[nodiscard]] StepCatalogue sampleCatalogue();

} // namespace paipa::test
