// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/base/rate.h>
#include <paipa/engine/emission.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/itemstage.h>
#include <paipa/engine/streamstage.h>
#include <paipa/pipeline/itembody.h>
#include <paipa/pipeline/signature.h>
#include <paipa/pipeline/streambody.h>
#include <paipa/pipeline/workercontext.h>

#include <QString>

#include <chrono>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <utility>

namespace paipa {

using engine::ErrorPolicy;
using engine::OnError;
using engine::onlyOn;
using engine::Order;
using engine::Placement;
using engine::QueueBounds;

/// What is said of a step beside its code: each is an argument of step(), in any order.
struct StepName {
    QString text;
};

/// Items on which the step has worked for longer are told to RunSettings::onNotice, and named by
/// snapshots, in StepSnapshot::slowItems.
struct SlowAfter {
    std::chrono::nanoseconds time;
};

/// Everything of a step but its code.
struct StepOptions {
    Workers workers = {};
    QString name = {}; ///< Empty: "step 3", or "step 2.1" in a branch; see toAll().
    QueueBounds queue = {};
    ErrorPolicy onError = {};
    Placement placement = Placement::OwnWorkers;
    Order order = Order::Any;
    std::optional<Rate> rate = {};
    std::optional<std::chrono::nanoseconds> slowAfter = {};

    void apply(Workers w) { workers = w; }
    void apply(StepName n) { name = std::move(n.text); }
    void apply(QueueBounds bounds) { queue = bounds; }
    void apply(const ErrorPolicy &policy) { onError = policy; }
    void apply(Placement p) { placement = p; }
    void apply(Order o) { order = o; }
    void apply(Rate r) { rate = r; }
    void apply(SlowAfter s) { slowAfter = s.time; }

    /// For the engine, of the step at \a place of a pipeline: "3", or "2.1" within its part 2.
    [[nodiscard]] engine::StageOptions ofStage(const QString &place) const;
};

template<typename O>
concept StepOption = requires(StepOptions options, O option) { options.apply(std::move(option)); };

/// What a step is within one run.
template<typename Body>
struct StepInstance {
    engine::StageHooks hooks;
    std::function<std::unique_ptr<Body>(const WorkerContext &)> makeBody;
};

/// A step that takes \c In and hands on \c Out (engine::Nothing for a sink). Made by step(). A
/// value: pipelines can be built from it, and each can run several times.
template<typename I, typename O, typename B>
struct Step {
    using In = I;
    using Out = O;
    using Body = B;

    StepOptions options;
    std::function<StepInstance<Body>(StepStorage &)> instantiate;
};

template<typename T>
inline constexpr bool isStep = false;
template<typename I, typename O, typename B>
inline constexpr bool isStep<Step<I, O, B>> = true;

namespace detail {

template<HasSignature F>
struct ChosenBody {
    using Type = FunctionBody<F>;
};
template<StreamFunction F>
struct ChosenBody<F> {
    using Type = StreamFunctionBody<F>;
};
template<typename F>
using BodyOfFunction = typename ChosenBody<F>::Type;

template<typename C>
engine::StageHooks stageHooks(StepStorage &storage)
{
    engine::StageHooks hooks;
    if constexpr (requires { C::openStep(storage); })
        hooks.open = [&storage] { C::openStep(storage); };
    else if constexpr (requires { C::openStep(); })
        hooks.open = [] { C::openStep(); };
    if constexpr (requires { C::closeStep(storage); })
        hooks.close = [&storage] { C::closeStep(storage); };
    else if constexpr (requires { C::closeStep(); })
        hooks.close = [] { C::closeStep(); };
    return hooks;
}

template<StepOption... Options>
StepOptions optionsFrom(Options &&...given)
{
    StepOptions options;
    (options.apply(std::forward<Options>(given)), ...);
    return options;
}

template<StepClass C>
struct ChosenClassBody {
    using Type = ClassBody<C>;
};
template<StepClass C>
    requires isGenerator<typename Signature<decltype(&C::process)>::Argument>
struct ChosenClassBody<C> {
    using Type = StreamClassBody<C>;
};
template<typename C>
using BodyOfClass = typename ChosenClassBody<C>::Type;

template<StepClass C>
auto classStep(std::function<std::unique_ptr<C>()> make, StepOptions options)
{
    using Body = BodyOfClass<C>;
    return Step<typename Body::In, typename Body::Out, Body>{
        .options = std::move(options),
        .instantiate = [make = std::move(make)](StepStorage &storage) {
            return StepInstance<Body>{.hooks = stageHooks<C>(storage),
                                      .makeBody = [make](const WorkerContext &context) {
                                          return std::make_unique<Body>(make, context);
                                      }};
        }};
}

/// A function without parameters that returns an object of a step class.
template<typename F>
concept MakesStepClass = std::invocable<const F &> && StepClass<std::invoke_result_t<const F &>>;

} // namespace detail

/// A step from a function of one parameter. What it returns decides what follows: a value; nothing
/// (an empty std::optional leaves the item out); many (a range, but texts, paths and maps are
/// values); or void, for the last step. It may throw SkipItem. Each worker has its own copy. The
/// parameter needs a type: no generic lambda.
///
/// If that type is InputRange<T>, the step takes its whole input, or each worker a part of it. The
/// function pulls items in its worker as it likes; who pulls no further has enough, and the input
/// closes. A result is made from the items pulled since the last result, and shares their fates; an
/// item is done when the next one is pulled after a result. What it throws fails the items in hand,
/// and the function is called again with what is left of the input, unless the policy ends the run.
/// There are no retries.
template<detail::HasSignature F, StepOption... Options>
    requires(!detail::MakesStepClass<F>)
[[nodiscard]] auto step(F code, Options &&...options)
{
    using Body = detail::BodyOfFunction<F>;
    return Step<typename Body::In, typename Body::Out, Body>{
        .options = detail::optionsFrom(std::forward<Options>(options)...),
        .instantiate = [code](StepStorage &) {
            return StepInstance<Body>{.hooks = {},
                                      .makeBody = [code](const WorkerContext &context) {
                                          return std::make_unique<Body>(code, context);
                                      }};
        }};
}

/// A step from a function that makes one object of a step class for each worker.
template<detail::MakesStepClass F, StepOption... Options>
[[nodiscard]] auto step(F make, Options &&...options)
{
    using C = std::invoke_result_t<const F &>;
    return detail::classStep<C>([make] { return std::make_unique<C>(make()); },
                                detail::optionsFrom(std::forward<Options>(options)...));
}

/// A step from a class with `process(item)` or `process(InputRange<Item>)`, one object for each
/// worker, made in the worker's thread. Hooks that it may have, called in that thread:
/// - open(), or open(const WorkerContext &), before the first item, and close() after the last one;
/// - idle(), each time when there is nothing to do, before the worker sleeps (items one by one);
/// - flush(), whose result is handed on like that of process(), after the last item (likewise);
/// - processMeta(const Meta &), of a pipeline with meta items: see withMeta();
/// and once for the step, static openStep() and closeStep(), before and after all workers; both may
/// take the StepStorage &.
template<detail::StepClass C, StepOption... Options>
    requires std::default_initializable<C>
[[nodiscard]] auto step(Options &&...options)
{
    return detail::classStep<C>([] { return std::make_unique<C>(); },
                                detail::optionsFrom(std::forward<Options>(options)...));
}

} // namespace paipa
