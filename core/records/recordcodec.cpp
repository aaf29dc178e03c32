// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/recordcodec.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr QLatin1StringView bytesKey = "$bytes"_L1;
constexpr QLatin1StringView dateKey = "$date"_L1;
constexpr QLatin1StringView realKey = "$real"_L1;
constexpr QLatin1StringView mapKey = "$map"_L1;

/// Whether JSON would take \a real for an integer, or does not know it.
bool needsMark(double real) { return std::trunc(real) == real || !std::isfinite(real); }

/// Whether \a map has the form of one of our marks.
bool looksMarked(const Record &map)
{
    return map.size() == 1 && map.begin()->name.startsWith(u'$');
}

enum class Types {
    Kept,  ///< So that they can be read back.
    Plain, ///< As other programs expect them.
};

void appendValue(QByteArray &json, const Value &value, Types types);

bool isPlain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

QByteArray escaped(char c)
{
    switch (c) {
    case '"': return "\\\""_ba;
    case '\\': return "\\\\"_ba;
    case '\n': return "\\n"_ba;
    case '\r': return "\\r"_ba;
    case '\t': return "\\t"_ba;
    default: return "\\u00"_ba + QByteArray::number(c, 16).rightJustified(2, '0');
    }
}

void appendText(QByteArray &json, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    json += '"';
    for (auto from = bytes.begin(); from != bytes.end();) {
        const auto special = std::find_if_not(from, bytes.end(), isPlain);
        json.append(from, special - from);
        from = special;
        if (from != bytes.end())
            json += escaped(*from++);
    }
    json += '"';
}

/// \a text, of which no character is special, with \a key as its mark where types are kept.
void appendMarked(QByteArray &json, QLatin1StringView key, const QByteArray &text, Types types)
{
    if (types == Types::Kept)
        json.append("{\"").append(key.data(), key.size()).append("\":");
    json.append('"').append(text).append('"');
    if (types == Types::Kept)
        json += '}';
}

template<typename Number, typename... Format>
void appendNumber(QByteArray &json, Number number, Format... format)
{
    std::array<char, 32> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format...);
    json.append(buffer.data(), end - buffer.data());
}

void appendReal(QByteArray &json, double real)
{
    constexpr double beyondIntegers = 0x1p63; // with an exponent, nobody takes it for one of these
    if (!std::isfinite(real))
        json += "null";
    else if (real == 0 && std::signbit(real)) // "-0" would be read as the integer 0
        json += "-0.0";
    else if (std::abs(real) >= beyondIntegers)
        appendNumber(json, real, std::chars_format::scientific);
    else
        appendNumber(json, real);
}

void appendList(QByteArray &json, const ValueList &list, Types types)
{
    json += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            json += ',';
        appendValue(json, list[i], types);
    }
    json += ']';
}

void appendMembers(QByteArray &json, const Record &map, Types types)
{
    json += '{';
    for (const Field &field : map) {
        if (json.back() != '{')
            json += ',';
        appendText(json, field.name);
        json += ':';
        appendValue(json, field.value, types);
    }
    json += '}';
}

void appendMap(QByteArray &json, const Record &map, Types types)
{
    const bool isMarked = types == Types::Kept && looksMarked(map);
    if (isMarked)
        json += "{\"$map\":";
    appendMembers(json, map, types);
    if (isMarked)
        json += '}';
}

/// Without QJsonValue on the way, which costs several times as much and sorts the keys of maps.
void appendValue(QByteArray &json, const Value &value, Types types)
{
    switch (value.type()) {
    case ValueType::Null: json += "null"; return;
    case ValueType::Boolean: json += *value.get<bool>() ? "true" : "false"; return;
    case ValueType::Integer: appendNumber(json, *value.get<qint64>()); return;
    case ValueType::Real:
        if (types == Types::Kept && needsMark(*value.get<double>()))
            appendMarked(json, realKey, value.toText().toLatin1(), types);
        else
            appendReal(json, *value.get<double>());
        return;
    case ValueType::Text: appendText(json, *value.get<QString>()); return;
    case ValueType::Bytes:
        appendMarked(json, bytesKey, value.get<QByteArray>()->toBase64(), types);
        return;
    case ValueType::DateTime: appendMarked(json, dateKey, value.toText().toLatin1(), types); return;
    case ValueType::List: appendList(json, *value.get<ValueList>(), types); return;
    case ValueType::Map: appendMap(json, *value.get<Record>(), types); return;
    }
    Q_UNREACHABLE();
}

} // namespace

void appendPlainJson(QByteArray &json, const Value &value)
{
    appendValue(json, value, Types::Plain);
}

void appendPlainJson(QByteArray &json, const Record &record)
{
    appendMap(json, record, Types::Plain);
}

QByteArray toPlainJsonLine(const Record &record)
{
    QByteArray line;
    appendMap(line, record, Types::Plain);
    return line;
}

QByteArray toJsonLine(const Record &record)
{
    QByteArray line;
    appendMap(line, record, Types::Kept);
    return line;
}

namespace {

/// Reads JSON that is known to be valid, with the members of objects in their order: QJsonObject
/// sorts them.
class OrderedJson
{
public:
    explicit OrderedJson(QByteArrayView json) : m_json(json) {}

    Value value()
    {
        skipSpace();
        switch (m_json[m_at]) {
        case '{': return map();
        case '[': return list();
        default: return scalar();
        }
    }

private:
    Record map()
    {
        Record map;
        while (!isAtEndOf('}')) {
            const Value name = value();
            skipSpace();
            ++m_at; // the colon
            map.set(*name.get<QString>(), value());
        }
        return map;
    }

    ValueList list()
    {
        ValueList list;
        while (!isAtEndOf(']'))
            list.append(value());
        return list;
    }

    /// Goes to the next element of what ends with \a bracket, and past the bracket if there is
    /// none.
    bool isAtEndOf(char bracket)
    {
        skipSpace();
        if (m_json[m_at] != bracket) {
            ++m_at; // what opened it, or a comma
            skipSpace();
        }
        if (m_json[m_at] != bracket)
            return false;
        ++m_at;
        return true;
    }

    Value scalar()
    {
        const qsizetype from = m_at;
        if (m_json[m_at] == '"')
            skipText();
        else
            skipWhile([](char c) { return !isSpace(c) && c != ',' && c != ']' && c != '}'; });
        const QByteArray array = '[' + m_json.sliced(from, m_at - from).toByteArray() + ']';
        return valueFromJson(QJsonDocument::fromJson(array).array().first());
    }

    void skipText()
    {
        ++m_at;
        while (m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
    }

    void skipSpace() { skipWhile(isSpace); }

    template<typename Predicate>
    void skipWhile(Predicate predicate)
    {
        while (m_at < m_json.size() && predicate(m_json[m_at]))
            ++m_at;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

Value unmarked(const Value &value);

Record membersUnmarked(const Record &map)
{
    Record result;
    result.reserve(map.size());
    for (const Field &field : map)
        result.append(field.name, unmarked(field.value));
    return result;
}

/// What the mark of a map with one member means; else the map.
Value mapUnmarked(const Record &map)
{
    if (!looksMarked(map))
        return membersUnmarked(map);
    const auto &[key, content] = *map.begin();
    if (const auto *inner = content.get<Record>(); inner && key == mapKey)
        return membersUnmarked(*inner);
    const auto *text = content.get<QString>();
    if (text && key == bytesKey)
        return QByteArray::fromBase64(text->toLatin1());
    if (text && key == dateKey)
        return QDateTime::fromString(*text, Qt::ISODateWithMs);
    if (text && key == realKey)
        return text->toDouble();
    return membersUnmarked(map);
}

Value unmarked(const Value &value)
{
    if (const auto *map = value.get<Record>())
        return mapUnmarked(*map);
    const auto *list = value.get<ValueList>();
    if (!list)
        return value;
    ValueList result;
    result.reserve(list->size());
    std::ranges::transform(*list, std::back_inserter(result), unmarked);
    return result;
}

} // namespace

std::optional<Record> recordFromJsonLine(const QByteArray &line)
{
    if (!QJsonDocument::fromJson(line).isObject())
        return std::nullopt;
    const Value value = unmarked(OrderedJson(line).value());
    const auto *record = value.get<Record>();
    return record ? std::optional(*record) : std::nullopt;
}

Value valueFromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return json.toBool();
    case QJsonValue::Double: {
        // Qt keeps integers of 64 bits apart from reals, but tells only by their variant.
        const QVariant number = json.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return number.toLongLong();
        return json.toDouble();
    }
    case QJsonValue::String: return json.toString();
    case QJsonValue::Array: {
        ValueList list;
        for (const QJsonValue &element : json.toArray())
            list.append(valueFromJson(element));
        return list;
    }
    case QJsonValue::Object: return recordFromJson(json.toObject());
    default: return {};
    }
}

Record recordFromJson(const QJsonObject &json)
{
    Record record;
    record.reserve(json.size());
    for (auto it = json.begin(); it != json.end(); ++it)
        record.set(it.key(), valueFromJson(it.value()));
    return record;
}

} // namespace paipa
