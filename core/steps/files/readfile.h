// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class ContentType {
    Bytes, ///< As stored.
    Text,  ///< UTF-8; anything else fails the item.
};

struct ReadFileParameters {
    QString path = QStringLiteral("path");
    QString into = QStringLiteral("content");
    ContentType as = ContentType::Bytes;
    ByteSize maxSize{256_MiB};
};

/// "files.read": the content of a file as a field.
[[nodiscard]] StepDefinition<ReadFileParameters> readFile();

} // namespace paipa::steps
