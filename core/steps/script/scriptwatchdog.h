// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

class QJSEngine;

namespace paipa::steps {

/// Ends evaluations that take too long, for all workers of a step, from one thread of its own.
///
/// It polls nothing: it sleeps until the earliest limit of an evaluation that is under way, and for
/// good while there is none. What is made of native code (a regular expression, a sort of a long
/// array) cannot be interrupted; it ends when it comes back to the script.
class ScriptWatchdog
{
public:
    class Watch;

    explicit ScriptWatchdog(std::chrono::milliseconds limit);

    [[nodiscard]] std::chrono::milliseconds limit() const { return m_limit; }

private:
    using Clock = std::chrono::steady_clock;

    void run(const std::stop_token &stop);
    /// Interrupts what is overdue; the next deadline, or Clock::time_point::max().
    Clock::time_point interruptOverdue();

    const std::chrono::milliseconds m_limit;
    std::mutex m_mutex; ///< Guards m_watches, and every change of an engine's interruption.
    std::condition_variable m_wake;
    std::vector<Watch *> m_watches;
    std::atomic<bool> m_asleep = false; ///< Nothing is under way: begin() has to wake the thread.
    std::jthread m_thread;              ///< Last: it uses all of the above.
};

/// The watch over one engine. Belongs to the engine's thread; must not outlive the watchdog.
class ScriptWatchdog::Watch
{
public:
    /// An evaluation that is under way when \a stop is requested is interrupted at once, and so are
    /// all later ones.
    Watch(ScriptWatchdog &watchdog, QJSEngine &engine, std::stop_token stop);
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    /// Starts the time of one item.
    void begin();
    /// The item is done; an interruption that comes too late is taken back.
    void end();

    /// Whether an interruption was, or is, for the run's abort instead of the time limit.
    [[nodiscard]] bool aborted() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::chrono::milliseconds limit() const { return m_watchdog.limit(); }

private:
    friend class ScriptWatchdog;

    // Otherwise m_deadline is a time, in ticks of the clock.
    static constexpr std::int64_t idle = 0;
    static constexpr std::int64_t overdue = -1;

    void interrupt();

    ScriptWatchdog &m_watchdog;
    QJSEngine &m_engine;
    std::atomic<std::int64_t> m_deadline = idle;
    std::stop_token m_stop;
    std::stop_callback<std::function<void()>> m_onStop; ///< Last: it uses all of the above.
};

} // namespace paipa::steps
