// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/linereader.h>

#include <paipa/base/quantities.h>

#include <algorithm>
#include <cstring>

namespace paipa {

namespace {

constexpr std::size_t firstBuffer = 256_KiB;

QByteArrayView withoutReturn(const char *begin, std::size_t size)
{
    if (size > 0 && begin[size - 1] == '\r')
        --size;
    return {begin, static_cast<qsizetype>(size)};
}

} // namespace

LineReader::LineReader(ByteSource &source, qint64 maxLine)
    : m_source(source)
    , m_maxLine(static_cast<std::size_t>(maxLine))
    , m_buffer(firstBuffer + readableAfterLine)
{}

std::optional<Line> LineReader::next()
{
    if (m_number == 0)
        skipMark();
    std::size_t searched = 0;
    while (true) {
        const char *begin = m_buffer.data() + m_begin;
        const std::size_t size = m_end - m_begin;
        const void *found = std::memchr(begin + searched, '\n', size - searched);
        const std::size_t length =
            found ? static_cast<std::size_t>(static_cast<const char *>(found) - begin) : size;
        if (length > m_maxLine + 1) // the one more may be the "\r"
            return cutLine();
        if (found) {
            m_begin += length + 1;
            const QByteArrayView bytes = withoutReturn(begin, length);
            return Line{bytes, ++m_number, static_cast<std::size_t>(bytes.size()) > m_maxLine};
        }
        searched = size;
        if (!readMore())
            break;
    }
    if (m_begin == m_end)
        return std::nullopt;
    const QByteArrayView bytes = withoutReturn(m_buffer.data() + m_begin, m_end - m_begin);
    m_begin = m_end;
    return Line{bytes, ++m_number, static_cast<std::size_t>(bytes.size()) > m_maxLine};
}

/// Adds to the end of the buffer, which it empties at the front or enlarges for that.
bool LineReader::readMore()
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    std::size_t usable = m_buffer.size() - readableAfterLine;
    if (m_end == usable) {
        usable = std::min(usable * 2, std::max(usable, m_maxLine) + firstBuffer);
        m_buffer.resize(usable + readableAfterLine);
    }
    const std::size_t got = m_source.read({m_buffer.data() + m_end, usable - m_end});
    m_end += got;
    return got > 0;
}

/// Passes over the rest of a line that is too long, keeping its beginning in front of the buffer.
Line LineReader::cutLine()
{
    constexpr std::size_t shown = 1024;
    const std::size_t keep = std::min(shown, m_maxLine);
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = keep;
    while (true) {
        const void *found = std::memchr(m_buffer.data() + m_begin, '\n', m_end - m_begin);
        if (found) {
            m_begin =
                static_cast<std::size_t>(static_cast<const char *>(found) - m_buffer.data()) + 1;
            break;
        }
        m_begin = keep;
        m_end =
            keep
            + m_source.read({m_buffer.data() + keep, m_buffer.size() - readableAfterLine - keep});
        if (m_end == keep)
            break;
    }
    return Line{{m_buffer.data(), static_cast<qsizetype>(keep)}, ++m_number, true};
}

void LineReader::skipMark()
{
    constexpr QByteArrayView mark("\xef\xbb\xbf");
    while (m_end - m_begin < static_cast<std::size_t>(mark.size()) && readMore()) {
    }
    if (QByteArrayView(m_buffer.data() + m_begin, static_cast<qsizetype>(m_end - m_begin))
            .startsWith(mark))
        m_begin += static_cast<std::size_t>(mark.size());
}

} // namespace paipa
