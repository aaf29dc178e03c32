// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>

namespace paipa::engine {

/// An item type whose size differs from item to item offers itemBytes(const T &), found by its
/// namespace.
template<typename T>
concept SaysItsBytes = requires(const T &value) {
    {
        itemBytes(value)
    } -> std::convertible_to<std::size_t>;
};

/// Qt's and the standard library's containers of characters: their content counts.
template<typename T>
concept CharacterContainer =
    std::same_as<T, QByteArray> || std::same_as<T, QString> || std::same_as<T, std::string>;

template<typename T>
inline constexpr bool hasVariableSize = SaysItsBytes<T> || CharacterContainer<T>;

/// What \a value occupies, in bytes; at least 1. Types that do not say count their own size.
template<typename T>
[[nodiscard]] std::size_t bytesOf(const T &value)
{
    if constexpr (SaysItsBytes<T>)
        return std::max<std::size_t>(1, itemBytes(value));
    else if constexpr (CharacterContainer<T>)
        return sizeof(T) + static_cast<std::size_t>(value.size()) * sizeof(typename T::value_type);
    else
        return sizeof(T);
}

} // namespace paipa::engine
