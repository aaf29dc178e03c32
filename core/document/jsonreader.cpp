// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "jsonreader.h"

#include "jsonscanner.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// The length of the longest start of \a bytes that is valid UTF-8, and the position after it.
struct ValidPart {
    qsizetype length = 0;
    TextPosition end{.line = 1, .column = 1};
};

/// How long the character at \a offset is, or 0 if it is not valid UTF-8. Overlong forms,
/// surrogates and what lies beyond U+10FFFF are not.
qsizetype characterLength(QByteArrayView bytes, qsizetype offset)
{
    const auto at = [&](qsizetype i) {
        return offset + i < bytes.size() ? static_cast<unsigned char>(bytes[offset + i]) : 0U;
    };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    const qsizetype length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    unsigned least = 0x80; // of the second byte
    unsigned most = 0xBF;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    if (first == 0xE0)
        least = 0xA0;
    else if (first == 0xF0)
        least = 0x90;
    else if (first == 0xED)
        most = 0x9F;
    else if (first == 0xF4)
        most = 0x8F;
    if (at(1) < least || at(1) > most)
        return 0;
    for (qsizetype i = 2; i < length; ++i) {
        if (at(i) < 0x80 || at(i) > 0xBF)
            return 0;
    }
    return length;
}

ValidPart validPart(QByteArrayView bytes)
{
    ValidPart part;
    while (part.length < bytes.size()) {
        const qsizetype length = characterLength(bytes, part.length);
        if (length == 0)
            break;
        if (bytes[part.length] == '\n')
            part.end = TextPosition{.line = part.end.line + 1, .column = 1};
        else
            ++part.end.column;
        part.length += length;
    }
    return part;
}

Problem problemAt(TextPosition position, const QString &fileName, const QString &code,
                  const Sentence &text)
{
    return Problem{.code = code,
                   .text = text,
                   .place = {.file = fileName, .line = position.line, .column = position.column}};
}

/// What is wrong with \a bytes as a text, before any of it is read.
std::optional<Problem> textProblem(const QByteArray &bytes, const QString &fileName)
{
    constexpr TextPosition start{.line = 1, .column = 1};
    if (bytes.size() > maxJsonBytes)
        return problemAt(
            start, fileName, u"too-large"_s,
            Sentence::tr("the file is larger than 32 MiB, so it is hardly a pipeline"));
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return problemAt(
            start, fileName, u"byte-order-mark"_s,
            Sentence::tr("the file starts with a byte-order mark; save it as UTF-8 without one"));
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")
        || bytes.startsWith(QByteArrayView("{\0", 2)))
        return problemAt(start, fileName, u"not-utf8"_s,
                         Sentence::tr("the file is in UTF-16; save it as UTF-8"));
    if (bytes.trimmed().isEmpty())
        return problemAt(start, fileName, u"empty-file"_s, Sentence::tr("the file is empty"));
    const ValidPart part = validPart(bytes);
    if (part.length < bytes.size())
        return problemAt(
            part.end, fileName, u"not-utf8"_s,
            Sentence::tr("this character is not UTF-8; save the file in that encoding"));
    return {};
}

class JsonParser
{
public:
    JsonParser(const QByteArray &bytes, const QString &fileName)
        : m_scanner(bytes, fileName), m_fileName(fileName)
    {}

    [[nodiscard]] Result<JsonNode> parse();

private:
    [[nodiscard]] bool failed() const { return m_scanner.problem().has_value(); }
    [[nodiscard]] JsonNode value(int depth);
    void readList(JsonNode &list, int depth);
    void readObject(JsonNode &object, int depth);
    void readMember(JsonNode &object, QHash<QString, int> &lines, int depth);
    /// After an element: whether another follows. Fails if neither a comma nor \a close comes.
    [[nodiscard]] bool another(char close, const JsonNode &container);
    void failAtEnd(const JsonNode &container);

    JsonScanner m_scanner;
    QString m_fileName;
    Problems m_duplicates;
    int m_values = 0;
};

Result<JsonNode> JsonParser::parse()
{
    m_scanner.skipBlanks();
    JsonNode root = value(1);
    m_scanner.skipBlanks();
    if (!failed() && !m_scanner.atEnd())
        m_scanner.fail(
            u"not-json"_s,
            Sentence::tr("the pipeline ends before this; remove what follows, beginning with %1")
                .arg(m_scanner.nextThing()),
            m_scanner.position());
    if (failed())
        return *m_scanner.problem();
    if (!m_duplicates.isEmpty())
        return m_duplicates;
    return root;
}

JsonNode JsonParser::value(int depth)
{
    JsonNode node{.position = m_scanner.position(), .members = {}};
    if (++m_values > maxJsonValues)
        m_scanner.fail(
            u"too-large"_s,
            Sentence::tr("the file has more than a million values, so it is hardly a pipeline"),
            node.position);
    const char next = m_scanner.peek();
    if (next == '{' || next == '[') {
        if (depth > maxJsonDepth) {
            m_scanner.fail(u"too-deep"_s,
                           Sentence::tr("lists and objects are nested more than 128 deep here"),
                           node.position);
        } else if (next == '{') {
            readObject(node, depth);
        } else {
            readList(node, depth);
        }
    } else if (next == '"') {
        if (const std::optional<QString> text = m_scanner.text())
            node.scalar = *text;
    } else if (const std::optional<QJsonValue> word = m_scanner.word()) {
        node.scalar = *word;
    }
    return node;
}

void JsonParser::readList(JsonNode &list, int depth)
{
    list.kind = JsonNode::Kind::List;
    m_scanner.skip();
    m_scanner.skipBlanks();
    if (m_scanner.peek() == ']')
        return m_scanner.skip();
    if (m_scanner.atEnd())
        return failAtEnd(list);
    do {
        list.elements.push_back(value(depth + 1));
    } while (another(']', list));
}

void JsonParser::readObject(JsonNode &object, int depth)
{
    object.kind = JsonNode::Kind::Object;
    m_scanner.skip();
    m_scanner.skipBlanks();
    if (m_scanner.peek() == '}')
        return m_scanner.skip();
    QHash<QString, int> lines;
    do {
        readMember(object, lines, depth);
    } while (another('}', object));
}

void JsonParser::readMember(JsonNode &object, QHash<QString, int> &lines, int depth)
{
    const TextPosition position = m_scanner.position();
    if (m_scanner.atEnd())
        return failAtEnd(object);
    if (m_scanner.peek() != '"')
        return m_scanner.fail(u"not-json"_s,
                              Sentence::tr("a key in double quotes was expected, found %1")
                                  .arg(m_scanner.nextThing()),
                              position);
    const std::optional<QString> key = m_scanner.text();
    m_scanner.skipBlanks();
    if (failed() || !key)
        return;
    if (m_scanner.atEnd())
        return failAtEnd(object);
    if (m_scanner.peek() != ':')
        return m_scanner.fail(u"not-json"_s,
                              Sentence::tr("a ':' is missing after the key \"%1\"").arg(*key),
                              m_scanner.position());
    m_scanner.skip();
    m_scanner.skipBlanks();
    if (m_scanner.atEnd())
        return failAtEnd(object);
    if (const auto first = lines.constFind(*key); first != lines.constEnd())
        m_duplicates.append(problemAt(
            position, m_fileName, u"duplicate-key"_s,
            Sentence::tr("the key \"%1\" stands twice in this object, first in line %2; keep one")
                .arg(*key, QString::number(*first))));
    else
        lines.insert(*key, position.line);
    object.members.push_back(
        JsonMember{.key = *key, .position = position, .value = value(depth + 1)});
}

bool JsonParser::another(char close, const JsonNode &container)
{
    m_scanner.skipBlanks();
    if (failed())
        return false;
    if (m_scanner.atEnd()) {
        failAtEnd(container);
        return false;
    }
    if (m_scanner.peek() == close) {
        m_scanner.skip();
        return false;
    }
    const TextPosition comma = m_scanner.position();
    if (m_scanner.peek() != ',') {
        m_scanner.fail(u"not-json"_s,
                       Sentence::tr("a comma or '%1' is missing before %2")
                           .arg(QString(QLatin1Char(close)), m_scanner.nextThing()),
                       comma);
        return false;
    }
    m_scanner.skip();
    m_scanner.skipBlanks();
    if (m_scanner.peek() == close)
        m_scanner.fail(u"trailing-comma"_s,
                       Sentence::tr("JSON has no comma before '%1'; remove it")
                           .arg(QString(QLatin1Char(close))),
                       comma);
    else if (m_scanner.atEnd())
        failAtEnd(container);
    return !failed();
}

void JsonParser::failAtEnd(const JsonNode &container)
{
    const Sentence text =
        container.kind == JsonNode::Kind::List
            ? Sentence::tr("the file ends within the list that starts in line %1: it was cut off, "
                           "or a ']' is missing")
            : Sentence::tr("the file ends within the object that starts in line %1: it was cut "
                           "off, or a '}' is missing");
    m_scanner.fail(u"truncated"_s, text.arg(container.position.line), m_scanner.position());
}

} // namespace

Result<JsonNode> readJson(const QByteArray &bytes, const QString &fileName)
{
    if (std::optional<Problem> problem = textProblem(bytes, fileName))
        return *problem;
    return JsonParser(bytes, fileName).parse();
}

} // namespace paipa
