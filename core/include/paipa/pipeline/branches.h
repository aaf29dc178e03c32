// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/pipeline/branchchecks.h>
#include <paipa/pipeline/pipeline.h>

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace paipa {

namespace detail {

/// Makes the stages of \a branch, and adds what comes out of it to what is \a behind all branches.
template<typename Branch, typename In, typename Out>
void lowerBranch(Lowering &lowering, const Branch &branch, const QString &place,
                 Junction<In> before, Junction<Out> &behind)
{
    if constexpr (std::same_as<Branch, PassOn>)
        behind.add(before);
    else if constexpr (Sink<Branch>)
        lowering.add(branch, place, before);
    else
        behind.add(lowering.add(branch, place, before));
}

/// Makes the stages of \a branches; \a before(i) is the Junction from which that with the index
/// \a i takes its items. Returns what comes out of all of them.
template<typename Out, typename Before, typename... Branches>
Junction<Out> lowerBranches(Lowering &lowering, const std::tuple<Branches...> &branches,
                            const QString &place, const Before &before)
{
    Junction<Out> behind;
    std::size_t i = 0;
    const auto add = [&](const auto &branch) {
        lowerBranch(lowering, branch, placeIn(place, i), before(i), behind);
        ++i;
    };
    std::apply([&](const auto &...each) { (add(each), ...); }, branches);
    return behind;
}

/// Sends each item to the port of the first condition that holds; leaves it out if none does.
template<typename T, typename... Conditions>
class RouteBody
{
public:
    using In = T;
    using Out = T;

    explicit RouteBody(std::tuple<Conditions...> conditions) : m_conditions(std::move(conditions))
    {}

    void open() {}
    void process(T &&item, engine::Emission<T> &out)
    {
        if (const std::size_t port = portOf(item); port < sizeof...(Conditions))
            out.sendLast(std::move(item), port);
    }
    void process(const T &item, engine::Emission<T> &out)
        requires std::copy_constructible<T>
    {
        if (const std::size_t port = portOf(item); port < sizeof...(Conditions))
            out.sendLast(T(item), port);
    }
    void flush(engine::Emission<T> &) {}
    void close() {}

private:
    [[nodiscard]] std::size_t portOf(const T &item)
    {
        std::size_t port = 0;
        const auto holds = [&](auto &condition) {
            return static_cast<bool>(std::invoke(condition, item)) || (++port, false);
        };
        std::apply([&](auto &...each) { (void)(holds(each) || ...); }, m_conditions);
        return port;
    }

    std::tuple<Conditions...> m_conditions;
};

} // namespace detail

/// The part of a pipeline that hands a copy of each item to each of its branches. See toAll().
template<typename... Branches>
class ToAll
{
    static_assert(detail::checkedBranches<Branches...>());

public:
    using In = detail::InOfBranches<Branches...>;
    using Out = detail::OutOfBranches<In, Branches...>;

    explicit ToAll(Branches... branches) : m_branches(std::move(branches)...) {}

private:
    friend class detail::Lowering;

    detail::Junction<Out> lower(detail::Lowering &lowering, const QString &place,
                                detail::Junction<In> &before) const
    {
        return detail::lowerBranches<Out>(lowering, m_branches, place,
                                          [&](std::size_t) { return before; });
    }

    std::tuple<Branches...> m_branches;
};
template<typename... Branches>
inline constexpr bool isPart<ToAll<Branches...>> = true;

/// The part of a pipeline that sends each item to one of its branches. See route().
template<typename... Cases>
class Route
{
    static_assert(detail::checkedCases<Cases...>());

public:
    using In = detail::InOfCases<Cases...>;
    using Out = detail::OutOfBranches<In, typename Cases::Branch...>;

    Route(StepOptions options, std::optional<Placement> placement, Cases... cases)
        : m_step{.options = std::move(options),
                 .instantiate =
                     [conditions = Conditions(std::move(cases.condition)...)](StepStorage &) {
                         return StepInstance<Body>{.hooks = {},
                                                   .makeBody = [conditions](const WorkerContext &) {
                                                       return std::make_unique<Body>(conditions);
                                                   }};
                     }}
        , m_placement(placement)
        , m_branches(std::move(cases.branch)...)
    {}

private:
    friend class detail::Lowering;

    using Conditions = std::tuple<typename Cases::Condition...>;
    using Body = detail::RouteBody<In, typename Cases::Condition...>;

    detail::Junction<Out> lower(detail::Lowering &lowering, const QString &place,
                                detail::Junction<In> &before) const
    {
        Step<In, In, Body> step = m_step;
        step.options.placement = m_placement.value_or(
            before.outputs().size() == 1 ? Placement::Inline : Placement::OwnWorkers);
        auto &stage = lowering.addStep(step, place, before, sizeof...(Cases));
        return detail::lowerBranches<Out>(lowering, m_branches, place, [&](std::size_t i) {
            return detail::Junction<In>(stage, i);
        });
    }

    Step<In, In, Body> m_step;
    std::optional<Placement> m_placement; ///< None: inline where that can be.
    std::tuple<typename Cases::Branch...> m_branches;
};
template<typename... Cases>
inline constexpr bool isPart<Route<Cases...>> = true;

/// A part of a pipeline: each branch gets every item. A branch is a step, a Pipeline, branches
/// again, or passOn. All take the same type, which is copied; those that hand on something hand on
/// the same type, and what they hand on is merged into the next step as it comes. A branch that
/// ends in a sink contributes nothing to what follows.
///
///     Pipeline pipeline{
///         step(readPhoto, Workers{4}),
///         toAll(Pipeline{step(thumbnail, Workers{2}), step(saveThumbnail)},
///               Pipeline{step(readExif), step(saveRow)}),
///     };
///
/// It has no thread and no queue: the workers of the step before hand each item to all, and wait
/// while the queue of one is full. The copies share one origin: it is done when the last of them
/// is, and has failed if one has. A branch that ends early is left out from then on; when all have,
/// the step before ends early as well.
///
/// A step that has no name is called by its place: "step 2.1.3" is the third one of the first
/// branch in the second place. A name that is given twice, as in a branch that is used twice, means
/// the first one where workers are changed.
template<typename... Branches>
[[nodiscard]] auto toAll(Branches... branches)
{
    return ToAll<Branches...>(std::move(branches)...);
}

/// A branch of route() for the items for which \a condition holds. It is called with the item as a
/// const reference and may be a pointer to a member; each worker has its own copy.
template<typename C, typename B>
[[nodiscard]] auto when(C condition, B branch)
{
    return Case<C, B>{.condition = std::move(condition), .branch = std::move(branch)};
}
/// The last branch of route(): for all other items.
template<typename B>
[[nodiscard]] auto otherwise(B branch)
{
    return when(detail::Always(), std::move(branch));
}

/// A part of a pipeline: each item goes to the first branch whose condition holds, and is moved
/// there. Where none holds, it is left out, as by a step that returns nothing, and counts as done;
/// otherwise(passOn) lets it go on to the next step. Branches are as those of toAll(), but nothing
/// has to be copyable. A branch that ends early is skipped: what would have gone there is not
/// needed. When all have, the step before ends early as well.
///
///     Pipeline pipeline{
///         step(parse),
///         route(when(isLarge, Pipeline{step(shrink, Workers{4})}),
///               otherwise(passOn)),
///         step(save),
///     };
///
/// It is a step that runs inline in the workers of the one before it, by the name "step 2" in the
/// second place; what a condition throws is an error of that step. It takes the options of step()
/// among its arguments: with Workers or QueueBounds it has workers and a queue of its own. So it
/// has, one of each, if several outputs lead to it, as behind branches. While the queue of the
/// branch that an item goes to is full, the items behind it wait, whatever branch they are for. The
/// order of items is kept within a branch, not across branches.
template<typename... Arguments>
[[nodiscard]] auto route(Arguments... arguments)
{
    StepOptions options;
    const auto caseIn = [&]<typename A>(A &argument) {
        if constexpr (StepOption<A>)
            return options.apply(std::move(argument)), std::tuple<>();
        else
            return std::tuple<A>(std::move(argument));
    };
    auto cases = std::tuple_cat(caseIn(arguments)...);
    std::optional<Placement> placement;
    if constexpr ((std::same_as<Arguments, Placement> || ...))
        placement = options.placement;
    else if constexpr (((std::same_as<Arguments, Workers> || std::same_as<Arguments, QueueBounds>)
                        || ...))
        placement = Placement::OwnWorkers;
    return std::apply(
        [&]<typename... Cases>(Cases &...each) {
            return Route<Cases...>(std::move(options), placement, std::move(each)...);
        },
        cases);
}

} // namespace paipa
