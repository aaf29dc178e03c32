// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "csvreader.h"

#include <paipa/base/failure.h>
#include <paipa/base/quantities.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr std::size_t firstBuffer = 256_KiB;

const char *find(const char *begin, const char *end, char c)
{
    return static_cast<const char *>(std::memchr(begin, c, static_cast<std::size_t>(end - begin)));
}

QByteArrayView between(const char *begin, const char *end) { return {begin, end - begin}; }

} // namespace

CsvReader::CsvReader(ByteSource &source, CsvFormat format)
    : m_source(source)
    , m_format(format)
    , m_buffer(firstBuffer)
    , m_begin(m_buffer.data())
    , m_end(m_buffer.data())
    , m_position(m_buffer.data())
{}

std::optional<CsvRow> CsvReader::next()
{
    if (!m_started)
        start();
    while (true) {
        if (m_begin == m_end && !readMore())
            return std::nullopt;
        switch (parseRow()) {
        case Outcome::Complete: return takeRow();
        case Outcome::Broken: return passOverLine();
        case Outcome::NeedsMore:
            if (m_end - m_begin > m_format.maxRow) {
                (void)broken(Sentence::tr("the row is longer than maxRow (%1)")
                                 .arg(toString(ByteSize{m_format.maxRow})));
                return passOverLine();
            }
            // Parsing begins anew with more: rarely, as the buffer holds many rows.
            (void)readMore();
        }
    }
}

QByteArrayView CsvReader::text(const CsvCell &cell)
{
    if (!cell.doubledQuotes)
        return cell.bytes;
    m_text.clear();
    for (qsizetype i = 0; i < cell.bytes.size(); ++i) {
        m_text.append(cell.bytes[i]);
        if (cell.bytes[i] == '"')
            ++i;
    }
    return m_text;
}

void CsvReader::start()
{
    m_started = true;
    constexpr qsizetype markBytes = 3;
    while (m_end - m_begin < markBytes && readMore()) {
    }
    const QByteArrayView beginning = between(m_begin, m_end);
    if (beginning.startsWith("\xff\xfe") || beginning.startsWith("\xfe\xff")) {
        throw Failure(
            u"bad-text"_s,
            Sentence::tr(
                "\"%1\" is UTF-16; convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8")
                .arg(QString::fromUtf8(m_source.path())),
            Retry::Never);
    }
    if (beginning.startsWith("\xef\xbb\xbf"))
        m_begin += markBytes;
    if (m_format.delimiter == '\0')
        guessDelimiter();
}

void CsvReader::guessDelimiter()
{
    static constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<int, candidates.size()> counts{};
    bool quoted = false;
    const auto first = [this] { return find(m_begin, m_end, '\n'); };
    while (!first() && static_cast<std::size_t>(m_end - m_begin) < firstBuffer && readMore()) {
    }
    for (const char *c = m_begin; c != m_end && (quoted || *c != '\n'); ++c) {
        if (*c == '"')
            quoted = !quoted;
        const auto *const found = std::ranges::find(candidates, *c);
        if (!quoted && found != candidates.end())
            ++counts[static_cast<std::size_t>(found - candidates.begin())];
    }
    m_format.delimiter =
        candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Adds to the end of the buffer, which it empties at the front or enlarges for that.
bool CsvReader::readMore()
{
    if (m_allRead)
        return false;
    const auto held = static_cast<std::size_t>(m_end - m_begin);
    std::memmove(m_buffer.data(), m_begin, held);
    if (held == m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    const std::size_t got = m_source.read({m_buffer.data() + held, m_buffer.size() - held});
    m_begin = m_buffer.data();
    m_end = m_begin + held + got;
    m_allRead = got == 0;
    return !m_allRead;
}

CsvReader::Outcome CsvReader::parseRow()
{
    m_cells.clear();
    m_position = m_begin;
    m_rowEnds = false;
    while (!m_rowEnds) {
        if (m_cells.size() == static_cast<std::size_t>(m_format.maxColumns))
            return broken(Sentence::tr("the row has more columns than maxColumns (%1)")
                              .arg(m_format.maxColumns));
        const bool quoted = m_position != m_end && *m_position == '"';
        const Outcome outcome = quoted ? parseQuoted() : parsePlain();
        if (outcome != Outcome::Complete)
            return outcome;
    }
    return Outcome::Complete;
}

CsvReader::Outcome CsvReader::parseQuoted()
{
    const char *const begin = m_position + 1;
    CsvCell cell{.bytes = {}, .quoted = true};
    for (const char *from = begin;;) {
        const char *quote = find(from, m_end, '"');
        if ((quote ? quote : m_end) - begin > m_format.maxField) {
            return broken(
                Sentence::tr("column %1 is longer than maxField (%2), or its quote is not closed")
                    .arg(QString::number(m_cells.size() + 1),
                         toString(ByteSize{m_format.maxField})));
        }
        if (!quote)
            return m_allRead ? broken(
                       Sentence::tr("the quote of column %1 is not closed").arg(m_cells.size() + 1))
                             : Outcome::NeedsMore;
        if (quote + 1 == m_end && !m_allRead)
            return Outcome::NeedsMore;
        if (quote + 1 == m_end || quote[1] != '"') {
            cell.bytes = between(begin, quote);
            m_position = quote + 1;
            break;
        }
        cell.doubledQuotes = true;
        from = quote + 2;
    }
    m_cells.push_back(cell);
    return parseEndOfCell();
}

/// Text after a closing quote shows most often that a quote before it was never closed.
CsvReader::Outcome CsvReader::parseEndOfCell()
{
    const bool atReturn = m_position != m_end && *m_position == '\r';
    if (atReturn && m_position + 1 == m_end && !m_allRead)
        return Outcome::NeedsMore;
    if (atReturn && (m_position + 1 == m_end || m_position[1] == '\n'))
        ++m_position;
    if (m_position == m_end || *m_position == '\n') {
        m_rowEnds = true;
        return Outcome::Complete;
    }
    if (*m_position != m_format.delimiter)
        return broken(
            Sentence::tr("text follows the closing quote of column %1").arg(m_cells.size()));
    ++m_position;
    return Outcome::Complete;
}

CsvReader::Outcome CsvReader::parsePlain()
{
    const char *const begin = m_position;
    const char delimiter = m_format.delimiter;
    const char *c = begin;
    while (c != m_end && *c != delimiter && *c != '\n')
        ++c;
    if (c - begin > m_format.maxField) {
        return broken(
            Sentence::tr("column %1 is longer than maxField (%2)")
                .arg(QString::number(m_cells.size() + 1), toString(ByteSize{m_format.maxField})));
    }
    if (c == m_end && !m_allRead)
        return Outcome::NeedsMore;
    m_rowEnds = c == m_end || *c == '\n';
    const bool hasReturn = m_rowEnds && c != begin && c[-1] == '\r';
    m_cells.push_back(CsvCell{.bytes = between(begin, hasReturn ? c - 1 : c)});
    m_position = m_rowEnds ? c : c + 1;
    return Outcome::Complete;
}

CsvReader::Outcome CsvReader::broken(const Sentence &problem)
{
    m_problem = problem;
    return Outcome::Broken;
}

/// m_position is at the end of the row's last line.
CsvRow CsvReader::takeRow()
{
    const char *end = m_position;
    if (end != m_begin && end[-1] == '\r')
        --end;
    const CsvRow row{.line = m_line, .raw = between(m_begin, end)};
    m_line += 1;
    if (std::ranges::any_of(m_cells, &CsvCell::quoted))
        m_line += std::ranges::count(row.raw, '\n');
    m_begin = m_position == m_end ? m_end : m_position + 1;
    return row;
}

/// The first line of the row as a broken one; the next row begins after it.
CsvRow CsvReader::passOverLine()
{
    constexpr qsizetype shown = 64_KiB;
    CsvRow row{.line = m_line++, .raw = {}, .problem = std::exchange(m_problem, {})};
    const char *newline = find(m_begin, m_end, '\n');
    while (!newline && m_end - m_begin < shown && readMore())
        newline = find(m_begin, m_end, '\n');
    const char *lineEnd = newline ? newline : m_end;
    m_text =
        between(m_begin, m_begin + std::min<qsizetype>(shown, lineEnd - m_begin)).toByteArray();
    while (!newline) {
        m_begin = m_end;
        if (!readMore())
            break;
        newline = find(m_begin, m_end, '\n');
    }
    m_begin = newline ? newline + 1 : m_end;
    if (m_text.endsWith('\r'))
        m_text.chop(1);
    row.raw = m_text;
    return row;
}

} // namespace paipa::steps
