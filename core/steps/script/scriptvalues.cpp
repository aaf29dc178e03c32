// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptvalues.h"

#include <paipa/base/failure.h>

#include <QDateTime>
#include <QJSEngine>
#include <QJSValueIterator>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr qint64 greatestExact = Q_INT64_C(1) << 53;
constexpr int greatestDepth = 64;

// The class stays hidden: scripts see only its instances.
constexpr QStringView prelude =
    u"(function() {"
    "class GreatInteger {"
    "  constructor(digits) { this.digits = digits; Object.freeze(this); }"
    "  toString() { return this.digits; }"
    "  toJSON() { return this.digits; }"
    "  [Symbol.toPrimitive](hint) {"
    "    if (hint === 'string') return this.digits;"
    "    throw new RangeError('the integer ' + this.digits + ' is too great for exact calculation:'"
    "      + ' use it unchanged, or as text with String()');"
    "  }"
    "}"
    "return {"
    "  makeMap: () => Object.create(null),"
    "  makeGreatInteger: digits => new GreatInteger(digits),"
    "  greatDigits: object => object instanceof GreatInteger ? object.digits : null,"
    "  isPlain: object => { const parent = Object.getPrototypeOf(object);"
    "    return parent === null || parent === Object.prototype; }"
    "};"
    "})()";

[[noreturn]] void failForValue(const Sentence &what)
{
    throw Failure(u"no-value"_s, Sentence::tr("it gave %1, which a field cannot hold").arg(what),
                  Retry::Never);
}

Value fromNumber(double number)
{
    if (std::isnan(number))
        failForValue(Sentence::tr("NaN (not a number)"));
    if (std::isinf(number))
        failForValue(Sentence::tr("an infinite number"));
    const bool minusZero = number == 0 && std::signbit(number);
    const bool whole = number == std::trunc(number) && !minusZero
                       && std::abs(number) <= static_cast<double>(greatestExact);
    return whole ? Value(static_cast<qint64>(number)) : Value(number);
}

} // namespace

ScriptValues::ScriptValues(QJSEngine &engine) : m_engine(engine)
{
    const QJSValue functions = engine.evaluate(prelude.toString());
    Q_ASSERT(!functions.isError());
    m_makeMap = functions.property(u"makeMap"_s);
    m_makeGreatInteger = functions.property(u"makeGreatInteger"_s);
    m_greatDigits = functions.property(u"greatDigits"_s);
    m_isPlain = functions.property(u"isPlain"_s);
}

QJSValue ScriptValues::toScript(const Value &value)
{
    switch (value.type()) {
    case ValueType::Null: return QJSValue(QJSValue::NullValue);
    case ValueType::Boolean: return QJSValue(*value.get<bool>());
    case ValueType::Integer: {
        const qint64 integer = *value.get<qint64>();
        if (integer >= -greatestExact && integer <= greatestExact)
            return QJSValue(static_cast<double>(integer));
        return greatInteger(integer);
    }
    case ValueType::Real: return QJSValue(*value.get<double>());
    case ValueType::Text: return QJSValue(*value.get<QString>());
    case ValueType::Bytes: return m_engine.toScriptValue(*value.get<QByteArray>());
    case ValueType::DateTime: return m_engine.toScriptValue(*value.get<QDateTime>());
    case ValueType::List: {
        const ValueList &list = *value.get<ValueList>();
        QJSValue array = m_engine.newArray(static_cast<uint>(list.size()));
        for (qsizetype i = 0; i < list.size(); ++i)
            array.setProperty(static_cast<quint32>(i), toScript(list[i]));
        return array;
    }
    case ValueType::Map: return toScript(*value.get<Record>());
    }
    Q_UNREACHABLE();
}

QJSValue ScriptValues::toScript(const Record &record)
{
    QJSValue map = m_makeMap.call();
    for (const Field &field : record)
        map.setProperty(field.name, toScript(field.value));
    return map;
}

QJSValue ScriptValues::greatInteger(qint64 value)
{
    const auto known = m_greatIntegers.constFind(value);
    if (known != m_greatIntegers.constEnd())
        return *known;
    return *m_greatIntegers.insert(value, m_makeGreatInteger.call({QString::number(value)}));
}

void ScriptValues::endItem()
{
    if (!m_greatIntegers.isEmpty())
        m_greatIntegers.clear();
}

Value ScriptValues::fromScript(const QJSValue &value, int depth)
{
    if (depth > greatestDepth)
        failForValue(Sentence::tr("something nested more than %1 deep").arg(greatestDepth));
    if (value.isNull())
        return {};
    if (value.isBool())
        return value.toBool();
    if (value.isNumber())
        return fromNumber(value.toNumber());
    if (value.isString())
        return value.toString();
    if (value.isUndefined())
        failForValue(Sentence::verbatim(u"undefined"_s));
    if (value.isArray())
        return fromArray(value, depth);
    if (value.isDate()) {
        const QDateTime date = value.toDateTime();
        if (!date.isValid())
            failForValue(Sentence::tr("an invalid date"));
        return date.toUTC();
    }
    if (value.isObject() && !value.isCallable())
        return fromObject(value, depth);
    failForValue(value.isCallable() ? Sentence::tr("a function") : Sentence::tr("a symbol"));
}

Value ScriptValues::fromObject(const QJSValue &value, int depth)
{
    const QJSValue digits = m_greatDigits.call({value});
    if (digits.isString())
        return digits.toString().toLongLong();
    if (!m_isPlain.call({value}).toBool()) {
        const QVariant variant = value.toVariant();
        if (variant.typeId() == QMetaType::QByteArray)
            return variant.toByteArray();
        failForValue(
            Sentence::tr("an object that is neither a map, a list, a date nor an ArrayBuffer"));
    }
    Record map;
    for (QJSValueIterator property(value); property.next();)
        map.set(property.name(), fromScript(property.value(), depth + 1));
    return map;
}

ValueList ScriptValues::fromArray(const QJSValue &array, int depth)
{
    const quint32 length = array.property(u"length"_s).toUInt();
    ValueList list;
    for (quint32 i = 0; i < length; ++i)
        list.append(fromScript(array.property(i), depth + 1));
    return list;
}

} // namespace paipa::steps
