// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "scriptstep.h"

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct RouteParameters {
    QString condition;
    std::chrono::milliseconds timeLimit = defaultTimeLimit;
};

/// "script.route": sends each item to one of two outputs.
[[nodiscard]] StepDefinition<RouteParameters> routeItems();

} // namespace paipa::steps
