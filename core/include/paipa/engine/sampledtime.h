// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/workercontrol.h>

#include <algorithm>
#include <chrono>

namespace paipa::engine {

/// Counts as busy the time that many short calls take: of calls so short that reading the clock
/// would cost more than they do, only one in a few is measured, and stands for the others.
class SampledTime
{
public:
    template<typename Call>
    void measure(WorkerControl &worker, WorkerCounters &counters, Call &&call)
    {
        if (--m_left > 0) {
            call();
            return;
        }
        const auto blocked = worker.counters.timeAway();
        const Clock::TimePoint begin = worker.clock().now();
        call();
        const std::chrono::nanoseconds away = worker.counters.timeAway() - blocked;
        const std::chrono::nanoseconds took = worker.clock().now() - begin - away;
        counters.addBusy(std::max(took, std::chrono::nanoseconds(0)) * m_stride);
        m_stride = took < worthMeasuring ? std::min(m_stride * 2, longestStride) : 1;
        m_left = m_stride;
    }

private:
    static constexpr std::chrono::microseconds worthMeasuring{5};
    static constexpr int longestStride = 64;

    int m_stride = 1; ///< One call in so many is measured.
    int m_left = 1;
};

} // namespace paipa::engine
