// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace paipa::test {

/// Holds threads at one point until the test lets them go on, at the latest when the gate is
/// destroyed: a test that fails does not hang. All members may be called from any thread.
class Gate
{
public:
    Gate() = default;
    ~Gate() { open(); }
    Q_DISABLE_COPY_MOVE(Gate)

    /// Waits until the gate is open.
    void pass()
    {
        const std::shared_ptr<State> state = m_state; // who waits here may outlive the gate
        std::unique_lock lock(state->mutex);
        ++state->arrivals;
        state->changed.notify_all();
        state->changed.wait(lock, [&] { return state->isOpen; });
    }
    void open()
    {
        {
            const std::scoped_lock lock(m_state->mutex);
            m_state->isOpen = true;
        }
        m_state->changed.notify_all();
    }
    /// Returns once pass() was called \a count times.
    void waitForArrivals(int count = 1)
    {
        std::unique_lock lock(m_state->mutex);
        m_state->changed.wait(lock, [&] { return m_state->arrivals >= count; });
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        int arrivals = 0;
        bool isOpen = false;
    };
    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// Returns once \a condition holds, which another thread is about to make true.
template<typename Condition>
void spinUntil(Condition &&condition)
{
    while (!condition())
        std::this_thread::yield();
}

} // namespace paipa::test
