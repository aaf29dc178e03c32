// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/generators/generator.h>
#include <paipa/generators/itemsof.h>

#include <concepts>
#include <functional>
#include <optional>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace paipa {

template<typename... Steps>
class StepList;

namespace detail {

template<typename T>
inline constexpr bool isStepList = false;
template<typename... Steps>
inline constexpr bool isStepList<StepList<Steps...>> = true;

template<typename T>
inline constexpr bool isStepVector = false;
template<typename Step>
inline constexpr bool isStepVector<std::vector<Step>> = true;

/// Takes all items, as a range, and returns a range.
template<typename Step, typename T>
concept TakesAll = std::invocable<Step &, Generator<T>>
                   && std::ranges::input_range<std::invoke_result_t<Step &, Generator<T>>>;

/// Takes one item and returns what becomes of it.
template<typename Step, typename T>
concept TakesOne = !TakesAll<Step, T> && std::invocable<Step &, T>
                   && !std::is_void_v<std::invoke_result_t<Step &, T>>;

/// Hands over the elements of \a range, which is owned, or borrowed if Range is a reference.
template<typename Range>
Generator<std::ranges::range_value_t<Range>> elementsOf(Range range)
{
    constexpr bool owns = !std::is_reference_v<Range> && !std::ranges::view<Range>;
    for (auto &&element : range) {
        if constexpr (owns)
            co_yield std::move(element);
        else
            co_yield handedOver<Range>(std::forward<decltype(element)>(element));
    }
}

template<typename Range>
auto asGenerator(Range &&range)
{
    if constexpr (isGenerator<Range>) // an rvalue
        return std::forward<Range>(range);
    else
        return elementsOf<Range>(std::forward<Range>(range));
}

/// What \a step makes of \a item; nothing if it throws SkipItem.
template<typename Step, typename T>
auto resultOf(Step &step, T &&item) -> std::optional<std::decay_t<std::invoke_result_t<Step &, T>>>
{
    try {
        return std::invoke(step, std::forward<T>(item));
    } catch (const SkipItem &) {
        return std::nullopt;
    }
}

/// Calls \a step, which must live as long, with each item.
template<typename Step, typename T>
Generator<typename ItemsOf<std::invoke_result_t<Step &, T>>::Item> eachOf(Step &step,
                                                                          Generator<T> input)
{
    using R = std::decay_t<std::invoke_result_t<Step &, T>>;
    for (T &item : input) {
        auto result = resultOf(step, std::move(item));
        if (!result)
            continue;
        if constexpr (isOptional<R>) {
            if (*result)
                co_yield std::move(**result);
        } else if constexpr (ItemRange<R>) {
            Generator elements = asGenerator(*std::move(result));
            for (auto &element : elements)
                co_yield std::move(element);
        } else {
            co_yield std::move(*result);
        }
    }
}

/// What comes out of \a step, which must live as long, when \a input goes into it.
template<typename Step, typename T>
auto applied(Step &step, Generator<T> input)
{
    if constexpr (isStepList<Step>) {
        return step.applied(std::move(input));
    } else if constexpr (isStepVector<Step>) {
        for (auto &each : step)
            input = applied(each, std::move(input));
        return input;
    } else if constexpr (TakesAll<Step, T>) {
        return asGenerator(std::invoke(step, std::move(input)));
    } else {
        static_assert(
            TakesOne<Step, T>,
            "this step takes neither what the one before hands on, nor a Generator of it");
        return eachOf(step, std::move(input));
    }
}

template<typename Steps, typename T>
using AppliedTo = decltype(applied(std::declval<Steps &>(), std::declval<Generator<T>>()));

/// A generator that owns its steps and the range that goes into them.
template<typename Steps, typename Range>
AppliedTo<Steps, std::ranges::range_value_t<Range>> chained(Steps steps, Range range)
{
    Generator last = applied(steps, asGenerator(std::forward<Range>(range)));
    for (auto &item : last)
        co_yield std::move(item);
}

template<typename Source, typename... Arguments>
concept CallableSource = std::invocable<Source &, Arguments...>
                         && std::ranges::input_range<std::invoke_result_t<Source &, Arguments...>>;

/// The same with what \a source returns; it and its arguments are owned, too.
template<typename Steps, typename Source, typename... Arguments>
auto chainedCall(Steps steps, Source source, Arguments... arguments)
    -> AppliedTo<Steps, std::ranges::range_value_t<std::invoke_result_t<Source &, Arguments...>>>
{
    Generator last = applied(steps, asGenerator(std::invoke(source, std::move(arguments)...)));
    for (auto &item : last)
        co_yield std::move(item);
}

} // namespace detail

/// Steps in a row that are used as one: made by steps(). A value.
template<typename... Steps>
class StepList
{
public:
    explicit StepList(Steps... list) : m_steps(std::move(list)...) {}

    /// What comes out of the last step; this list must live as long.
    template<typename T>
    [[nodiscard]] auto applied(Generator<T> input)
    {
        return appliedFrom<0>(std::move(input));
    }

private:
    template<std::size_t I, typename T>
    auto appliedFrom(Generator<T> input)
    {
        if constexpr (I == sizeof...(Steps))
            return input;
        else
            return appliedFrom<I + 1>(detail::applied(std::get<I>(m_steps), std::move(input)));
    }

    std::tuple<Steps...> m_steps;
};

/// A list of steps, to be used as one step of combine() or of another list.
template<typename... Steps>
[[nodiscard]] StepList<Steps...> steps(Steps... list)
{
    return StepList<Steps...>(std::move(list)...);
}

/// A pipeline whose source gets its arguments later: made by combine(). Each call begins anew, with
/// copies of the source and the steps. A value, and a source itself.
template<typename Source, typename... Steps>
class Combined
{
public:
    Combined(Source source, StepList<Steps...> list)
        : m_source(std::move(source)), m_steps(std::move(list))
    {}

    template<typename... Arguments>
        requires detail::CallableSource<Source, std::decay_t<Arguments>...>
    [[nodiscard]] auto operator()(Arguments &&...arguments) const
    {
        return detail::chainedCall<StepList<Steps...>, Source, std::decay_t<Arguments>...>(
            m_steps, m_source, std::forward<Arguments>(arguments)...);
    }

private:
    Source m_source;
    StepList<Steps...> m_steps;
};

/// Links steps within one thread: nothing runs before somebody asks for an element, and no more
/// than is asked for. \a source is a range, which is borrowed if it is an lvalue; then the result
/// is a Generator. Or it is a function that returns a range, then so is the result:
///
///     auto rows = combine(readLines, parse, chunk(100));
///     for (auto &hundred : rows(path))
///         …
///
/// A step is a function that takes a Generator (or InputRange) and returns one or another range; a
/// function of one item, which returns a value, an std::optional (nothing: left out) or a range
/// (many), and may throw SkipItem; a list made by steps(); or a std::vector of steps that change
/// the values but not their type.
template<typename Source, typename... Steps>
[[nodiscard]] auto combine(Source &&source, Steps... list)
{
    using S = std::remove_cvref_t<Source>;
    if constexpr (std::ranges::input_range<S>)
        return detail::chained<StepList<Steps...>, Source>(StepList<Steps...>(std::move(list)...),
                                                           std::forward<Source>(source));
    else
        return Combined<std::decay_t<Source>, Steps...>(std::forward<Source>(source),
                                                        StepList<Steps...>(std::move(list)...));
}

} // namespace paipa
