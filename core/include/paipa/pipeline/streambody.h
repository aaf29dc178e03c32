// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/item.h>
#include <paipa/engine/streamtask.h>
#include <paipa/generators/generator.h>
#include <paipa/pipeline/itembody.h>
#include <paipa/pipeline/signature.h>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace paipa::detail {

template<typename In>
Generator<In> pulledFrom(engine::StreamInput<In> &input)
{
    while (In *item = input.next())
        co_yield std::move(*item);
}

/// What \a code, which must live as long, makes of all items.
template<typename Code, typename In>
auto streamThrough(Code &code, Generator<In> input)
    -> Generator<typename Returned<std::invoke_result_t<Code &, Generator<In>>>::Out>
{
    using R = std::invoke_result_t<Code &, Generator<In>>;
    if constexpr (std::is_void_v<R>) {
        std::invoke(code, std::move(input));
        co_return;
    } else if constexpr (isOptional<R>) {
        R result = std::invoke(code, std::move(input));
        if (result)
            co_yield std::move(*result);
    } else if constexpr (ItemRange<R>) {
        R results = std::invoke(code, std::move(input));
        for (auto &&result : results)
            co_yield handedOver<R>(std::forward<decltype(result)>(result));
    } else {
        R result = std::invoke(code, std::move(input));
        co_yield std::move(result);
    }
}

/// The side of a body over the whole input that the engine drives.
template<typename In, typename Out>
class StreamResults
{
public:
    template<typename Code>
    void begin(Code &code, engine::StreamInput<In> &input)
    {
        if constexpr (std::same_as<std::invoke_result_t<Code &, Generator<In>>, Generator<Out>>)
            m_results = std::invoke(code, pulledFrom(input));
        else
            m_results = streamThrough(code, pulledFrom(input));
    }
    [[nodiscard]] Out *next() { return m_results.next(); }
    void end() { m_results = {}; }

private:
    Generator<Out> m_results;
};

/// One worker's copy of a function over the whole input.
template<typename F>
class StreamFunctionBody
{
public:
    using In = typename Signature<F>::Argument::Element;
    using Out = typename Returned<typename Signature<F>::Result>::Out;

    StreamFunctionBody(F code, const WorkerContext &) : m_code(std::move(code)) {}

    void open() {}
    void begin(engine::StreamInput<In> &input) { m_results.begin(m_code, input); }
    [[nodiscard]] Out *next() { return m_results.next(); }
    void end() { m_results.end(); }
    void flush(engine::Emission<Out> &) {}
    void close() {}

private:
    F m_code;
    StreamResults<In, Out> m_results;
};

/// One worker's object of a class whose process() takes the whole input. It may have open() and
/// close().
template<typename C>
class StreamClassBody
{
public:
    using In = typename Signature<decltype(&C::process)>::Argument::Element;
    using Out = typename Returned<typename Signature<decltype(&C::process)>::Result>::Out;

    StreamClassBody(const std::function<std::unique_ptr<C>()> &make, const WorkerContext &context)
        : m_context(context), m_object(make())
    {}

    void open() { openObject(*m_object, m_context); }
    void begin(engine::StreamInput<In> &input) { m_results.begin(m_process, input); }
    [[nodiscard]] Out *next() { return m_results.next(); }
    void end() { m_results.end(); }
    void flush(engine::Emission<Out> &) {}
    void close() { closeObject(*m_object); }

private:
    const WorkerContext m_context;
    std::unique_ptr<C> m_object;
    std::function<typename Signature<decltype(&C::process)>::Result(Generator<In>)> m_process =
        [this](Generator<In> input) -> decltype(auto) {
        return m_object->process(std::move(input));
    };
    StreamResults<In, Out> m_results;
};

} // namespace paipa::detail
