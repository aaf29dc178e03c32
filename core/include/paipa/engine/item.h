// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemtraits.h>
#include <paipa/engine/origin.h>

#include <QByteArray>
#include <QString>

#include <concepts>
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
    else if constexpr (requires {
                           {
                               value.toString()
                           } -> std::convertible_to<QString>;
                       })
        return QString(value.toString()).left(200);
    else
        return {};
}

/// \a value as a line of JSON, if its type offers toJsonLine(const T &), else "". The line should
/// have all that is needed to make the value again: dead letters are kept as such lines.
template<typename T>
[[nodiscard]] QByteArray jsonOf(const T &value)
{
    if constexpr (requires {
                      {
                          toJsonLine(value)
                      } -> std::convertible_to<QByteArray>;
                  })
        return toJsonLine(value);
    else
        return {};
}

} // namespace paipa::engine
