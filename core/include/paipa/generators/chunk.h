// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/generators/generator.h>
#include <paipa/generators/itemsof.h>

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <utility>
#include <vector>

namespace paipa {

namespace detail {

template<typename T>
Generator<std::vector<T>> chunksOf(Generator<T> input, std::size_t size)
{
    std::vector<T> chunk;
    for (T &item : input) {
        chunk.push_back(std::move(item));
        if (chunk.size() < size)
            continue;
        co_yield std::move(chunk);
        chunk.clear();
    }
    if (!chunk.empty())
        co_yield std::move(chunk);
}

template<typename Range>
Generator<std::ranges::range_value_t<Range>> flattened(Generator<Range> input)
{
    for (Range &range : input) {
        for (auto &&element : range) {
            if constexpr (std::ranges::view<Range>) // of somebody else's elements
                co_yield std::forward<decltype(element)>(element);
            else
                co_yield std::move(element);
        }
    }
}

class Chunk
{
public:
    explicit Chunk(std::size_t size) : m_size(size) {}
    template<typename T>
    [[nodiscard]] Generator<std::vector<T>> operator()(Generator<T> input) const
    {
        return chunksOf(std::move(input), m_size);
    }

private:
    std::size_t m_size;
};

class Flatten
{
public:
    template<ItemRange Range>
    [[nodiscard]] Generator<std::ranges::range_value_t<Range>> operator()(
        Generator<Range> input) const
    {
        return flattened(std::move(input));
    }
};

} // namespace detail

/// A step of combine() that collects \a size items to a std::vector; the last one may be shorter.
/// Throws Failure if \a size is 0.
[[nodiscard]] inline detail::Chunk chunk(std::size_t size)
{
    if (size == 0)
        throw Failure(QStringLiteral("invalid"),
                      Sentence::tr("a chunk needs room for at least one item"));
    return detail::Chunk(size);
}

/// A step of combine() that takes ranges, and hands on their elements.
inline constexpr detail::Flatten flatten;

/// Asks \a range for all its elements and drops them; returns how many there were.
template<std::ranges::input_range Range>
std::size_t consume(Range &&range)
{
    std::size_t count = 0;
    for ([[maybe_unused]] auto &&element : range)
        ++count;
    return count;
}

} // namespace paipa
