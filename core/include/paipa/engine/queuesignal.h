// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/clock.h>
#include <paipa/base/stoppablewait.h>
#include <paipa/engine/asymmetricfence.h>
#include <paipa/engine/turns.h>

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace paipa::engine {

/// Lets threads sleep until a lock-free structure has changed, at the cost of one load for the
/// thread that changes it while nobody sleeps.
///
/// The protocol (Dekker's): a sleeper announces itself, then looks at the structure once more;
/// whoever changes the structure does so first, then looks for sleepers. Between the two steps the
/// sleeper passes a heavy fence, the other side a light one (see asymmetricfence.h) or a
/// sequentially consistent operation, so one of the two sees the other and no wake-up is lost. The
/// predicate is evaluated under the mutex, and every flag that it reads must be changed through
/// update() or before such a fence that is followed by wakeOne() or wakeAll(). A sleeper whose wait
/// ends for another reason (stop, deadline) may have been the one that wakeOne() chose: it has to
/// look at the structure once more, as one that was woken does.
///
/// Before it sleeps, a thread may nap: for a moment, and nobody has to wake it.
class QueueSignal
{
public:
    /// Sleeps until \a ready, \a stop or \a deadline. Returns what \a ready says then.
    template<typename Ready>
    bool wait(const std::stop_token &stop, Ready &&ready)
    {
        const StopWake wake(m_mutex, m_changed, stop);
        std::unique_lock lock(m_mutex);
        const Sleeper sleeper(*this);
        return waitInTurn(lock, m_changed, stop, looking(ready));
    }
    template<typename Ready>
    bool waitUntil(Clock &clock, Clock::TimePoint deadline, const std::stop_token &stop,
                   Ready &&ready)
    {
        const StopWake wake(m_mutex, m_changed, stop);
        std::unique_lock lock(m_mutex);
        const Sleeper sleeper(*this);
        return clock.waitUntil(lock, m_changed, stop, deadline, looking(ready));
    }

    [[nodiscard]] bool hasSleepers() const { return m_sleepers.load() > 0; }

    /// Sleeps until endNaps(), but not longer than \a duration, and not if \a ready holds already.
    /// endNaps() may come too early to be seen, and the end of a nap does not mean anything.
    template<typename Ready>
    void nap(std::chrono::nanoseconds duration, Ready &&ready)
    {
        if (Turns::ofThisThread())
            return; // nobody else works meanwhile
        std::unique_lock lock(m_mutex);
        m_hasNappers.store(true, std::memory_order_relaxed);
        if (!ready())
            m_napping.wait_for(lock, duration);
    }
    /// Somebody naps, or has since the last endNaps().
    [[nodiscard]] bool hasNappers() const { return m_hasNappers.load(std::memory_order_relaxed); }
    void endNaps()
    {
        if (!hasNappers())
            return;
        m_hasNappers.store(false, std::memory_order_relaxed);
        wake([this] { m_napping.notify_all(); });
    }

    /// Wakes one sleeper if there is any, unless one that was woken before has not looked yet: it
    /// will see this change too. Call it after the change and a fence. The sleepers of one signal
    /// are woken one by one or all together, always in the same way.
    void wakeOne()
    {
        if (isToWake())
            wake([this] { m_changed.notify_one(); });
    }
    void wakeAll()
    {
        if (isToWake())
            wake([this] { m_changed.notify_all(); });
    }

    /// Runs \a change under the mutex, then wakes everybody.
    template<typename Change>
    void update(Change &&change)
    {
        {
            const std::scoped_lock lock(m_mutex);
            change();
        }
        m_changed.notify_all();
        m_napping.notify_all();
    }

private:
    [[nodiscard]] bool isToWake()
    {
        return hasSleepers() && !m_wakePending.exchange(true); // a full barrier, for looking()
    }
    template<typename Notify>
    void wake(Notify &&notify)
    {
        {
            const std::scoped_lock lock(m_mutex);
        } // a sleeper now waits, or sees the change
        notify();
    }

    /// \a ready for a sleeper: what changes from now on needs a wake-up of its own.
    template<typename Ready>
    [[nodiscard]] auto looking(Ready &ready)
    {
        return [this, &ready] {
            m_wakePending.exchange(false); // a full barrier: who finds it set is seen by ready()
            return ready();
        };
    }

    /// Constructed and destroyed under the mutex. A reset too many costs one wake-up too many.
    class Sleeper
    {
    public:
        explicit Sleeper(QueueSignal &signal) : m_signal(signal)
        {
            ++m_signal.m_sleepers;
            heavyFence();
        }
        ~Sleeper()
        {
            --m_signal.m_sleepers;
            m_signal.m_wakePending = false;
        }
        Q_DISABLE_COPY_MOVE(Sleeper)

    private:
        QueueSignal &m_signal;
    };

    std::atomic<int> m_sleepers = 0;
    std::atomic<bool> m_wakePending = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_hasNappers = false;
    std::condition_variable m_napping;
};

} // namespace paipa::engine
