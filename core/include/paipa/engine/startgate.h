// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/base/rate.h>
#include <paipa/engine/breaker.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/ratelimiter.h>

#include <QtGlobal>

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>

namespace paipa::engine {

/// Where the workers of a step wait before they begin an attempt, if the step has a rate or a
/// breaker. Shared by them; all members may be called from any thread.
class StartGate
{
public:
    /// Null if neither \a rate nor \a policy asks for one: what is off costs nothing.
    [[nodiscard]] static std::unique_ptr<StartGate> make(const std::optional<Rate> &rate,
                                                         const ErrorPolicy &policy);
    StartGate(const std::optional<Rate> &rate, const ErrorPolicy &policy);
    ~StartGate() = default;
    Q_DISABLE_COPY_MOVE(StartGate)

    /// From now on both have one rate. Before the workers begin, and only if both have one.
    void shareRate(const StartGate &other) { m_limiter = other.m_limiter; }

    /// Waits until \a worker may begin with \a items. False if \a stop was triggered.
    [[nodiscard]] bool pass(WorkerControl &worker, std::size_t items, const std::stop_token &stop);
    /// Whether a worker would pass with one item \a now.
    [[nodiscard]] Acceptance acceptance(Clock::TimePoint now) const;

    // What became of the attempt.
    void succeeded(const WorkerControl &worker);
    void failed(const WorkerControl &worker, Sentence why);

    [[nodiscard]] std::optional<BreakerSnapshot> breaker(Clock::TimePoint now) const;

private:
    std::shared_ptr<RateLimiter> m_limiter; ///< Null: it has no rate.
    std::optional<Breaker> m_breaker;
};

} // namespace paipa::engine
