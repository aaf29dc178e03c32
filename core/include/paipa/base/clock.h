// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace paipa {

/// The monotonic time of a run. Injected, so that tests move time by hand.
/// All members may be called from any thread.
class Clock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~Clock() = default;

    [[nodiscard]] virtual TimePoint now() const = 0;

    /// Waits on \a changed, whose mutex \a lock holds, until \a done, \a stop or \a deadline.
    /// Returns what \a done says then, which may be asked several times. For \a stop there
    /// is a StopWake (stoppablewait.h).
    virtual bool waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                           const std::stop_token &stop, TimePoint deadline,
                           const std::function<bool()> &done) = 0;

    /// Returns at \a time, or as soon as \a stop is requested.
    void sleepUntil(TimePoint time, const std::stop_token &stop);
};

/// std::chrono::steady_clock.
class SteadyClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override;
    bool waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
                   const std::stop_token &stop, TimePoint deadline,
                   const std::function<bool()> &done) override;
};

} // namespace paipa
