// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct FindDuplicatesParameters {
    QString key = QStringLiteral("hash");
    QString describe = QStringLiteral("path");
    QString into = QStringLiteral("duplicateOf");
    int maxKeys = 10'000'000;
};

/// "flow.duplicates": tells items whose key was seen before from those that are new.
[[nodiscard]] StepDefinition<FindDuplicatesParameters> findDuplicates();

} // namespace paipa::steps
