// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>

namespace paipa::test {

/// Time that moves only when a test moves it. All members may be called from any thread.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override;
    bool waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                   const std::stop_token &stop, TimePoint deadline,
                   const std::function<bool()> &done) override;

    /// Moves time on and wakes everybody whose deadline has come.
    void advance(std::chrono::nanoseconds duration);
    /// Returns once \a count threads wait for a deadline that has not come.
    void waitForSleepers(std::size_t count);
    /// Returns once somebody waits for the time \a duration from now.
    void waitForDeadline(std::chrono::nanoseconds duration);
    /// The earliest deadline that somebody waits for, from now; only while there is one.
    [[nodiscard]] std::chrono::nanoseconds nextDeadline() const;

private:
    struct Sleeper {
        TimePoint deadline;
        std::stop_source due;
    };

    void sleep(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
               const std::stop_token &stop, TimePoint deadline, const std::function<bool()> &done);

    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    TimePoint m_now = TimePoint(std::chrono::hours(1)); // 0 is not a time that happens
    std::list<Sleeper> m_sleepers;
};

} // namespace paipa::test
