// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace paipa {

/// Values that a function hands over one by one, each when it is asked for: the function says
/// `co_yield value`, and runs only while somebody waits for the next one.
///
///     Generator<int> upTo(int end)
///     {
///         for (int i = 0; i < end; ++i)
///             co_yield i;
///     }
///
/// A range that can be read once. An element belongs to whoever reads it, who may move it away. A
/// loop that was left early can be gone on with: begin() asks for the next element. Destroying a
/// generator destroys what its function holds, wherever it stands. What the function throws comes
/// out of the call that asked for an element; afterwards the generator has ended. Belongs to one
/// thread at a time.
///
/// As with every coroutine, parameters that are references, and the lambda itself, must live as
/// long as the generator does.
template<typename T>
class [[nodiscard]] Generator
{
    static_assert(std::is_object_v<T> && std::same_as<T, std::remove_cv_t<T>>,
                  "a generator hands over values: name their type without const and &");

public:
    using Element = T;
    class promise_type; // the name is the language's
    class Iterator;

    /// Without elements.
    Generator() = default;
    Generator(Generator &&other) noexcept : m_frame(std::exchange(other.m_frame, nullptr)) {}
    Generator &operator=(Generator &&other) noexcept
    {
        Generator old(std::exchange(m_frame, std::exchange(other.m_frame, nullptr)));
        return *this;
    }
    ~Generator()
    {
        if (m_frame)
            m_frame.destroy();
    }

    Q_DISABLE_COPY(Generator)

    /// The next element, or nullptr if there is none. Valid until the next call.
    [[nodiscard]] T *next()
    {
        if (!m_frame || m_frame.done())
            return nullptr;
        m_frame.resume();
        return m_frame.promise().element(m_frame.done());
    }

    /// Asks for the next element.
    [[nodiscard]] Iterator begin()
    {
        Iterator iterator(*this);
        ++iterator;
        return iterator;
    }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    using Frame = std::coroutine_handle<promise_type>;

    explicit Generator(Frame frame) : m_frame(frame) {}

    Frame m_frame;
};

/// What a step over its whole input takes: the items, each when it is asked for. To read no
/// further is to have enough.
template<typename T>
using InputRange = Generator<T>;

template<typename T>
class Generator<T>::promise_type
{
    /// Keeps the copy of an element that its reader may move away.
    struct Copied {
        T value;
        promise_type &promise;

        [[nodiscard]] bool await_ready() const noexcept { return false; }
        void await_suspend(Frame) noexcept { promise.m_element = std::addressof(value); }
        void await_resume() const noexcept {}
    };

public:
    [[nodiscard]] Generator get_return_object() { return Generator(Frame::from_promise(*this)); }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() noexcept { m_exception = std::current_exception(); }
    void await_transform() = delete; // nobody could wait for anything else

    [[nodiscard]] std::suspend_always yield_value(T &&value) noexcept
    {
        m_element = std::addressof(value); // lives until the function goes on
        return {};
    }
    [[nodiscard]] Copied yield_value(const T &value)
        requires std::copy_constructible<T>
    {
        return {value, *this};
    }

    [[nodiscard]] T *element(bool isDone)
    {
        if (!isDone) [[likely]]
            return m_element;
        if (m_exception)
            std::rethrow_exception(std::exchange(m_exception, nullptr));
        return nullptr;
    }

private:
    T *m_element = nullptr;
    std::exception_ptr m_exception;
};

template<typename T>
class Generator<T>::Iterator
{
public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    explicit Iterator(Generator &generator) : m_generator(&generator) {}

    [[nodiscard]] T &operator*() const { return *m_element; }
    [[nodiscard]] T *operator->() const { return m_element; }
    Iterator &operator++()
    {
        m_element = m_generator->next();
        return *this;
    }
    void operator++(int) { ++*this; }
    [[nodiscard]] bool operator==(std::default_sentinel_t) const { return !m_element; }

private:
    Generator *m_generator;
    T *m_element = nullptr;
};

template<typename T>
inline constexpr bool isGenerator = false;
template<typename T>
inline constexpr bool isGenerator<Generator<T>> = true;

namespace detail {

/// An element of a Range that is read here: those of a generator are the reader's to take.
template<typename Range, typename Element>
[[nodiscard]] decltype(auto) handedOver(Element &&element)
{
    if constexpr (isGenerator<std::remove_cvref_t<Range>>)
        return std::move(element);
    else
        return std::forward<Element>(element);
}

} // namespace detail

} // namespace paipa
