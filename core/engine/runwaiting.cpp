// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The part of RunController that waits for the end.

#include <paipa/engine/runcontroller.h>

#include <paipa/engine/worker.h>

#include <algorithm>

namespace paipa::engine {

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
        m_changed.wait(lock, [this] {
            return isFinal(m_state) || m_state == RunState::Aborting
                   || m_state == RunState::Failing;
        });
    }
    return waitAfterAbort(grace);
}

bool RunController::waitFor(std::chrono::nanoseconds duration)
{
    std::unique_lock lock(m_mutex);
    const auto bounded = std::min<std::chrono::nanoseconds>(duration, std::chrono::years(1));
    return m_clock->waitUntil(lock, m_changed, {}, m_clock->now() + bounded,
                              [this] { return isFinal(m_state); });
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

void RunController::joinWorkers()
{
    const std::scoped_lock lock(m_joining);
    m_graph.forEachWorker([](Worker &worker) { worker.join(); });
}

} // namespace paipa::engine
