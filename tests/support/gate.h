// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace paipa::test {

/// Holds threads at one point until the test lets them go on. All members may be called from any
/// thread.
class Gate
{
public:
    /// Waits until the gate is open.
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_arrivals;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
    }
    void open()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOpen = true;
        }
        m_changed.notify_all();
    }
    /// Returns once pass() was called \a count times.
    void waitForArrivals(int count = 1)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_arrivals >= count; });
    }
    [[nodiscard]] int arrivals() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_arrivals;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_arrivals = 0;
    bool m_isOpen = false;
};

/// Returns once \a condition holds, which another thread is about to make true.
template<typename Condition>
void spinUntil(Condition &&condition)
{
    while (!condition())
        std::this_thread::yield();
}

} // namespace paipa::test
