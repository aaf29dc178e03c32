// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class ExistingLines {
    Overwrite, ///< Replaced when the new file is complete.
    Fail,      ///< The run does not start.
};

struct WriteJsonParameters {
    QString file;
    QStringList fields;
    ExistingLines existing = ExistingLines::Overwrite;
};

/// "json.write": all items as the lines of one JSON Lines file.
[[nodiscard]] StepDefinition<WriteJsonParameters> writeJson();

} // namespace paipa::steps
