// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <concepts>
#include <cstddef>
#include <optional>
#include <ranges>
#include <type_traits>

namespace paipa::detail {

template<typename T>
inline constexpr bool isOptional = false;
template<typename T>
inline constexpr bool isOptional<std::optional<T>> = true;

/// Texts, paths and maps are items, though they are ranges as well; so is what says its size.
template<typename T>
concept SingleItem =
    requires(const T &value) {
        {
            itemBytes(value)
        } -> std::convertible_to<std::size_t>;
    } || requires { typename T::mapped_type; } || requires { typename T::traits_type; }
    || std::convertible_to<T, QStringView> || std::convertible_to<T, QByteArrayView>
    || std::same_as<std::ranges::range_value_t<T>, T>;

/// Ranges that a function returns to map one item to many.
template<typename T>
concept ItemRange = std::ranges::input_range<T> && !SingleItem<std::remove_cvref_t<T>>;

/// What follows from what a step's function returns: T, optional<T> (nothing: left out), or a range
/// of T (one to many).
template<typename R>
struct ItemsOf {
    using Item = std::remove_cvref_t<R>;
};
template<typename T>
struct ItemsOf<std::optional<T>> {
    using Item = T;
};
template<typename R>
    requires ItemRange<R>
struct ItemsOf<R> {
    using Item = std::ranges::range_value_t<R>;
};

} // namespace paipa::detail
