// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/bytesource.h>
#include <paipa/base/sentence.h>

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace paipa::steps {

/// How a CSV file is written, and how much of it is held.
struct CsvFormat {
    char delimiter =
        '\0'; ///< NUL: the most frequent of comma, semicolon, tab and "|" in the first line.
    qint64 maxField = 0;
    qint64 maxRow = 0;
    int maxColumns = 0;
};

/// One field of a row, as it lies in the file.
struct CsvCell {
    QByteArrayView bytes;       ///< Without the quotes around it.
    bool quoted = false;        ///< Stood in quotes.
    bool doubledQuotes = false; ///< Contains two quotes where one is meant.
};

/// One row of a CSV file. Its views are valid until the next one is read.
struct CsvRow {
    qint64 line = 0;       ///< Where it begins, from 1.
    QByteArrayView raw;    ///< Without the line's end; of a broken row the first line only.
    Sentence problem = {}; ///< Why the row is broken; empty for a good one.
};

/// Reads the rows of a CSV file as RFC 4180 describes them, and those that are not: lines may end
/// with LF, a quote inside an unquoted field is itself, and a byte-order mark is passed over. After
/// a broken row reading goes on at the next line, however many lines an open quote has swallowed.
/// For one thread at a time.
class CsvReader
{
public:
    /// \a source must live as long as the reader.
    CsvReader(ByteSource &source, CsvFormat format);

    /// The next row, whose cells() are those of a good one; none at the end. Throws Failure of the
    /// source, and "bad-text" for UTF-16.
    [[nodiscard]] std::optional<CsvRow> next();
    [[nodiscard]] const std::vector<CsvCell> &cells() const { return m_cells; }

    /// The content of \a cell, valid until the next call.
    [[nodiscard]] QByteArrayView text(const CsvCell &cell);

private:
    enum class Outcome {
        Complete,
        NeedsMore, ///< The row does not end in the buffer.
        Broken,    ///< m_problem says why.
    };

    void start();
    void guessDelimiter();
    [[nodiscard]] bool readMore();
    [[nodiscard]] Outcome parseRow();
    [[nodiscard]] Outcome parseQuoted();
    [[nodiscard]] Outcome parsePlain();
    [[nodiscard]] Outcome parseEndOfCell();
    [[nodiscard]] Outcome broken(const Sentence &problem);
    [[nodiscard]] CsvRow takeRow();
    [[nodiscard]] CsvRow passOverLine();

    ByteSource &m_source;
    CsvFormat m_format;
    std::vector<char> m_buffer;
    const char *m_begin = nullptr; ///< Of the row, in the buffer.
    const char *m_end = nullptr;   ///< Of what has been read.
    const char *m_position = nullptr;
    bool m_started = false;
    bool m_allRead = false;
    bool m_rowEnds = false;
    qint64 m_line = 1;
    std::vector<CsvCell> m_cells;
    Sentence m_problem;
    QByteArray m_text;
};

} // namespace paipa::steps
