// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/breakersnapshot.h>

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace paipa::engine {

class WorkerControl;

/// Lets a step rest when attempts fail one after the other: whatever it talks to is probably gone,
/// and more items would fail as well. Its queue fills meanwhile, so those before it wait. After the
/// cool-down one item is tried: if it succeeds, all go on, else the rest begins again.
///
/// Shared by the workers of the step; all members may be called from any thread.
class Breaker
{
public:
    /// Opens after \a failures attempts, from 1, have failed in a row.
    Breaker(int failures, std::chrono::nanoseconds coolDown)
        : m_mostFailures(failures), m_coolDown(coolDown)
    {}
    ~Breaker() = default;
    Q_DISABLE_COPY_MOVE(Breaker)

    /// Waits until \a worker may begin an attempt; then succeeded() or failed() must follow, unless
    /// the run is aborted. False if \a stop was triggered.
    [[nodiscard]] bool admit(WorkerControl &worker, const std::stop_token &stop);

    void succeeded(const WorkerControl &worker);
    void failed(const WorkerControl &worker, Sentence why);

    [[nodiscard]] BreakerSnapshot snapshot(Clock::TimePoint now) const;

private:
    // Under m_mutex.
    /// Whether what \a worker has done says nothing any more.
    [[nodiscard]] bool isOutdated(const WorkerControl &worker) const;
    /// Whether \a worker may begin now.
    [[nodiscard]] bool isAdmitted(const WorkerControl &worker, Clock::TimePoint now);
    void setState(BreakerState state);

    const int m_mostFailures;
    const std::chrono::nanoseconds m_coolDown;
    std::atomic<bool> m_isCalm = true; ///< Closed, and the last attempt did not fail.

    mutable std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_changed;
    BreakerState m_state = BreakerState::Closed;
    int m_failures = 0; ///< In a row.
    std::uint64_t m_openings = 0;
    Sentence m_why;
    Clock::TimePoint m_openUntil = Clock::TimePoint::min();
    const WorkerControl *m_trying = nullptr; ///< Who has the one item.
};

} // namespace paipa::engine
