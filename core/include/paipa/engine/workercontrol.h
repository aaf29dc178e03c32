// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/base/clock.h>
#include <paipa/engine/durationhistogram.h>
#include <paipa/engine/origin.h>
#include <paipa/engine/workerstate.h>
#include <paipa/engine/worknote.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <utility>

#include <ctime>

namespace paipa::engine {

class StartGate;
class Turns;

/// What one worker counts. Written by its thread, read by any.
class WorkerCounters
{
public:
    using Count = std::atomic<std::uint64_t>;
    using Flag = std::atomic<bool>;

    /// One writer: no locked instruction needed.
    static void add(Count &counter, std::uint64_t n = 1)
    {
        counter.store(counter.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
    }

    Count in = 0;
    Count out = 0;
    Count failed = 0;
    Count retries = 0;
    Count skipped = 0;
    /// How long an item took in the step's own code, with what runs inline behind it.
    DurationCounts itemTimes;
    WorkNote note;         ///< Only if the step asks for it.
    Flag isAtHook = false; ///< After its last item: it flushes, closes.

    /// What the item is called that it works on: by its description if the step asks for notes,
    /// else "its item 7", of those that this worker has taken. "" if it has taken none, or has no
    /// more.
    [[nodiscard]] QString itemInHand(Clock::TimePoint now) const;

    void enter(WorkerState state, Clock::TimePoint now);
    /// Of an inline step, which has no states of its own.
    void addBusy(std::chrono::nanoseconds duration);
    /// Time spent between beginning something and going on with it: blocked, backing off, paused.
    [[nodiscard]] std::chrono::nanoseconds timeAway() const;
    [[nodiscard]] WorkerState state() const { return m_state.load(std::memory_order_relaxed); }
    /// How long it has been in this state at \a now.
    [[nodiscard]] std::chrono::nanoseconds timeInState(Clock::TimePoint now) const;
    /// Time spent in \a state until \a now, with the time of a state that still lasts.
    [[nodiscard]] std::chrono::nanoseconds timeIn(WorkerState state, Clock::TimePoint now) const;

    /// From now until endCpuTime() the time that this thread spends on a processor counts.
    void beginCpuTime();
    void endCpuTime();
    /// Any thread.
    [[nodiscard]] std::chrono::nanoseconds cpuTime() const;

private:
    static constexpr clockid_t noClock = -1;

    std::atomic<WorkerState> m_state = WorkerState::Opening;
    std::atomic<std::int64_t> m_since = 0;                                ///< ns of the clock.
    std::array<std::atomic<std::int64_t>, workerStateCount> m_times = {}; ///< ns
    std::atomic<clockid_t> m_cpuClock = noClock; ///< Of the thread, while that lives.
    std::atomic<std::int64_t> m_cpuTime = 0;     ///< ns, at its end.
};

/// What a run tells all its workers.
class RunOrders
{
public:
    explicit RunOrders(Clock &c);

    Clock &clock;
    Turns *const turns;     ///< The clock of a simulated run; else null.
    std::stop_source abort; ///< Nothing new starts; every wait ends.

    [[nodiscard]] bool isPaused() const { return m_paused.load(std::memory_order_relaxed); }
    /// Whether a worker that begins something may have to wait for that.
    [[nodiscard]] bool holdsBack() const { return m_holdsBack.load(std::memory_order_relaxed); }
    void pause();
    void resume();
    /// Returns when the run is not paused any more, or is aborted.
    void waitWhilePaused();

private:
    std::atomic<bool> m_paused = false;
    std::atomic<bool> m_holdsBack;
    std::mutex m_mutex;
    std::condition_variable m_resumed;
};

/// What passes between one worker and the run: orders in, counts out.
class WorkerControl
{
public:
    WorkerControl(RunOrders &orders, int index) : m_orders(orders), m_index(index) {}

    WorkerCounters counters;
    OriginTally tally;

    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] Clock &clock() const { return m_orders.clock; }
    [[nodiscard]] std::stop_token abortToken() const { return m_orders.abort.get_token(); }
    /// Triggered when this worker is to leave: its wait for input ends. For a source it is the sign
    /// to emit nothing more.
    [[nodiscard]] std::stop_token leaveToken() const { return m_leave.get_token(); }

    /// Whether the run is being aborted; true as soon as the abort token is triggered.
    [[nodiscard]] bool isAborted() const { return m_orders.abort.stop_requested(); }
    [[nodiscard]] bool isRetired() const { return m_retired.load(std::memory_order_relaxed); }

    /// Whether the step has no other worker: then nobody can relieve it of what it holds.
    [[nodiscard]] bool isAlone() const { return m_alone.load(std::memory_order_relaxed); }
    void setAlone(bool alone) { m_alone = alone; }

    /// Any thread: the worker leaves as soon as it is between items.
    void retire();
    /// Any thread: the worker begins nothing new.
    void abort();

    /// Between items: waits while the run is paused. False if the worker must not begin another
    /// one.
    [[nodiscard]] bool mayBegin()
    {
        if (m_orders.holdsBack()) [[unlikely]] {
            waitUntilLetOn();
            return !isAborted();
        }
        return !m_aborted.load(std::memory_order_relaxed);
    }

    /// The same, before \a items are begun: also waits at the gate of its step, if there is one.
    [[nodiscard]] bool mayBeginItems(std::size_t items)
    {
        return mayBegin() && (!m_gate || pass(*m_gate, items, m_giveUp));
    }
    /// The same, for an item of an inline step, at the \a gate of that, which may be null.
    [[nodiscard]] bool mayBeginAt(StartGate *gate)
    {
        return mayBegin() && (!gate || pass(*gate, 1, abortToken()));
    }
    /// Whether an item could begin at \a gate, which may be null, without waiting.
    [[nodiscard]] Acceptance acceptanceAt(const StartGate *gate) const;
    /// Before the worker begins: it has to pass \a gate, which may be null; \a giveUp ends waiting.
    void setGate(StartGate *gate, std::stop_token giveUp)
    {
        m_gate = gate;
        m_giveUp = std::move(giveUp);
    }
    [[nodiscard]] StartGate *gate() const { return m_gate; }

    void enter(WorkerState state) { counters.enter(state, clock().now()); }

    /// Waits before a retry. False if the run was aborted meanwhile.
    [[nodiscard]] bool backOff(std::chrono::milliseconds duration);
    /// Waits, which is what \a state is for. False if \a stop was triggered meanwhile.
    [[nodiscard]] bool waitUntil(Clock::TimePoint time, WorkerState state,
                                 const std::stop_token &stop);

private:
    void waitUntilLetOn();
    [[nodiscard]] bool pass(StartGate &gate, std::size_t items, const std::stop_token &giveUp);

    RunOrders &m_orders;
    const int m_index;
    std::stop_source m_leave;
    std::atomic<bool> m_aborted = false; ///< Follows the abort token; cheaper to look at.
    std::atomic<bool> m_retired = false;
    std::atomic<bool> m_alone = false;
    StartGate *m_gate = nullptr; ///< Null: nothing holds it back.
    std::stop_token m_giveUp;
};

} // namespace paipa::engine
