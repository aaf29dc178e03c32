// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/badlines.h>
#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class JsonItemFields {
    Drop, ///< Items have only the fields of their line.
    Keep, ///< Items also have the fields of the file's item.
};

struct ReadJsonParameters {
    QString path = QStringLiteral("path");
    JsonItemFields itemFields = JsonItemFields::Drop;
    QString number;
    BadLines badLines = BadLines::Fail;
    ByteSize maxLine{64_MiB};
    int maxDepth = 128;
};

/// "json.read": an item for each line of a JSON Lines file.
[[nodiscard]] StepDefinition<ReadJsonParameters> readJson();

} // namespace paipa::steps
