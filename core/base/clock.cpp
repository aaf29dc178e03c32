// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/clock.h>

#include <paipa/base/stoppablewait.h>

namespace paipa {

void Clock::sleepUntil(TimePoint time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable never;
    const StopWake wake(mutex, never, stop);
    std::unique_lock lock(mutex);
    waitUntil(lock, never, stop, time, [] { return false; });
}

Clock::TimePoint SteadyClock::now() const { return std::chrono::steady_clock::now(); }

bool SteadyClock::waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                            const std::stop_token &stop, TimePoint deadline,
                            const std::function<bool()> &done)
{
    return waitUnlessStopped(lock, changed, stop, deadline, done);
}

} // namespace paipa
