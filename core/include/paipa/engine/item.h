// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemtraits.h>
#include <paipa/engine/origin.h>

#include <QByteArray>
#include <QLocale>
#include <QString>

#include <cmath>
#include <concepts>
#include <string>
#include <utility>

namespace paipa::engine {

/// A value on its way, with its share of the origin that it was made from.
template<typename T>
struct Item {
    T value;
    OriginRef origin;
};

template<typename T>
    requires hasVariableSize<T>
[[nodiscard]] std::size_t itemBytes(const Item<T> &item)
{
    return bytesOf(item.value) + sizeof(OriginRef);
}

/// The output of a sink, the input of a source.
struct Nothing {};

/// A short text by which a person recognises \a value, or "" if its type has none. A type of its
/// own offers describeItem(const T &) in its namespace.
template<typename T>
[[nodiscard]] QString description(const T &value)
{
    if constexpr (requires {
                      {
                          describeItem(value)
                      } -> std::convertible_to<QString>;
                  })
        return describeItem(value);
    else if constexpr (std::is_arithmetic_v<T>)
        return QString::number(value);
    else if constexpr (std::is_same_v<T, QString>)
        return value.left(200);
    else if constexpr (std::is_same_v<T, QByteArray>)
        return QString::fromUtf8(value.left(200));
    else if constexpr (std::is_same_v<T, std::string>)
        return QString::fromUtf8(value.substr(0, 200));
    else if constexpr (requires {
                           {
                               value.toString()
                           } -> std::convertible_to<QString>;
                       })
        return QString(value.toString()).left(200);
    else
        return {};
}

/// \a text as a string of JSON, with its quotes.
[[nodiscard]] QByteArray quotedAsJson(const QString &text);

/// \a value as a line of JSON, or "" if its type has none. A type of its own offers
/// toJsonLine(const T &) in its namespace; the line should have all that is needed to make the
/// value again: dead letters are kept as such lines. Bytes are texts if they are UTF-8.
template<typename T>
[[nodiscard]] QByteArray jsonOf(const T &value)
{
    if constexpr (requires {
                      {
                          toJsonLine(value)
                      } -> std::convertible_to<QByteArray>;
                  })
        return toJsonLine(value);
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_integral_v<T>)
        return QByteArray::number(value);
    else if constexpr (std::is_floating_point_v<T>)
        return std::isfinite(value) ? QByteArray::number(static_cast<double>(value), 'g',
                                                         QLocale::FloatingPointShortest)
                                    : QByteArray();
    else if constexpr (std::is_same_v<T, QString>)
        return quotedAsJson(value);
    else if constexpr (CharacterContainer<T>) {
        const QByteArrayView bytes(value);
        return bytes.isValidUtf8() ? quotedAsJson(QString::fromUtf8(bytes)) : QByteArray();
    } else if constexpr (requires {
                             {
                                 value.toString()
                             } -> std::convertible_to<QString>;
                         })
        return quotedAsJson(value.toString());
    else
        return {};
}

} // namespace paipa::engine
