// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class WrittenDelimiter { Comma, Semicolon, Tab, Bar };

enum class ExistingTable {
    Overwrite, ///< Replaced when the new file is complete.
    Fail,      ///< The run does not start.
};

struct WriteCsvParameters {
    QString file;
    QStringList columns;
    WrittenDelimiter delimiter = WrittenDelimiter::Comma;
    bool header = true;
    bool spreadsheetSafe = true;
    ExistingTable existing = ExistingTable::Overwrite;
};

/// "csv.write": all items as the rows of one CSV file.
[[nodiscard]] StepDefinition<WriteCsvParameters> writeCsv();

} // namespace paipa::steps
