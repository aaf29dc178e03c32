// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>
#include <paipa/catalogue/schema.h>

namespace paipa::steps {

/// The setting "condition" of the steps that have one.
[[nodiscard]] ParameterOptions conditionOptions(const QString &help);
/// The setting "timeLimit" of all script steps.
[[nodiscard]] ParameterOptions timeLimitOptions();
/// The part of a step's help that explains expressions.
[[nodiscard]] QString expressionHelp();

} // namespace paipa::steps
