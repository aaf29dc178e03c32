// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "jsonscanner.h"

#include <paipa/base/suggestion.h>

#include <QStringDecoder>

#include <cctype>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isWordPart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.'
           || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Removes the digits at the start of \a word; false if there are none.
bool takeDigits(QByteArrayView &word)
{
    qsizetype count = 0;
    while (count < word.size() && isDigit(word[count]))
        ++count;
    word = word.sliced(count);
    return count > 0;
}

/// QString::fromUtf8() would drop U+FEFF at the start of each piece of a text.
QString textFrom(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

enum class NumberForm { None, Whole, Real };

/// How JSON would read \a word, which is stricter than what C accepts.
NumberForm numberForm(QByteArrayView word)
{
    if (word.startsWith('-'))
        word = word.sliced(1);
    if (word.size() > 1 && word[0] == '0' && isDigit(word[1]))
        return NumberForm::None;
    if (!takeDigits(word))
        return NumberForm::None;
    NumberForm form = NumberForm::Whole;
    if (word.startsWith('.')) {
        word = word.sliced(1);
        if (!takeDigits(word))
            return NumberForm::None;
        form = NumberForm::Real;
    }
    if (word.startsWith('e') || word.startsWith('E')) {
        word = word.sliced(1);
        if (word.startsWith('+') || word.startsWith('-'))
            word = word.sliced(1);
        if (!takeDigits(word))
            return NumberForm::None;
        form = NumberForm::Real;
    }
    return word.isEmpty() ? form : NumberForm::None;
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView bytes, QString fileName)
    : m_bytes(bytes), m_fileName(std::move(fileName))
{}

void JsonScanner::skip()
{
    const auto byte = static_cast<unsigned char>(m_bytes[m_offset++]);
    if (byte == '\n')
        m_position = TextPosition{.line = m_position.line + 1, .column = 1};
    else if ((byte & 0xC0) != 0x80) // continuation bytes belong to the character before
        ++m_position.column;
}

void JsonScanner::skipBlanks()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
        skip();
    if (peek() == '/' || peek() == '#')
        fail(u"not-json"_s,
             Sentence::tr(
                 "JSON has no comments; remove this one, or put it into \"notes\" of a step"),
             m_position);
}

std::optional<QString> JsonScanner::text()
{
    const TextPosition start = m_position;
    skip();
    QString result;
    qsizetype plainStart = m_offset;
    const auto appendPlain = [&] {
        result += textFrom(m_bytes.sliced(plainStart, m_offset - plainStart));
    };
    while (!atEnd()) {
        const auto byte = static_cast<unsigned char>(peek());
        if (byte == '"') {
            appendPlain();
            skip();
            return result;
        }
        if (byte == '\n' || byte == '\r') {
            fail(u"not-json"_s,
                 Sentence::tr("this text is not closed on its line: add a '\"', or write a line "
                              "break as \\n"),
                 start);
            return {};
        }
        if (byte < 0x20) {
            fail(u"not-json"_s,
                 Sentence::tr("a control character in a text; write it as \\u%1")
                     .arg(u"%1"_s.arg(uint(byte), 4, 16, '0'_L1)),
                 m_position);
            return {};
        }
        if (byte != '\\') {
            skip();
            continue;
        }
        appendPlain();
        if (!appendEscape(result))
            return {};
        plainStart = m_offset;
    }
    fail(u"truncated"_s,
         Sentence::tr("the file ends within the text that starts here: it was cut off"), start);
    return {};
}

bool JsonScanner::appendEscape(QString &text)
{
    const TextPosition start = m_position;
    skip();
    const char kind = peek();
    if (kind == 'u') {
        const std::optional<char16_t> unit = hexUnit();
        std::optional<char16_t> second;
        if (unit && QChar::isHighSurrogate(*unit) && peek() == '\\') {
            skip();
            second = hexUnit();
        }
        const bool isPair = second && QChar::isLowSurrogate(*second);
        if (!unit || (QChar::isSurrogate(*unit) && !isPair)) {
            fail(u"not-json"_s,
                 Sentence::tr(
                     "\"\\u\" must be followed by four hexadecimal digits that make a character"),
                 start);
            return false;
        }
        text += QChar(*unit);
        if (second)
            text += QChar(*second);
        return true;
    }
    constexpr QByteArrayView letters = "\"\\/bfnrt";
    constexpr QByteArrayView meanings = "\"\\/\b\f\n\r\t";
    const qsizetype index = atEnd() ? -1 : letters.indexOf(kind);
    if (index < 0) {
        fail(u"not-json"_s,
             Sentence::tr("an escape that JSON does not have; a backslash itself is written \\\\"),
             start);
        return false;
    }
    text += QLatin1Char(meanings[index]);
    skip();
    return true;
}

std::optional<char16_t> JsonScanner::hexUnit()
{
    if (peek() != 'u' || m_bytes.size() - m_offset < 5)
        return {};
    const QByteArrayView digits = m_bytes.sliced(m_offset + 1, 4);
    for (const char c : digits) {
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0)
            return {};
    }
    for (int i = 0; i < 5; ++i)
        skip();
    return static_cast<char16_t>(digits.toByteArray().toUShort(nullptr, 16));
}

QByteArrayView JsonScanner::takeWord()
{
    const qsizetype start = m_offset;
    while (!atEnd() && isWordPart(peek()))
        skip();
    return m_bytes.sliced(start, m_offset - start);
}

std::optional<QJsonValue> JsonScanner::word()
{
    const TextPosition start = m_position;
    const Sentence found = nextThing();
    const QByteArrayView word = takeWord();
    if (word == "true" || word == "false")
        return QJsonValue(word == "true");
    if (word == "null")
        return QJsonValue(QJsonValue::Null);
    if (numberForm(word) != NumberForm::None)
        return number(word, start);
    if (word.startsWith('-') || word.startsWith('+') || word.startsWith('.')
        || (!word.isEmpty() && isDigit(word[0]))) {
        fail(
            u"not-json"_s,
            Sentence::tr("%1 is not a number in JSON; write it such as 12, -0.5 or 1e6").arg(found),
            start);
        return {};
    }
    const Sentence hint = didYouMean(QString::fromUtf8(word), {u"true"_s, u"false"_s, u"null"_s});
    fail(u"not-json"_s,
         Sentence::tr("this is not JSON: a value was expected, found %1").arg(found)
             + (hint.isEmpty() && !word.isEmpty() ? Sentence::tr("; texts need double quotes")
                                                  : hint),
         start);
    return {};
}

std::optional<QJsonValue> JsonScanner::number(QByteArrayView word, TextPosition start)
{
    bool ok = false;
    if (numberForm(word) == NumberForm::Whole) {
        const qint64 whole = word.toByteArray().toLongLong(&ok);
        if (ok)
            return QJsonValue(whole);
    } else {
        const double real = word.toByteArray().toDouble(&ok);
        if (ok && std::isfinite(real))
            return QJsonValue(real);
    }
    fail(u"number-range"_s,
         Sentence::tr("this number is too large; write it as a text if it is an identifier"),
         start);
    return {};
}

Sentence JsonScanner::nextThing() const
{
    if (atEnd())
        return Sentence::tr("the end of the file");
    qsizetype end = m_offset;
    while (end < m_bytes.size() && isWordPart(m_bytes[end]))
        ++end;
    QString thing = textFrom(m_bytes.sliced(m_offset, std::max<qsizetype>(end - m_offset, 1)));
    if (thing.size() > 20)
        thing = thing.first(20) + u"…"_s;
    if (!thing.at(0).isPrint() && !thing.at(0).isSurrogate())
        return Sentence::tr("a control character");
    return thing.startsWith(u'"') ? Sentence::tr("a text")
                                  : Sentence::verbatim(u'"' + thing + u'"');
}

void JsonScanner::fail(const QString &code, const Sentence &text, TextPosition where)
{
    if (m_problem)
        return;
    m_problem = Problem{.code = code,
                        .text = text,
                        .place = {.file = m_fileName, .line = where.line, .column = where.column}};
    m_offset = m_bytes.size();
}

} // namespace paipa
