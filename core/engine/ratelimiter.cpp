// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/ratelimiter.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace paipa::engine {

namespace {

constexpr std::chrono::nanoseconds catchUp = 100ms;

/// Nothing beside the one token that is always there, if tokens arrive more slowly.
std::chrono::nanoseconds toleranceOf(Rate rate)
{
    const std::chrono::nanoseconds interval = rate.per / std::max<qint64>(1, rate.items);
    return interval < catchUp ? catchUp : 0ns;
}

} // namespace

RateLimiter::RateLimiter(Rate rate) : m_rate(rate), m_tolerance(toleranceOf(rate)) {}

Clock::TimePoint RateLimiter::reserve(std::size_t items, Clock::TimePoint now)
{
    const std::scoped_lock lock(m_mutex);
    const Clock::TimePoint begin = std::max(m_next, now - m_tolerance);
    m_next = begin + timeFor(items);
    return begin;
}

std::chrono::nanoseconds RateLimiter::waitFrom(Clock::TimePoint now) const
{
    const std::scoped_lock lock(m_mutex);
    return m_next > now ? m_next - now : 0ns;
}

std::chrono::nanoseconds RateLimiter::timeFor(std::size_t items) const
{
    using Time = std::chrono::duration<double, std::nano>;
    const Time time =
        Time(m_rate.per) * static_cast<double>(items) / static_cast<double>(m_rate.items);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::min<Time>(time, std::chrono::years(10)));
}

} // namespace paipa::engine
