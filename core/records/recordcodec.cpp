// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/recordcodec.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr QLatin1StringView bytesKey = "$bytes"_L1;
constexpr QLatin1StringView dateKey = "$date"_L1;

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

QString dateText(const QDateTime &date) { return date.toString(Qt::ISODateWithMs); }

template<typename Convert>
QJsonValue convert(const Value &value, Convert &&typed)
{
    switch (value.type()) {
    case ValueType::Null: return QJsonValue(QJsonValue::Null);
    case ValueType::Boolean: return *value.get<bool>();
    case ValueType::Integer: return *value.get<qint64>();
    case ValueType::Real: {
        const double real = *value.get<double>();
        return std::isfinite(real) ? QJsonValue(real) : QJsonValue(QJsonValue::Null);
    }
    case ValueType::Text: return *value.get<QString>();
    case ValueType::Bytes: return typed(bytesKey, base64(*value.get<QByteArray>()));
    case ValueType::DateTime: return typed(dateKey, dateText(*value.get<QDateTime>()));
    case ValueType::List: {
        QJsonArray array;
        for (const Value &element : *value.get<ValueList>())
            array.append(convert(element, typed));
        return array;
    }
    case ValueType::Map: {
        QJsonObject object;
        for (const Field &field : *value.get<Record>())
            object.insert(field.name, convert(field.value, typed));
        return object;
    }
    }
    Q_UNREACHABLE();
}

void appendText(QByteArray &json, const QString &text)
{
    json += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                json += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
            else
                json += c;
        }
    }
    json += '"';
}

void appendValue(QByteArray &json, const Value &value);

void appendList(QByteArray &json, const ValueList &list)
{
    json += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            json += ',';
        appendValue(json, list[i]);
    }
    json += ']';
}

/// Without QJsonValue on the way, which costs several times as much and sorts the keys of maps.
void appendValue(QByteArray &json, const Value &value)
{
    switch (value.type()) {
    case ValueType::Null: json += "null"; return;
    case ValueType::Real:
        json += std::isfinite(*value.get<double>()) ? value.toText().toLatin1() : "null"_ba;
        return;
    case ValueType::Boolean:
    case ValueType::Integer: json += value.toText().toLatin1(); return;
    case ValueType::Text: appendText(json, *value.get<QString>()); return;
    case ValueType::Bytes: json += '"' + value.get<QByteArray>()->toBase64() + '"'; return;
    case ValueType::DateTime: appendText(json, dateText(*value.get<QDateTime>())); return;
    case ValueType::List: appendList(json, *value.get<ValueList>()); return;
    case ValueType::Map: appendJson(json, *value.get<Record>()); return;
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonValue toJson(const Value &value)
{
    return convert(value, [](QLatin1StringView key, const QString &text) {
        return QJsonValue(QJsonObject{{key, text}});
    });
}

QJsonObject toJson(const Record &record)
{
    QJsonObject object;
    for (const Field &field : record)
        object.insert(field.name, toJson(field.value));
    return object;
}

QJsonValue toPlainJson(const Value &value)
{
    return convert(value, [](QLatin1StringView, const QString &text) { return QJsonValue(text); });
}

void appendJson(QByteArray &json, const Record &record)
{
    json += '{';
    for (const Field &field : record) {
        if (json.back() != '{')
            json += ',';
        appendText(json, field.name);
        json += ':';
        appendValue(json, field.value);
    }
    json += '}';
}

QByteArray toJsonLine(const Record &record)
{
    QByteArray line;
    appendJson(line, record);
    return line;
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
    case QJsonValue::Object: {
        const QJsonObject object = json.toObject();
        if (object.size() == 1 && object.contains(bytesKey))
            return QByteArray::fromBase64(object.value(bytesKey).toString().toLatin1());
        if (object.size() == 1 && object.contains(dateKey))
            return QDateTime::fromString(object.value(dateKey).toString(), Qt::ISODateWithMs);
        return recordFromJson(object);
    }
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
