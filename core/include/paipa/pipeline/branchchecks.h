// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/pipeline/lowering.h>
#include <paipa/pipeline/signature.h>

#include <concepts>
#include <cstddef>
#include <type_traits>

namespace paipa {

/// A branch without steps: items go on to what follows the branches, as they are. Where nothing
/// follows, they are done, and it keeps nobody at work. See toAll() and route().
struct PassOn {};
inline constexpr PassOn passOn{};

/// A branch of route(). Made by when() and otherwise().
template<typename C, typename B>
struct Case {
    using Condition = C;
    using Branch = B;

    Condition condition;
    Branch branch;
};

namespace detail {

/// The condition of otherwise().
struct Always {
    template<typename T>
    [[nodiscard]] constexpr bool operator()(const T &) const
    {
        return true;
    }
};

template<typename T>
inline constexpr bool isCase = false;
template<typename C, typename B>
inline constexpr bool isCase<Case<C, B>> = true;

template<typename T>
inline constexpr bool isBranch = isPart<T> || std::same_as<T, PassOn>;

/// The type of the items: what the first branch takes that says so, or else the first condition.
template<typename... BranchesAndConditions>
struct FirstTaken {
    using Type = engine::Nothing;
};
template<typename First, typename... Rest>
struct FirstTaken<First, Rest...> : FirstTaken<Rest...> {};
template<typename First, typename... Rest>
    requires isPart<First>
struct FirstTaken<First, Rest...> {
    using Type = typename First::In;
};
template<HasSignature First, typename... Rest>
struct FirstTaken<First, Rest...> {
    using Type = typename Signature<First>::Argument;
};
template<typename... Branches>
using InOfBranches = typename FirstTaken<Branches...>::Type;
template<typename... Cases>
using InOfCases =
    typename FirstTaken<typename Cases::Branch..., typename Cases::Condition...>::Type;

/// What a branch takes and hands on where the items are of type T.
template<typename T, typename Branch>
struct BranchTypes {
    using In = engine::Nothing;
    using Out = engine::Nothing;
};
template<typename T>
struct BranchTypes<T, PassOn> {
    using In = T;
    using Out = T;
};
template<typename T, typename Branch>
    requires isPart<Branch>
struct BranchTypes<T, Branch> {
    using In = typename Branch::In;
    using Out = typename Branch::Out;
};

/// The first of several types that is something.
template<typename... Outs>
struct FirstOut {
    using Type = engine::Nothing;
};
template<typename First, typename... Rest>
struct FirstOut<First, Rest...> {
    using Type = First;
};
template<typename... Rest>
struct FirstOut<engine::Nothing, Rest...> : FirstOut<Rest...> {};
template<typename T, typename... Branches>
using OutOfBranches = typename FirstOut<typename BranchTypes<T, Branches>::Out...>::Type;

template<typename Out, typename Expected>
concept ContributesAs = std::same_as<Out, engine::Nothing> || std::same_as<Out, Expected>;

/// Whether all take T and, but for sinks, hand on the same type.
template<typename T, typename... Branches>
inline constexpr bool branchesFit =
    !std::same_as<T, engine::Nothing>
    && (std::same_as<typename BranchTypes<T, Branches>::In, T> && ...)
    && (ContributesAs<typename BranchTypes<T, Branches>::Out, OutOfBranches<T, Branches...>>
        && ...);

template<typename C, typename T>
concept Condition = std::copy_constructible<C> && std::predicate<C &, const T &>;

/// Whether nothing is behind otherwise().
template<typename... Conditions>
inline constexpr bool alwaysIsLast = true;
template<typename First, typename... Rest>
inline constexpr bool alwaysIsLast<First, Rest...> =
    (sizeof...(Rest) == 0 || !std::same_as<First, Always>)&&alwaysIsLast<Rest...>;

} // namespace detail

/// Branches that all get the items: they take the same type, which can be copied, and, but for
/// sinks, hand on the same type.
template<typename... Branches>
concept BranchesForAll =
    (isPart<Branches> || ...) && detail::branchesFit<detail::InOfBranches<Branches...>, Branches...>
    && std::copy_constructible<detail::InOfBranches<Branches...>>;

/// What route() can be made of: when(), each with a condition that can be asked of the items, and
/// at most one otherwise(), in the last place. The branches fit likewise, but nothing is copied.
template<typename... Cases>
concept RouteCases =
    (detail::isCase<Cases> && ...)
    && detail::branchesFit<detail::InOfCases<Cases...>, typename Cases::Branch...>
    && (detail::Condition<typename Cases::Condition, detail::InOfCases<Cases...>> && ...)
    && detail::alwaysIsLast<typename Cases::Condition...>;

namespace detail {

/// Fails to compile with words that say what is wrong, and with the place and the types.
template<std::size_t place, typename Branch>
struct CheckBranch {
    static_assert(isBranch<Branch>, "a branch is a step, a pipeline, branches again, or passOn");
};
template<std::size_t place, typename Taken, typename Expected>
struct CheckTaken {
    static_assert(std::same_as<Taken, Expected>,
                  "this branch takes another type than the first one");
};
template<std::size_t place, typename HandedOn, typename Expected>
struct CheckHandedOn {
    static_assert(ContributesAs<HandedOn, Expected>,
                  "this branch hands on another type than those before it");
};
template<std::size_t place, typename C, typename T>
struct CheckCondition {
    static_assert(std::copy_constructible<C>, "a condition is copied for each worker");
    static_assert(std::predicate<C &, const T &>,
                  "this condition cannot be asked of the items that its branch takes");
};

template<typename T, typename Out, std::size_t place, typename First, typename... Rest>
consteval void checkBranches()
{
    (void)CheckBranch<place, First>();
    if constexpr (isBranch<First>) {
        (void)CheckTaken<place, typename BranchTypes<T, First>::In, T>();
        (void)CheckHandedOn<place, typename BranchTypes<T, First>::Out, Out>();
    }
    if constexpr (sizeof...(Rest) > 0)
        checkBranches<T, Out, place + 1, Rest...>();
}
template<typename... Branches>
consteval bool checkedBranches()
{
    using T = InOfBranches<Branches...>;
    static_assert((isPart<Branches> || ...), "a branch with a step or a pipeline is needed");
    if constexpr ((isPart<Branches> || ...)) {
        static_assert(std::copy_constructible<T>, "items that go to all branches must be copyable");
        if constexpr (!branchesFit<T, Branches...>)
            checkBranches<T, OutOfBranches<T, Branches...>, 1, Branches...>();
    }
    return true;
}

template<typename T, std::size_t place, typename First, typename... Rest>
consteval void checkConditions()
{
    (void)CheckCondition<place, typename First::Condition, T>();
    if constexpr (sizeof...(Rest) > 0)
        checkConditions<T, place + 1, Rest...>();
}
template<typename... Cases>
consteval bool checkedCases()
{
    static_assert((isCase<Cases> && ...),
                  "route() takes when(), otherwise(), and options of a step");
    static_assert(sizeof...(Cases) > 0, "route() needs a branch");
    if constexpr ((isCase<Cases> && ...) && sizeof...(Cases) > 0 && !RouteCases<Cases...>) {
        using T = InOfCases<Cases...>;
        static_assert(!std::same_as<T, engine::Nothing>,
                      "neither a branch nor a condition says of which type the items are");
        static_assert(alwaysIsLast<typename Cases::Condition...>,
                      "otherwise() is the last branch: nothing comes to those behind it");
        if constexpr (!std::same_as<T, engine::Nothing>) {
            using Out = OutOfBranches<T, typename Cases::Branch...>;
            checkBranches<T, Out, 1, typename Cases::Branch...>();
            checkConditions<T, 1, Cases...>();
        }
    }
    return true;
}

} // namespace detail

} // namespace paipa
