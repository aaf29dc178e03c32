// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct BatchItemsParameters {
    int items = 100;
    std::chrono::milliseconds age{1000};
    ByteSize bytes{16_MiB};
    QString into = QStringLiteral("items");
};

/// "flow.batch": several items as the list of one.
[[nodiscard]] StepDefinition<BatchItemsParameters> batchItems();

} // namespace paipa::steps
