// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace paipa {

/// As long as it lives, a request to stop wakes everybody who waits for a condition variable.
///
/// It is made before the mutex is locked, and destroyed after it was unlocked: both may have to
/// wait for the end of a request, which takes the mutex. So may whoever requests it: not with the
/// mutex.
///
/// std::condition_variable_any can be stopped without all this, but has a mutex of its own between
/// the two: whoever is woken often finds that it is still held by who wakes it, and sleeps again.
class StopWake
{
public:
    StopWake(std::mutex &mutex, std::condition_variable &changed, std::stop_token stop)
        : m_onStop(std::move(stop), Wake{mutex, changed})
    {}
    Q_DISABLE_COPY_MOVE(StopWake)

private:
    struct Wake {
        std::mutex &mutex;
        std::condition_variable &changed;

        void operator()() const
        {
            {
                const std::scoped_lock lock(mutex);
            } // who waits has begun to, or will see the request
            changed.notify_all();
        }
    };

    std::stop_callback<Wake> m_onStop;
};

/// Waits until \a done, or \a stop. Returns whether it is done: then that was asked last.
/// There is a StopWake for \a stop and \a changed, unless nobody will request it.
template<typename Done>
bool waitUnlessStopped(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                       const std::stop_token &stop, Done &&done)
{
    while (!done()) {
        if (stop.stop_requested())
            return false;
        changed.wait(lock);
    }
    return true;
}

/// The same, until \a deadline.
template<typename TimePoint, typename Done>
bool waitUnlessStopped(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                       const std::stop_token &stop, TimePoint deadline, Done &&done)
{
    while (!done()) {
        if (stop.stop_requested())
            return false;
        if (changed.wait_until(lock, deadline) == std::cv_status::timeout)
            return done();
    }
    return true;
}

} // namespace paipa
