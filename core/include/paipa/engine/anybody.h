// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/emission.h>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace paipa::engine {

/// A step's own code in one worker, whatever its type is: stages and tasks are compiled once for
/// the types of their items, and not once for each function that somebody writes. All members are
/// called from the worker's thread, and may throw.
template<typename Out>
class AnyBody
{
public:
    AnyBody() = default;
    virtual ~AnyBody() = default;
    Q_DISABLE_COPY_MOVE(AnyBody)

    virtual void open() = 0;
    /// There is nothing to do for now.
    virtual void idle() = 0;
    virtual void flush(Emission<Out> &out) = 0;
    virtual void close() = 0;
};

/// What is alike in all kinds of bodies: passes the calls of \a Interface on to a Body.
template<typename Interface, typename Out, typename Body>
class HeldBody : public Interface
{
public:
    explicit HeldBody(std::unique_ptr<Body> body) : m_body(std::move(body)) {}

    void open() final { m_body->open(); }
    void idle() final
    {
        if constexpr (requires(Body &body) { body.idle(); })
            m_body->idle();
    }
    void flush(Emission<Out> &out) final { m_body->flush(out); }
    void close() final { m_body->close(); }

protected:
    [[nodiscard]] Body &body() { return *m_body; }

private:
    const std::unique_ptr<Body> m_body;
};

/// What \a Make makes a std::unique_ptr of.
template<typename Make>
using MadeBody = typename std::invoke_result_t<const Make &, WorkerControl &>::element_type;

/// Makes the body of one worker, in that worker's thread.
template<typename Any>
using MakeAnyBody = std::function<std::unique_ptr<Any>(WorkerControl &)>;

/// A function that makes what \a make makes, held in a Held.
template<typename Any, typename Held, typename Make>
[[nodiscard]] MakeAnyBody<Any> holding(Make make)
{
    return [make = std::move(make)](WorkerControl &control) -> std::unique_ptr<Any> {
        return std::make_unique<Held>(make(control));
    };
}

} // namespace paipa::engine
