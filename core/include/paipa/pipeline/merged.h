// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/pipeline/backgroundrun.h>

#include <tuple>
#include <type_traits>
#include <utility>

namespace paipa {

/// Several ranges that feed one run. Made by merged().
template<typename... Ranges>
struct Merged {
    std::tuple<Ranges...> ranges;
};

/// The input of Pipeline::run() and Pipeline::results() from several ranges, each of which is read
/// in a thread of its own, as there is room: one that is slow does not hold up the others. The
/// items of each keep their order; those of different ones come as they come. Ranges that are
/// lvalues are borrowed; they must not share what reading them changes.
///
///     pipeline.run(merged(linesOf(first), linesOf(second)));
template<typename... Ranges>
[[nodiscard]] auto merged(Ranges &&...ranges)
{
    return Merged<Ranges...>{.ranges = std::tuple<Ranges...>(std::forward<Ranges>(ranges)...)};
}

namespace detail {

template<typename Input>
inline constexpr bool isMerged = false;
template<typename... Ranges>
inline constexpr bool isMerged<Merged<Ranges...>> = true;

template<typename Input, typename In>
inline constexpr bool allFeed = false;
template<typename... Ranges, typename In>
inline constexpr bool allFeed<Merged<Ranges...>, In> = sizeof...(Ranges) > 0
                                                       && (FeedsItems<Ranges, In> && ...);

/// What a run can read: a range, or several.
template<typename Input, typename In>
concept FeedsRun = FeedsItems<Input, In> || allFeed<std::remove_cvref_t<Input>, In>;

} // namespace detail

} // namespace paipa
