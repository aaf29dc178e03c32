// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/startgate.h>

#include <paipa/engine/workercontrol.h>

using namespace std::chrono_literals;

namespace paipa::engine {

std::unique_ptr<StartGate> StartGate::make(const std::optional<Rate> &rate,
                                           const ErrorPolicy &policy)
{
    const bool isNeeded = rate || policy.pauseAfter > 0;
    return isNeeded ? std::make_unique<StartGate>(rate, policy) : nullptr;
}

StartGate::StartGate(const std::optional<Rate> &rate, const ErrorPolicy &policy)
{
    if (rate)
        m_limiter = std::make_shared<RateLimiter>(*rate);
    if (policy.pauseAfter > 0)
        m_breaker.emplace(policy.pauseAfter, policy.pauseFor);
}

bool StartGate::pass(WorkerControl &worker, std::size_t items, const std::stop_token &stop)
{
    if (m_breaker && !m_breaker->admit(worker, stop))
        return false;
    if (!m_limiter)
        return true;
    const Clock::TimePoint now = worker.clock().now();
    const Clock::TimePoint begin = m_limiter->reserve(items, now);
    return begin <= now || worker.waitUntil(begin, WorkerState::Held, stop);
}

Acceptance StartGate::acceptance(Clock::TimePoint now) const
{
    if (const std::optional<BreakerSnapshot> rest = breaker(now)) {
        const bool mayTry = rest->state == BreakerState::Open && rest->remaining <= 0ns;
        if (rest->state != BreakerState::Closed && !mayTry)
            return {.answer = Acceptance::Answer::Held, .wait = rest->remaining};
    }
    const std::chrono::nanoseconds wait = m_limiter ? m_limiter->waitFrom(now) : 0ns;
    if (wait > 0ns)
        return {.answer = Acceptance::Answer::Held, .wait = wait};
    return {};
}

void StartGate::succeeded(const WorkerControl &worker)
{
    if (m_breaker)
        m_breaker->succeeded(worker);
}

void StartGate::failed(const WorkerControl &worker, Sentence why)
{
    if (m_breaker)
        m_breaker->failed(worker, std::move(why));
}

std::optional<BreakerSnapshot> StartGate::breaker(Clock::TimePoint now) const
{
    return m_breaker ? std::optional(m_breaker->snapshot(now)) : std::nullopt;
}

} // namespace paipa::engine
