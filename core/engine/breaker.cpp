// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/breaker.h>

#include <paipa/base/stoppablewait.h>
#include <paipa/engine/turns.h>
#include <paipa/engine/workercontrol.h>

#include <algorithm>

namespace paipa::engine {

bool Breaker::admit(WorkerControl &worker, const std::stop_token &stop)
{
    if (m_isCalm.load(std::memory_order_relaxed))
        return true;
    const StopWake wake(m_mutex, m_changed, stop);
    std::unique_lock lock(m_mutex);
    if (isAdmitted(worker, worker.clock().now()))
        return true;
    worker.enter(WorkerState::Held);
    while (!stop.stop_requested() && !isAdmitted(worker, worker.clock().now())) {
        const auto hasChanged = [this, state = m_state, openings = m_openings] {
            return m_state != state || m_openings != openings;
        };
        if (m_state == BreakerState::Open)
            worker.clock().waitUntil(lock, m_changed, stop, m_openUntil, hasChanged);
        else
            waitInTurn(lock, m_changed, stop, hasChanged);
    }
    worker.enter(WorkerState::Busy);
    return !stop.stop_requested();
}

bool Breaker::isAdmitted(const WorkerControl &worker, Clock::TimePoint now)
{
    if (m_state == BreakerState::Open && now >= m_openUntil) {
        m_trying = &worker;
        setState(BreakerState::Trying);
    }
    return m_state == BreakerState::Closed
           || (m_state == BreakerState::Trying && m_trying == &worker);
}

void Breaker::succeeded(const WorkerControl &worker)
{
    if (m_isCalm.load(std::memory_order_relaxed))
        return;
    const std::scoped_lock lock(m_mutex);
    if (isOutdated(worker))
        return;
    m_failures = 0;
    m_isCalm = true;
    setState(BreakerState::Closed);
}

void Breaker::failed(const WorkerControl &worker, Sentence why)
{
    const std::scoped_lock lock(m_mutex);
    if (isOutdated(worker))
        return;
    m_isCalm = false;
    ++m_failures;
    if (m_state == BreakerState::Closed && m_failures < m_mostFailures)
        return;
    m_why = std::move(why);
    m_openUntil = worker.clock().now() + m_coolDown;
    ++m_openings;
    setState(BreakerState::Open);
}

/// Attempts that were under way when it opened end one by one, while it rests or another one tries.
bool Breaker::isOutdated(const WorkerControl &worker) const
{
    return m_state == BreakerState::Open
           || (m_state == BreakerState::Trying && m_trying != &worker);
}

void Breaker::setState(BreakerState state)
{
    m_state = state;
    m_changed.notify_all();
}

BreakerSnapshot Breaker::snapshot(Clock::TimePoint now) const
{
    const std::scoped_lock lock(m_mutex);
    const bool isOpen = m_state == BreakerState::Open;
    const auto remaining = isOpen ? m_openUntil - now : Clock::TimePoint::duration(0);
    return {.state = m_state,
            .openings = m_openings,
            .remaining = std::max(remaining, Clock::TimePoint::duration(0)),
            .why = m_why};
}

} // namespace paipa::engine
