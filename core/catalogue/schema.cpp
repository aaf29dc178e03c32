// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/schema.h>

#include <paipa/base/suggestion.h>

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::detail {

namespace {

QString rangeText(const ParameterRange &range, const std::function<QString(double)> &write)
{
    return u"from %1 to %2"_s.arg(write(range.minimum), write(range.maximum));
}

Reading outside(const ParameterInfo &info, double value, const QString &what,
                const std::function<QString(double)> &write)
{
    if (!info.range || (value >= info.range->minimum && value <= info.range->maximum))
        return {};
    return Mismatch{what + u' ' + rangeText(*info.range, write)};
}

QString plainNumber(double value) { return QString::number(value, 'g', 12); }

/// A whole number of 64 bits, without a detour through a real.
std::optional<qint64> wholeNumber(const QJsonValue &json)
{
    if (!json.isDouble())
        return std::nullopt;
    constexpr qint64 no = std::numeric_limits<qint64>::min();
    const qint64 value = json.toInteger(no);
    return value == no ? std::nullopt : std::optional(value);
}

} // namespace

Reading read(const QJsonValue &json, const ParameterInfo &, bool &value)
{
    if (!json.isBool())
        return Mismatch{u"true or false"_s};
    value = json.toBool();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, int &value)
{
    qint64 wide = 0;
    if (Reading reading = read(json, info, wide))
        return reading;
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return Mismatch{u"a smaller whole number"_s};
    value = static_cast<int>(wide);
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, qint64 &value)
{
    const std::optional<qint64> number = wholeNumber(json);
    if (!number)
        return Mismatch{info.range ? u"a whole number "_s + rangeText(*info.range, plainNumber)
                                   : u"a whole number"_s};
    if (Reading reading =
            outside(info, static_cast<double>(*number), u"a whole number"_s, plainNumber))
        return reading;
    value = *number;
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, double &value)
{
    if (!json.isDouble())
        return Mismatch{u"a number"_s};
    if (Reading reading = outside(info, json.toDouble(), u"a number"_s, plainNumber))
        return reading;
    value = json.toDouble();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &, QString &value)
{
    if (!json.isString())
        return Mismatch{u"a text"_s};
    value = json.toString();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &, QStringList &value)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || !std::ranges::all_of(array, [](const auto &e) { return e.isString(); }))
        return Mismatch{u"a list of texts"_s};
    value.clear();
    for (const QJsonValue &element : array)
        value.append(element.toString());
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &, QMap<QString, QString> &value)
{
    const QJsonObject object = json.toObject();
    if (!json.isObject()
        || !std::ranges::all_of(object, [](const auto &e) { return e.isString(); }))
        return Mismatch{u"an object whose values are texts"_s};
    value.clear();
    for (auto it = object.begin(); it != object.end(); ++it)
        value.insert(it.key(), it->toString());
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, std::chrono::milliseconds &value)
{
    std::optional<std::chrono::milliseconds> duration;
    if (json.isString())
        duration = parseDuration(json.toString());
    else if (json.isDouble())
        duration = parseDuration(plainNumber(json.toDouble()));
    if (!duration)
        return Mismatch{u"a duration such as \"250 ms\", \"5 s\" or \"2 min\""_s};
    const auto write = [](double ms) {
        return toString(std::chrono::milliseconds(static_cast<qint64>(ms)));
    };
    if (Reading reading =
            outside(info, static_cast<double>(duration->count()), u"a duration"_s, write))
        return reading;
    value = *duration;
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, ByteSize &value)
{
    std::optional<ByteSize> size;
    if (json.isString())
        size = parseByteSize(json.toString());
    else if (const std::optional<qint64> number = wholeNumber(json); number && *number >= 0)
        size = ByteSize{*number};
    if (!size)
        return Mismatch{u"a size such as \"64 MiB\", or a number of bytes"_s};
    const auto write = [](double bytes) { return toString(ByteSize{static_cast<qint64>(bytes)}); };
    if (Reading reading = outside(info, static_cast<double>(size->bytes), u"a size"_s, write))
        return reading;
    value = *size;
    return {};
}

Reading readChoice(const QJsonValue &json, const ParameterInfo &info, int &value)
{
    const qsizetype index = json.isString() ? info.choices.indexOf(json.toString()) : -1;
    if (index < 0) {
        const QString quoted = u'"' + info.choices.join(u"\", \""_s) + u'"';
        return Mismatch{u"one of "_s + quoted};
    }
    value = static_cast<int>(index);
    return {};
}

QJsonValue write(bool value) { return value; }
QJsonValue write(int value) { return value; }
QJsonValue write(qint64 value) { return value; }
QJsonValue write(double value) { return value; }
QJsonValue write(const QString &value) { return value; }
QJsonValue write(const QStringList &value) { return QJsonArray::fromStringList(value); }
QJsonValue write(const QMap<QString, QString> &value)
{
    QJsonObject object;
    for (auto it = value.begin(); it != value.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}
QJsonValue write(std::chrono::milliseconds value) { return toString(value); }
QJsonValue write(ByteSize value) { return toString(value); }

Problems checkKeys(const QJsonObject &settings, const QList<ParameterInfo> &parameters)
{
    Problems problems;
    QStringList known;
    for (const ParameterInfo &info : parameters) {
        known.append(info.key);
        const QJsonValue value = settings.value(info.key);
        const bool empty = value.isUndefined() || (value.isString() && value.toString().isEmpty())
                           || (value.isArray() && value.toArray().isEmpty());
        if (info.presence == Presence::Required && empty) {
            problems.append(
                Problem{.code = u"missing-setting"_s,
                        .text = u"the setting \"%1\" is required: %2"_s.arg(info.key, info.help),
                        .place = {.field = info.key}});
        }
    }
    for (const QString &key : settings.keys()) {
        if (known.contains(key))
            continue;
        problems.append(
            Problem{.code = u"unknown-setting"_s,
                    .text = u"unknown setting \"%1\""_s.arg(key) + didYouMean(key, known),
                    .place = {.field = key}});
    }
    return problems;
}

Problem mismatch(const ParameterInfo &info, const Mismatch &mismatch)
{
    return Problem{.code = u"bad-setting"_s,
                   .text = u"the setting \"%1\" must be %2"_s.arg(info.key, mismatch.expected),
                   .place = {.field = info.key}};
}

} // namespace paipa::detail
