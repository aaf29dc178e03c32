// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/clock.h>

namespace paipa {

Clock::TimePoint SteadyClock::now() const { return std::chrono::steady_clock::now(); }

bool SteadyClock::waitUntil(std::unique_lock<std::mutex> &lock,
                            std::condition_variable_any &changed, const std::stop_token &stop,
                            TimePoint deadline, const std::function<bool()> &done)
{
    return changed.wait_until(lock, stop, deadline, done);
}

} // namespace paipa
