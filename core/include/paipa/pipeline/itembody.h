// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/item.h>
#include <paipa/pipeline/signature.h>
#include <paipa/pipeline/workercontext.h>

#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace paipa::detail {

/// Calls \a code with \a value and hands on what it returns.
template<typename Code, typename V, typename Output>
void callAndEmit(Code &code, V &&value, Output &out)
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

/// One worker's copy of a function. Workers share nothing, so the function may keep state.
template<typename F>
class FunctionBody
{
public:
    using In = typename Signature<F>::Argument;
    using Out = typename Returned<typename Signature<F>::Result>::Out;

    FunctionBody(F code, const WorkerContext &) : m_code(std::move(code)) {}

    void open() {}
    template<typename V, typename Output>
        requires(std::invocable<F &, V> || std::constructible_from<In, V>)
    void process(V &&value, Output &out)
    {
        if constexpr (std::invocable<F &, V>)
            callAndEmit(m_code, std::forward<V>(value), out);
        else
            callAndEmit(m_code, In(value), out); // the code wants to consume an item that is kept
    }
    template<typename Output>
    void flush(Output &)
    {}
    void close() {}

private:
    F m_code;
};

template<typename C>
concept StepClass = std::is_class_v<C> && requires(C &object) {
    typename Signature<decltype(&C::process)>::Argument;
    object.process(std::declval<typename Signature<decltype(&C::process)>::Argument>());
};

template<typename C, typename V>
concept TakesItem = requires(C &object, V value) { object.process(std::forward<V>(value)); };

template<typename C>
concept KnowsIdle = requires(C &object) { object.idle(); };

/// Calls the hook that \a object has, if any.
template<typename C>
void openObject(C &object, const WorkerContext &context)
{
    if constexpr (requires { object.open(context); })
        object.open(context);
    else if constexpr (requires { object.open(); })
        object.open();
}
template<typename C>
void closeObject(C &object)
{
    if constexpr (requires { object.close(); })
        object.close();
}

/// One worker's object of a step class; see step() for what the class may have.
template<StepClass C>
class ClassBody
{
public:
    using In = typename Signature<decltype(&C::process)>::Argument;
    using Out = typename Returned<typename Signature<decltype(&C::process)>::Result>::Out;

    ClassBody(const std::function<std::unique_ptr<C>()> &make, const WorkerContext &context)
        : m_context(context), m_object(make())
    {}

    void open() { openObject(*m_object, m_context); }
    template<typename V, typename Output>
        requires(TakesItem<C, V> || std::constructible_from<In, V>)
    void process(V &&value, Output &out)
    {
        auto call = [this](auto &&item) -> decltype(auto) {
            return m_object->process(std::forward<decltype(item)>(item));
        };
        if constexpr (TakesItem<C, V>)
            callAndEmit(call, std::forward<V>(value), out);
        else
            callAndEmit(call, In(value), out);
    }
    template<typename Output>
    void flush(Output &out)
    {
        if constexpr (requires(C &object) { object.flush(); }) {
            auto call = [this](engine::Nothing) -> decltype(auto) { return m_object->flush(); };
            callAndEmit(call, engine::Nothing{}, out);
        }
    }
    template<typename Meta, typename Output>
        requires requires(C &object, const Meta &meta) { object.processMeta(meta); }
    void processMeta(const Meta &meta, Output &out)
    {
        auto call = [this](const Meta &m) -> decltype(auto) { return m_object->processMeta(m); };
        callAndEmit(call, meta, out);
    }
    void idle()
        requires KnowsIdle<C>
    {
        m_object->idle();
    }
    void close() { closeObject(*m_object); }

private:
    const WorkerContext m_context;
    std::unique_ptr<C> m_object;
};

} // namespace paipa::detail
