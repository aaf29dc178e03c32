// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

// Everything of the standard library and of Qt that the modelled headers include: what is included
// once does not see the name that they are given below.
#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <random>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <relacy/relacy.hpp>

// Relacy gives these names a meaning that our code does not expect.
#undef assert
#undef calloc
#undef delete
#undef errno
#undef free
#undef malloc
#undef memory_order_acq_rel
#undef memory_order_acquire
#undef memory_order_consume
#undef memory_order_relaxed
#undef memory_order_release
#undef memory_order_seq_cst
#undef new
#undef realloc

/// Namespace std, with what threads share in Relacy's place: to be read as "std" by the code that
/// is examined.
namespace modelled {

using namespace std;

[[nodiscard]] inline rl::memory_order modelOf(std::memory_order order)
{
    switch (order) {
    case std::memory_order_relaxed: return rl::mo_relaxed;
    case std::memory_order_consume: return rl::mo_consume;
    case std::memory_order_acquire: return rl::mo_acquire;
    case std::memory_order_release: return rl::mo_release;
    case std::memory_order_acq_rel: return rl::mo_acq_rel;
    case std::memory_order_seq_cst: break;
    }
    return rl::mo_seq_cst;
}

template<typename T>
class atomic
{
    using Order = std::memory_order;
    static constexpr Order strongest = std::memory_order_seq_cst;

public:
    atomic() : atomic(T()) {}
    atomic(T value) { store(value, std::memory_order_relaxed); }

    [[nodiscard]] T load(Order order = strongest) const { return m_value.load(modelOf(order), $); }
    void store(T value, Order order = strongest) { m_value.store(value, modelOf(order), $); }
    T exchange(T value, Order order = strongest)
    {
        return m_value.exchange(value, modelOf(order), $);
    }
    T fetch_add(T value, Order order = strongest)
    {
        return m_value.fetch_add(value, modelOf(order), $);
    }
    T fetch_sub(T value, Order order = strongest)
    {
        return m_value.fetch_sub(value, modelOf(order), $);
    }
    bool compare_exchange_weak(T &expected, T value)
    {
        return m_value.compare_exchange_weak(expected, value, rl::mo_seq_cst, $);
    }
    bool compare_exchange_strong(T &expected, T value)
    {
        return m_value.compare_exchange_strong(expected, value, rl::mo_seq_cst, $);
    }

    operator T() const { return load(); }
    T operator=(T value)
    {
        store(value);
        return value;
    }
    T operator++() { return *this += 1; }
    T operator--() { return fetch_sub(1) - 1; }
    T operator+=(T value) { return fetch_add(value) + value; }

private:
    rl::atomic<T> m_value;
};

class mutex
{
public:
    void lock() { m_mutex.lock($); }
    void unlock() { m_mutex.unlock($); }

private:
    friend class condition_variable;
    rl::mutex m_mutex;
};

/// How often a thread has slept, in all runs.
inline std::size_t sleeps = 0;

/// Never wakes anybody for nothing: that would hide a wake-up that was lost. No time passes: who
/// waits for some time has waited for it at once.
class condition_variable
{
public:
    condition_variable() { m_changed.init(false, $); }
    ~condition_variable() { m_changed.deinit($); }
    Q_DISABLE_COPY_MOVE(condition_variable)

    void notify_one() { m_changed.notify_one($); }
    void notify_all() { m_changed.notify_all($); }

    void wait(std::unique_lock<mutex> &lock)
    {
        ++sleeps;
        m_changed.wait(lock.mutex()->m_mutex, false, $);
    }
    template<typename Duration>
    void wait_for(std::unique_lock<mutex> &lock, Duration)
    {
        lock.unlock();
        lock.lock();
    }
    template<typename TimePoint>
    cv_status wait_until(std::unique_lock<mutex> &lock, TimePoint)
    {
        wait_for(lock, 0);
        return cv_status::timeout;
    }

private:
    rl::condvar<condition_variable> m_changed;
};

namespace this_thread {

/// Relacy chooses who goes on all the time. Its own yield() would also promise that what the others
/// have stored is seen from then on.
inline void yield() {}

} // namespace this_thread

namespace chrono {

using namespace std::chrono;

/// No time passes, so that a run can be repeated.
struct steady_clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<steady_clock>;
    static constexpr bool is_steady = true;

    [[nodiscard]] static time_point now() { return {}; }
};

} // namespace chrono

} // namespace modelled
