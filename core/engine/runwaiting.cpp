// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The part of RunController that waits for the end, and sees to it that it comes in time.

#include <paipa/engine/runcontroller.h>

#include <paipa/engine/worker.h>

#include <algorithm>

namespace paipa::engine {

namespace {

/// What a clock can count to.
std::chrono::nanoseconds bounded(std::chrono::nanoseconds duration)
{
    return std::min<std::chrono::nanoseconds>(duration, std::chrono::years(1));
}

} // namespace

RunOutcome RunController::wait()
{
    {
        std::unique_lock lock(m_mutex);
        if (m_state == RunState::Created)
            return {};
        m_changed.wait(lock, [this] { return isFinal(m_state); });
    }
    joinWorkers();
    const std::scoped_lock lock(m_mutex);
    RunOutcome outcome{.state = m_state, .error = {}, .stuck = {}};
    if (m_state == RunState::Failed)
        outcome.error = m_errors.first();
    return outcome;
}

RunOutcome RunController::wait(std::chrono::nanoseconds grace)
{
    {
        std::unique_lock lock(m_mutex);
        if (m_state == RunState::Created)
            return {};
        m_changed.wait(lock, [this] { return isEnding(m_state); });
    }
    // A grace of nothing is meant for an abort, not for what has to be completed.
    waitTelling(std::max<std::chrono::nanoseconds>(grace, minPatience),
                [this] { return m_state != RunState::Draining; });
    return waitAfterAbort(grace);
}

void RunController::waitTelling(std::chrono::nanoseconds patience,
                                const std::function<bool()> &done)
{
    StuckWatch watch(m_graph);
    (void)watch.look(m_clock->now());
    while (!waitUntil(patience, done)) {
        for (const StuckWorker &worker : watch.look(m_clock->now()))
            tellStuck(worker);
        patience = 2 * bounded(patience);
    }
}

void RunController::tellStuck(const StuckWorker &worker) const
{
    if (m_stuckSink)
        m_stuckSink(worker);
    else
        logWaitingFor(worker);
}

bool RunController::waitFor(std::chrono::nanoseconds duration)
{
    return waitUntil(duration, [this] { return isFinal(m_state); });
}

bool RunController::waitUntil(std::chrono::nanoseconds duration, const std::function<bool()> &done)
{
    std::unique_lock lock(m_mutex);
    const Clock::TimePoint end = m_clock->now() + bounded(duration);
    const auto limit = [&] {
        return m_state == RunState::Draining ? std::min(m_abortAt, end) : end;
    };
    while (!done()) {
        const Clock::TimePoint next = limit();
        m_clock->waitUntil(lock, m_changed, {}, next, [&] { return done() || limit() != next; });
        if (done() || limit() != next)
            continue;
        if (next == end)
            return false;
        lock.unlock();
        abort();
        lock.lock();
    }
    return true;
}

RunOutcome RunController::waitAfterAbort(std::chrono::nanoseconds grace)
{
    if (waitFor(grace))
        return wait();
    RunOutcome outcome{
        .state = RunState::Aborted, .error = {}, .stuck = m_graph.present(m_clock->now())};
    const std::scoped_lock lock(m_mutex);
    if (m_state == RunState::Failing) {
        outcome.state = RunState::Failed;
        outcome.error = m_errors.first();
    }
    return outcome;
}

RunOutcome RunController::stopWithin(StopDeadline deadline)
{
    if (state() == RunState::Created)
        return {};
    stop();
    if (waitFor(deadline.toComplete()))
        return wait();
    abort();
    return waitAfterAbort(deadline.toLeave());
}

bool RunController::stop(StopDeadline deadline)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == RunState::Draining || next(m_state, RunEvent::Stop))
            m_abortAt = std::min(m_abortAt, m_clock->now() + bounded(deadline.toComplete()));
    }
    m_changed.notify_all();
    return stop();
}

void RunController::joinWorkers()
{
    const std::scoped_lock lock(m_joining);
    m_graph.forEachWorker([](Worker &worker) { worker.join(); });
}

} // namespace paipa::engine
