// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct SetTextParameters {
    QString into;
    QString text;
};

/// "text.template": a field made of text and other fields.
[[nodiscard]] StepDefinition<SetTextParameters> setText();

} // namespace paipa::steps
