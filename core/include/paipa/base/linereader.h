// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/bytesource.h>

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace paipa {

/// One line of a file, without its line break ("\n" or "\r\n").
struct Line {
    QByteArrayView bytes;
    qint64 number = 0;    ///< From 1.
    bool tooLong = false; ///< The bytes are only the beginning; the rest was passed over.
};

/// The lines of a ByteSource, in memory of about the longest line. For one thread at a time.
class LineReader
{
public:
    /// So many bytes after a line may be read too, whatever they are.
    static constexpr std::size_t readableAfterLine = 64;

    /// Lines of more than \a maxLine bytes are cut; \a source must live as long as the reader.
    LineReader(ByteSource &source, qint64 maxLine);

    /// The next line, valid until the next call; none at the end. A byte-order mark is passed over.
    /// Throws the Failure of ByteSource::read().
    [[nodiscard]] std::optional<Line> next();

private:
    [[nodiscard]] bool readMore();
    [[nodiscard]] Line cutLine();
    void skipMark();

    ByteSource &m_source;
    std::size_t m_maxLine;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    qint64 m_number = 0;
};

} // namespace paipa
