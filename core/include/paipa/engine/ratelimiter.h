// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/base/rate.h>

#include <chrono>
#include <cstddef>
#include <mutex>

namespace paipa::engine {

/// Spreads the items of a step, or of several, over time. All members may be called from any
/// thread.
///
/// A bucket of tokens that fills at the rate: it holds what arrives in a tenth of a second, at
/// least one, so that a step which was held up catches up a little, but never starts with a burst.
/// A token is reserved before its time has come, so those who wait do not contend for it.
class RateLimiter
{
public:
    explicit RateLimiter(Rate rate);

    /// When \a items more may be begun, in the order of the calls. The caller is bound to begin
    /// them, or their tokens are lost.
    [[nodiscard]] Clock::TimePoint reserve(std::size_t items, Clock::TimePoint now);
    /// How long an item that is reserved \a now has to wait.
    [[nodiscard]] std::chrono::nanoseconds waitFrom(Clock::TimePoint now) const;

private:
    [[nodiscard]] std::chrono::nanoseconds timeFor(std::size_t items) const;

    const Rate m_rate;
    const std::chrono::nanoseconds m_tolerance; ///< How much may be caught up.
    mutable std::mutex m_mutex;
    Clock::TimePoint m_next = Clock::TimePoint::min(); ///< When the next token arrives.
};

} // namespace paipa::engine
