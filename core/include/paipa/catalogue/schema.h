// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/problem.h>
#include <paipa/base/quantities.h>
#include <paipa/catalogue/parameterinfo.h>

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <chrono>
#include <functional>
#include <type_traits>

namespace paipa {

/// What a schema says of one field beside its type and default, which come from the struct.
struct ParameterOptions {
    QString key;
    QString label;
    QString help;
    TextRole role = TextRole::Plain;
    Unit unit = Unit::None;
    Presence presence = Presence::Optional;
    std::optional<ParameterRange> range = {};
    QStringList choices = {}; ///< For enums: one text per enumerator, which count from 0.
};

namespace detail {

// Strict readers and writers of one JSON value; the text says what was expected.
struct Mismatch {
    Sentence expected;
};
using Reading = std::optional<Mismatch>;

[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, bool &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, int &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, qint64 &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, double &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, QString &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, QStringList &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info,
                           QMap<QString, QString> &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info,
                           std::chrono::milliseconds &value);
[[nodiscard]] Reading read(const QJsonValue &json, const ParameterInfo &info, ByteSize &value);
[[nodiscard]] Reading readChoice(const QJsonValue &json, const ParameterInfo &info, int &value);

[[nodiscard]] QJsonValue write(bool value);
[[nodiscard]] QJsonValue write(int value);
[[nodiscard]] QJsonValue write(qint64 value);
[[nodiscard]] QJsonValue write(double value);
[[nodiscard]] QJsonValue write(const QString &value);
[[nodiscard]] QJsonValue write(const QStringList &value);
[[nodiscard]] QJsonValue write(const QMap<QString, QString> &value);
[[nodiscard]] QJsonValue write(std::chrono::milliseconds value);
[[nodiscard]] QJsonValue write(ByteSize value);

template<typename V>
consteval ParameterKind kindOf()
{
    if constexpr (std::is_same_v<V, bool>)
        return ParameterKind::Boolean;
    else if constexpr (std::is_enum_v<V>)
        return ParameterKind::Choice;
    else if constexpr (std::is_integral_v<V>)
        return ParameterKind::Integer;
    else if constexpr (std::is_floating_point_v<V>)
        return ParameterKind::Real;
    else if constexpr (std::is_same_v<V, QStringList>)
        return ParameterKind::TextList;
    else if constexpr (std::is_same_v<V, QMap<QString, QString>>)
        return ParameterKind::TextMap;
    else if constexpr (std::is_same_v<V, std::chrono::milliseconds>)
        return ParameterKind::Duration;
    else if constexpr (std::is_same_v<V, ByteSize>)
        return ParameterKind::ByteSize;
    else
        return ParameterKind::Text;
}

/// Problems of \a settings that need no struct: unknown keys (with a suggestion), required ones
/// missing.
[[nodiscard]] Problems checkKeys(const QJsonObject &settings,
                                 const QList<ParameterInfo> &parameters);
[[nodiscard]] Problem mismatch(const ParameterInfo &info, const Mismatch &mismatch);

} // namespace detail

/// The parameters of a step as a struct P: which field has which key, help, unit and range. Field
/// types: bool, int, qint64, double, QString, QStringList, QMap<QString, QString>, an enum,
/// std::chrono::milliseconds, ByteSize. A value-initialised P holds the defaults.
template<typename P>
class Schema
{
public:
    template<typename V>
    Schema &&field(V P::*member, ParameterOptions &&options) &&
    {
        ParameterInfo info{.key = std::move(options.key),
                           .label = std::move(options.label),
                           .help = std::move(options.help),
                           .kind = detail::kindOf<V>(),
                           .role = options.role,
                           .unit = options.unit,
                           .presence = options.presence,
                           .defaultValue = {},
                           .range = options.range,
                           .choices = std::move(options.choices)};
        const V initial = P{}.*member;
        if constexpr (std::is_enum_v<V>)
            info.defaultValue = info.choices.value(static_cast<int>(initial));
        else
            info.defaultValue = detail::write(initial);
        m_readers.append(Reader([member, info](const QJsonValue &json, P &parameters) {
            if constexpr (std::is_enum_v<V>) {
                int index = 0;
                detail::Reading reading = detail::readChoice(json, info, index);
                if (!reading)
                    parameters.*member = static_cast<V>(index);
                return reading;
            } else {
                return detail::read(json, info, parameters.*member);
            }
        }));
        m_parameters.append(std::move(info));
        return std::move(*this);
    }

    [[nodiscard]] const QList<ParameterInfo> &parameters() const { return m_parameters; }

    /// Reads all that can be read; appends every problem, its place.field being the key.
    [[nodiscard]] P read(const QJsonObject &settings, Problems &problems) const
    {
        P result{};
        problems += detail::checkKeys(settings, m_parameters);
        for (qsizetype i = 0; i < m_parameters.size(); ++i) {
            const auto found = settings.constFind(m_parameters[i].key);
            if (found == settings.constEnd())
                continue;
            if (const detail::Reading reading = m_readers[i](*found, result))
                problems += detail::mismatch(m_parameters[i], *reading);
        }
        return result;
    }

private:
    using Reader = std::function<detail::Reading(const QJsonValue &, P &)>;
    QList<ParameterInfo> m_parameters;
    QList<Reader> m_readers;
};

} // namespace paipa
