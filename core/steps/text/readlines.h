// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

/// What happens to bytes that are not UTF-8.
enum class InvalidText {
    Replace, ///< By the character U+FFFD.
    Fail,    ///< The item of the file fails.
    Bytes,   ///< The line is bytes.
};

struct ReadLinesParameters {
    QString path = QStringLiteral("path");
    QString into = QStringLiteral("line");
    QString number = QStringLiteral("lineNumber");
    InvalidText invalid = InvalidText::Replace;
    ByteSize maxLine{64_MiB};
};

/// "text.lines": an item for each line of a file.
[[nodiscard]] StepDefinition<ReadLinesParameters> readLines();

} // namespace paipa::steps
