// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "scriptstep.h"

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct FilterParameters {
    QString condition;
    std::chrono::milliseconds timeLimit = defaultTimeLimit;
};

/// "script.filter": leaves out the items for which a condition does not hold.
[[nodiscard]] StepDefinition<FilterParameters> filterItems();

} // namespace paipa::steps
