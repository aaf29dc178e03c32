// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/workercontrol.h>

#include <algorithm>
#include <chrono>

namespace paipa::engine {

/// Measures how long calls take: of calls so short that reading the clock would cost a part of what
/// they do, only one in a few, which stands for the others.
class SampledTime
{
public:
    /// Makes \a call, which is the work on \a items items, and counts what one of them took.
    /// Returns the time that the measured call stands for; 0 if it was not measured. Time in which
    /// the worker was blocked, backed off or paused does not count, nor a call that throws.
    template<typename Call>
    std::chrono::nanoseconds measure(WorkerControl &worker, WorkerCounters &counters,
                                     std::size_t items, Call &&call)
    {
        if (--m_left > 0) {
            call();
            return {};
        }
        const auto away = worker.counters.timeAway();
        const Clock::TimePoint begin = worker.clock().now();
        call();
        const std::chrono::nanoseconds took =
            std::max(worker.clock().now() - begin - (worker.counters.timeAway() - away),
                     std::chrono::nanoseconds(0));
        counters.itemTimes.add(took / std::max<std::size_t>(items, 1),
                               items * static_cast<std::uint64_t>(m_stride));
        const std::chrono::nanoseconds stoodFor = took * m_stride;
        m_stride = took < worthMeasuring ? std::min(m_stride * 2, longestStride) : 1;
        m_left = m_stride;
        return stoodFor;
    }

private:
    static constexpr std::chrono::microseconds worthMeasuring{50};
    static constexpr int longestStride = 64;

    int m_stride = 1; ///< One call in so many is measured.
    int m_left = 1;
};

} // namespace paipa::engine
