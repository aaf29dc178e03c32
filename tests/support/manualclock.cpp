// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "manualclock.h"

#include <paipa/base/stoppablewait.h>

#include <algorithm>
#include <vector>

namespace paipa::test {

Clock::TimePoint ManualClock::now() const
{
    const std::scoped_lock lock(m_mutex);
    return m_now;
}

bool ManualClock::waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                            const std::stop_token &stop, TimePoint deadline,
                            const std::function<bool()> &done)
{
    while (!done()) {
        if (stop.stop_requested() || now() >= deadline)
            return false;
        lock.unlock();
        sleep(lock, changed, stop, deadline, done);
        lock.lock();
    }
    return true;
}

/// Called and left without the lock, as who advances the time may need it.
void ManualClock::sleep(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                        const std::stop_token &stop, TimePoint deadline,
                        const std::function<bool()> &done)
{
    std::stop_source due;
    const StopWake wake(*lock.mutex(), changed, due.get_token());
    std::list<Sleeper>::iterator self;
    {
        const std::scoped_lock own(m_mutex);
        if (m_now >= deadline)
            return;
        self = m_sleepers.insert(m_sleepers.end(), Sleeper{deadline, due});
    }
    m_arrived.notify_all();
    lock.lock();
    waitUnlessStopped(lock, changed, stop, [&] { return due.stop_requested() || done(); });
    lock.unlock();
    const std::scoped_lock own(m_mutex);
    m_sleepers.erase(self);
}

void ManualClock::advance(std::chrono::nanoseconds duration)
{
    std::vector<std::stop_source> due;
    {
        const std::scoped_lock lock(m_mutex);
        m_now += std::chrono::duration_cast<TimePoint::duration>(duration);
        for (const Sleeper &sleeper : m_sleepers) {
            if (sleeper.deadline <= m_now)
                due.push_back(sleeper.due);
        }
    }
    for (std::stop_source &sleeper : due)
        sleeper.request_stop();
}

void ManualClock::waitForSleepers(std::size_t count)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [&] {
        return std::ranges::count_if(m_sleepers,
                                     [&](const Sleeper &s) { return s.deadline > m_now; })
               >= static_cast<std::ptrdiff_t>(count);
    });
}

void ManualClock::waitForDeadline(std::chrono::nanoseconds duration)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [&] {
        return std::ranges::any_of(
            m_sleepers, [&](const Sleeper &s) { return s.deadline == m_now + duration; });
    });
}

std::chrono::nanoseconds ManualClock::nextDeadline() const
{
    const std::scoped_lock lock(m_mutex);
    return std::ranges::min_element(m_sleepers, {}, &Sleeper::deadline)->deadline - m_now;
}

} // namespace paipa::test
