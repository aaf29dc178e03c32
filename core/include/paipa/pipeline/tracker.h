// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/caught.h>
#include <paipa/pipeline/step.h>

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace paipa {

/// What became of one call of a step's code.
struct TrackedCall {
    std::exception_ptr error = nullptr; ///< Null: it succeeded.
    std::chrono::nanoseconds duration{0};
};

/// Is told before and after each item of a step, in the worker's thread, each attempt of its own.
/// What it throws counts as the step's own. Several workers call it at once.
template<typename In>
struct Tracker {
    std::function<void(const In &item, const WorkerContext &worker)> before =
        [](const In &, const WorkerContext &) {};
    std::function<void(const TrackedCall &call, const WorkerContext &worker)> after =
        [](const TrackedCall &, const WorkerContext &) {};
};

namespace detail {

template<typename I, typename O, typename B>
class TrackedBody
{
public:
    using In = I;
    using Out = O;

    TrackedBody(std::unique_ptr<B> body, Tracker<I> tracker, const WorkerContext &context)
        : m_body(std::move(body)), m_tracker(std::move(tracker)), m_context(context)
    {}

    void open() { m_body->open(); }
    template<typename V, typename Output>
        requires requires(B body, V &&value, Output &out) {
            body.process(std::forward<V>(value), out);
        }
    void process(V &&value, Output &out)
    {
        m_tracker.before(value, m_context);
        const Clock::TimePoint begin = m_context.clock().now();
        const std::exception_ptr error =
            engine::caught([&] { m_body->process(std::forward<V>(value), out); });
        m_tracker.after({.error = error, .duration = m_context.clock().now() - begin}, m_context);
        if (error)
            std::rethrow_exception(error);
    }
    template<typename Meta, typename Output>
        requires requires(B body, const Meta &meta, Output &out) { body.processMeta(meta, out); }
    void processMeta(const Meta &meta, Output &out)
    {
        m_body->processMeta(meta, out);
    }
    template<typename Output>
    void flush(Output &out)
    {
        m_body->flush(out);
    }
    void idle()
        requires requires(B body) { body.idle(); }
    {
        m_body->idle();
    }
    void close() { m_body->close(); }

private:
    std::unique_ptr<B> m_body;
    const Tracker<I> m_tracker;
    const WorkerContext m_context;
};

} // namespace detail

/// \a step, with somebody who is told of each of its items. For steps that take them one by one.
template<typename I, typename O, typename B>
    requires engine::ItemBody<B, I, O>
[[nodiscard]] auto tracked(Step<I, O, B> step, Tracker<std::type_identity_t<I>> tracker)
{
    using Body = detail::TrackedBody<I, O, B>;
    return Step<I, O, Body>{.options = std::move(step.options),
                            .instantiate = [instantiate = std::move(step.instantiate),
                                            tracker = std::move(tracker)](StepStorage &storage) {
                                StepInstance<B> inner = instantiate(storage);
                                return StepInstance<Body>{
                                    .hooks = std::move(inner.hooks),
                                    .makeBody = [make = std::move(inner.makeBody),
                                                 tracker](const WorkerContext &context) {
                                        return std::make_unique<Body>(make(context), tracker,
                                                                      context);
                                    }};
                            }};
}

} // namespace paipa
