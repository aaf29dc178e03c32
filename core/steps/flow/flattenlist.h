// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class OtherFields {
    Keep, ///< Each result also has the other fields of the item.
    Drop, ///< Each result has only what the element gives.
};

struct FlattenListParameters {
    QString field = QStringLiteral("items");
    QString into = QStringLiteral("value");
    OtherFields others = OtherFields::Keep;
};

/// "flow.flatten": an item for each element of a list.
[[nodiscard]] StepDefinition<FlattenListParameters> flattenList();

} // namespace paipa::steps
