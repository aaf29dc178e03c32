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

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

QString dateText(const QDateTime &date) { return date.toString(Qt::ISODateWithMs); }

enum class Types {
    Kept,  ///< So that they can be read back.
    Plain, ///< As other programs expect them.
};

QJsonValue convert(const Value &value, Types types);

/// \a text, with \a key as its mark where types are kept.
QJsonValue marked(QLatin1StringView key, const QString &text, Types types)
{
    return types == Types::Kept ? QJsonValue(QJsonObject{{key, text}}) : QJsonValue(text);
}

QJsonValue convertReal(double real, Types types)
{
    const bool looksWhole = std::trunc(real) == real;
    if (types == Types::Kept && (looksWhole || !std::isfinite(real)))
        return marked(realKey, Value(real).toText(), types);
    return std::isfinite(real) ? QJsonValue(real) : QJsonValue(QJsonValue::Null);
}

QJsonValue convertList(const ValueList &list, Types types)
{
    QJsonArray array;
    for (const Value &element : list)
        array.append(convert(element, types));
    return array;
}

QJsonValue convertMap(const Record &map, Types types)
{
    QJsonObject object;
    for (const Field &field : map)
        object.insert(field.name, convert(field.value, types));
    const bool looksMarked = map.size() == 1 && map.begin()->name.startsWith(u'$');
    if (types == Types::Kept && looksMarked)
        return QJsonObject{{mapKey, object}};
    return object;
}

QJsonValue convert(const Value &value, Types types)
{
    switch (value.type()) {
    case ValueType::Null: return QJsonValue(QJsonValue::Null);
    case ValueType::Boolean: return *value.get<bool>();
    case ValueType::Integer: return *value.get<qint64>();
    case ValueType::Real: return convertReal(*value.get<double>(), types);
    case ValueType::Text: return *value.get<QString>();
    case ValueType::Bytes: return marked(bytesKey, base64(*value.get<QByteArray>()), types);
    case ValueType::DateTime: return marked(dateKey, dateText(*value.get<QDateTime>()), types);
    case ValueType::List: return convertList(*value.get<ValueList>(), types);
    case ValueType::Map: return convertMap(*value.get<Record>(), types);
    }
    Q_UNREACHABLE();
}

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
    else if (std::abs(real) >= beyondIntegers)
        appendNumber(json, real, std::chars_format::scientific);
    else
        appendNumber(json, real);
}

void appendList(QByteArray &json, const ValueList &list)
{
    json += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            json += ',';
        appendJson(json, list[i]);
    }
    json += ']';
}

} // namespace

/// Without QJsonValue on the way, which costs several times as much and sorts the keys of maps.
void appendJson(QByteArray &json, const Value &value)
{
    switch (value.type()) {
    case ValueType::Null: json += "null"; return;
    case ValueType::Boolean: json += *value.get<bool>() ? "true" : "false"; return;
    case ValueType::Integer: appendNumber(json, *value.get<qint64>()); return;
    case ValueType::Real: appendReal(json, *value.get<double>()); return;
    case ValueType::Text: appendText(json, *value.get<QString>()); return;
    case ValueType::Bytes: json += '"' + value.get<QByteArray>()->toBase64() + '"'; return;
    case ValueType::DateTime: appendText(json, dateText(*value.get<QDateTime>())); return;
    case ValueType::List: appendList(json, *value.get<ValueList>()); return;
    case ValueType::Map: appendJson(json, *value.get<Record>()); return;
    }
    Q_UNREACHABLE();
}

QJsonValue toJson(const Value &value) { return convert(value, Types::Kept); }

QJsonObject toJson(const Record &record)
{
    QJsonObject object;
    for (const Field &field : record)
        object.insert(field.name, toJson(field.value));
    return object;
}

QJsonValue toPlainJson(const Value &value) { return convert(value, Types::Plain); }

void appendJson(QByteArray &json, const Record &record)
{
    json += '{';
    for (const Field &field : record) {
        if (json.back() != '{')
            json += ',';
        appendText(json, field.name);
        json += ':';
        appendJson(json, field.value);
    }
    json += '}';
}

QByteArray toJsonLine(const Record &record)
{
    QByteArray line;
    appendJson(line, record);
    return line;
}

namespace {

/// What the mark of an object with one member means; else a map.
Value valueOfObject(const QJsonObject &object)
{
    const QString key = object.size() == 1 ? object.begin().key() : QString();
    if (key == bytesKey)
        return QByteArray::fromBase64(object.begin()->toString().toLatin1());
    if (key == dateKey)
        return QDateTime::fromString(object.begin()->toString(), Qt::ISODateWithMs);
    if (key == realKey)
        return object.begin()->toString().toDouble();
    if (key == mapKey)
        return recordFromJson(object.begin()->toObject());
    return recordFromJson(object);
}

} // namespace

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
    case QJsonValue::Object: return valueOfObject(json.toObject());
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
