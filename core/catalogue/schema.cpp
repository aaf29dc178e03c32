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

/// \a what, such as "a number", within \a range.
Sentence within(const Sentence &what, const ParameterRange &range,
                const std::function<QString(double)> &write)
{
    return Sentence::tr("%1 from %2 to %3").arg(what, write(range.minimum), write(range.maximum));
}

Reading outside(const ParameterInfo &info, double value, const Sentence &what,
                const std::function<QString(double)> &write)
{
    if (!info.range || (value >= info.range->minimum && value <= info.range->maximum))
        return {};
    return Mismatch{within(what, *info.range, write)};
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
        return Mismatch{Sentence::tr("true or false")};
    value = json.toBool();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, int &value)
{
    qint64 wide = 0;
    if (Reading reading = read(json, info, wide))
        return reading;
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return Mismatch{Sentence::tr("a smaller whole number")};
    value = static_cast<int>(wide);
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, qint64 &value)
{
    const std::optional<qint64> number = wholeNumber(json);
    if (!number)
        return Mismatch{info.range
                            ? within(Sentence::tr("a whole number"), *info.range, plainNumber)
                            : Sentence::tr("a whole number")};
    if (Reading reading = outside(info, static_cast<double>(*number),
                                  Sentence::tr("a whole number"), plainNumber))
        return reading;
    value = *number;
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &info, double &value)
{
    if (!json.isDouble())
        return Mismatch{Sentence::tr("a number")};
    if (Reading reading = outside(info, json.toDouble(), Sentence::tr("a number"), plainNumber))
        return reading;
    value = json.toDouble();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &, QString &value)
{
    if (!json.isString())
        return Mismatch{Sentence::tr("a text")};
    value = json.toString();
    return {};
}

Reading read(const QJsonValue &json, const ParameterInfo &, QStringList &value)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || !std::ranges::all_of(array, [](const auto &e) { return e.isString(); }))
        return Mismatch{Sentence::tr("a list of texts")};
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
        return Mismatch{Sentence::tr("an object whose values are texts")};
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
        return Mismatch{Sentence::tr("a duration such as \"250 ms\", \"5 s\" or \"2 min\"")};
    const auto write = [](double ms) {
        return toString(std::chrono::milliseconds(static_cast<qint64>(ms)));
    };
    if (Reading reading = outside(info, static_cast<double>(duration->count()),
                                  Sentence::tr("a duration"), write))
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
        return Mismatch{Sentence::tr("a size such as \"64 MiB\", or a number of bytes")};
    const auto write = [](double bytes) { return toString(ByteSize{static_cast<qint64>(bytes)}); };
    if (Reading reading =
            outside(info, static_cast<double>(size->bytes), Sentence::tr("a size"), write))
        return reading;
    value = *size;
    return {};
}

Reading readChoice(const QJsonValue &json, const ParameterInfo &info, int &value)
{
    const qsizetype index = json.isString() ? info.choices.indexOf(json.toString()) : -1;
    if (index < 0) {
        const QString quoted = u'"' + info.choices.join(u"\", \""_s) + u'"';
        return Mismatch{Sentence::tr("one of %1").arg(quoted)};
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
    for (const ParameterInfo &info : parameters)
        known.append(info.key);
    QStringList misspelt;
    for (const QString &key : settings.keys()) {
        if (known.contains(key))
            continue;
        misspelt.append(closest(key, known));
        problems.append(Problem{.code = u"unknown-setting"_s,
                                .text = Sentence::tr("unknown setting \"%1\"").arg(key)
                                        + didYouMean(key, known),
                                .place = {.field = key}});
    }
    for (const ParameterInfo &info : parameters) {
        const QJsonValue value = settings.value(info.key);
        const bool empty = value.isUndefined() || (value.isString() && value.toString().isEmpty())
                           || (value.isArray() && value.toArray().isEmpty());
        const bool isMisspelt = value.isUndefined() && misspelt.contains(info.key);
        if (info.presence == Presence::Required && empty && !isMisspelt) {
            problems.append(
                Problem{.code = u"missing-setting"_s,
                        .text = Sentence::tr("the setting \"%1\" is required: %2")
                                    .arg(info.key, Sentence::tr(info.help.toUtf8().constData())),
                        .place = {.field = info.key}});
        }
    }
    return problems;
}

Problem mismatch(const ParameterInfo &info, const Mismatch &mismatch)
{
    return Problem{
        .code = u"bad-setting"_s,
        .text = Sentence::tr("the setting \"%1\" must be %2").arg(info.key, mismatch.expected),
        .place = {.field = info.key}};
}

} // namespace paipa::detail
