// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "scriptstep.h"

#include <paipa/catalogue/steptype.h>

#include <QMap>

namespace paipa::steps {

struct SetFieldsParameters {
    QMap<QString, QString> fields; ///< Name → expression.
    std::chrono::milliseconds timeLimit = defaultTimeLimit;
};

/// "script.set": sets fields to the values of expressions.
[[nodiscard]] StepDefinition<SetFieldsParameters> setFields();

} // namespace paipa::steps
