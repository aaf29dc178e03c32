// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/engine/emission.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/stage.h>
#include <paipa/engine/streamstage.h>
#include <paipa/pipeline/signature.h>
#include <paipa/pipeline/streambody.h>

#include <QString>

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
using engine::QueueBounds;

/// What is said of a step beside its code: each is an argument of step(), in any order.
struct StepName {
    QString text;
};

namespace detail {

/// Calls \a code with \a value and hands on what it returns.
template<typename Code, typename V, typename Out>
void callAndEmit(Code &code, V &&value, engine::Emission<Out> &out)
{
    using R = std::invoke_result_t<Code &, V>;
    if constexpr (std::is_void_v<R>) {
        std::invoke(code, std::forward<V>(value));
    } else if constexpr (isOptional<R>) {
        if (R result = std::invoke(code, std::forward<V>(value)))
            out.sendLast(*std::move(result));
    } else if constexpr (ItemRange<R>) {
        for (auto &&result : std::invoke(code, std::forward<V>(value))) {
            if (!out.send(handedOver<R>(std::forward<decltype(result)>(result))))
                return;
        }
    } else {
        out.sendLast(std::invoke(code, std::forward<V>(value)));
    }
}

template<typename C>
concept StepClass = std::is_class_v<C> && requires(C &object) {
    typename Signature<decltype(&C::process)>::Argument;
    object.process(std::declval<typename Signature<decltype(&C::process)>::Argument>());
};

} // namespace detail

/// Everything of a step but its code.
struct StepOptions {
    Workers workers = {};
    QString name = {}; ///< Empty: "step 3".
    QueueBounds queue = {};
    ErrorPolicy onError = {};

    void apply(Workers w) { workers = w; }
    void apply(StepName n) { name = std::move(n.text); }
    void apply(QueueBounds bounds) { queue = bounds; }
    void apply(const ErrorPolicy &policy) { onError = policy; }
};

template<typename O>
concept StepOption = requires(StepOptions options, O option) { options.apply(std::move(option)); };

/// What a step is within one run.
template<typename Body>
struct StepInstance {
    engine::StageHooks hooks;
    std::function<std::unique_ptr<Body>(engine::WorkerControl &)> makeBody;
};

/// A step that takes \c In and hands on \c Out (engine::Nothing for a sink). Made by step(). A
/// value: pipelines can be built from it, and each can run several times.
template<typename I, typename O, typename B>
struct Step {
    using In = I;
    using Out = O;
    using Body = B;

    StepOptions options;
    std::function<StepInstance<Body>()> instantiate;
};

template<typename T>
inline constexpr bool isStep = false;
template<typename I, typename O, typename B>
inline constexpr bool isStep<Step<I, O, B>> = true;

namespace detail {

/// One worker's copy of a function. Workers share nothing, so the function may keep state.
template<typename F>
class FunctionBody
{
public:
    using In = typename Signature<F>::Argument;
    using Out = typename Returned<typename Signature<F>::Result>::Out;

    explicit FunctionBody(F code) : m_code(std::move(code)) {}

    void open() {}
    template<typename V>
        requires(std::invocable<F &, V> || std::constructible_from<In, V>)
    void process(V &&value, engine::Emission<Out> &out)
    {
        if constexpr (std::invocable<F &, V>)
            callAndEmit(m_code, std::forward<V>(value), out);
        else
            callAndEmit(m_code, In(value), out); // the code wants to consume an item that is kept
    }
    void flush(engine::Emission<Out> &) {}
    void close() {}

private:
    F m_code;
};

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

template<typename C, typename V>
concept TakesItem = requires(C &object, V value) { object.process(std::forward<V>(value)); };

/// One worker's object of a step class. Besides process(item), the class may have open(), close(),
/// and flush(), which returns like process() what is still to be handed on after the last item.
template<StepClass C>
class ClassBody
{
public:
    using In = typename Signature<decltype(&C::process)>::Argument;
    using Out = typename Returned<typename Signature<decltype(&C::process)>::Result>::Out;

    explicit ClassBody(const std::function<std::unique_ptr<C>()> &make) : m_object(make()) {}

    void open()
    {
        if constexpr (requires(C &object) { object.open(); })
            m_object->open();
    }
    template<typename V>
        requires(TakesItem<C, V> || std::constructible_from<In, V>)
    void process(V &&value, engine::Emission<Out> &out)
    {
        auto call = [this](auto &&item) -> decltype(auto) {
            return m_object->process(std::forward<decltype(item)>(item));
        };
        if constexpr (TakesItem<C, V>)
            callAndEmit(call, std::forward<V>(value), out);
        else
            callAndEmit(call, In(value), out);
    }
    void flush(engine::Emission<Out> &out)
    {
        if constexpr (requires(C &object) { object.flush(); }) {
            auto call = [this](engine::Nothing) -> decltype(auto) { return m_object->flush(); };
            callAndEmit(call, engine::Nothing{}, out);
        }
    }
    void close()
    {
        if constexpr (requires(C &object) { object.close(); })
            m_object->close();
    }

private:
    std::unique_ptr<C> m_object;
};

template<typename C>
engine::StageHooks stageHooks()
{
    engine::StageHooks hooks;
    if constexpr (requires { C::openStep(); })
        hooks.open = [] { C::openStep(); };
    if constexpr (requires { C::closeStep(); })
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
        .options = std::move(options), .instantiate = [make = std::move(make)] {
            return StepInstance<Body>{.hooks = stageHooks<C>(),
                                      .makeBody = [make](engine::WorkerControl &) {
                                          return std::make_unique<Body>(make);
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
        .options = detail::optionsFrom(std::forward<Options>(options)...), .instantiate = [code] {
            return StepInstance<Body>{.hooks = {}, .makeBody = [code](engine::WorkerControl &) {
                                          return std::make_unique<Body>(code);
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

/// A step from a class with `process(item)`, one object for each worker, made in the worker's
/// thread. Hooks that it may have: open() and close() in the worker's thread, before the first and
/// after the last item; flush(), whose result is handed on after the last item; and static
/// openStep() and closeStep(), once for the step, before and after all workers.
template<detail::StepClass C, StepOption... Options>
    requires std::default_initializable<C>
[[nodiscard]] auto step(Options &&...options)
{
    return detail::classStep<C>([] { return std::make_unique<C>(); },
                                detail::optionsFrom(std::forward<Options>(options)...));
}

} // namespace paipa
