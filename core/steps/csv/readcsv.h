// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/badlines.h>
#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class Delimiter {
    Automatic, ///< The most frequent one of the first line.
    Comma,
    Semicolon,
    Tab,
    Bar,
};

/// The byte; NUL for Automatic.
[[nodiscard]] char byteOf(Delimiter delimiter);

enum class CsvHeader {
    FirstLine, ///< The first line holds the names of the columns.
    None,      ///< The first line is a row.
};

enum class CsvTypes {
    Text,  ///< Every value is text.
    Guess, ///< Unquoted numbers are numbers, unquoted nothing is null.
};

enum class CsvEncoding { Utf8, Latin1 };

enum class ItemFields {
    Drop, ///< Rows have only the fields of their columns.
    Keep, ///< Rows also have the fields of the file's item.
};

struct ReadCsvParameters {
    QString path = QStringLiteral("path");
    Delimiter delimiter = Delimiter::Automatic;
    CsvHeader header = CsvHeader::FirstLine;
    QStringList columns;
    CsvTypes types = CsvTypes::Text;
    CsvEncoding encoding = CsvEncoding::Utf8;
    ItemFields itemFields = ItemFields::Drop;
    QString number;
    BadLines badLines = BadLines::Fail;
    ByteSize maxField{16_MiB};
    ByteSize maxRow{64_MiB};
    int maxColumns = 4096;
};

/// "csv.read": an item for each row of a CSV file.
[[nodiscard]] StepDefinition<ReadCsvParameters> readCsv();

} // namespace paipa::steps
