// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace paipa::engine {

/// The buckets in which durations are counted: eight for each doubling, so that the middle of a
/// bucket is at most a sixteenth away from any duration in it. What takes longer than 2.4
/// hours counts as that.
struct DurationBuckets {
    static constexpr std::size_t count = 328;

    [[nodiscard]] static std::size_t of(std::chrono::nanoseconds duration);
    [[nodiscard]] static std::chrono::nanoseconds middleOf(std::size_t bucket);
};

/// How often durations occurred, in constant memory. One thread writes, any may read.
class DurationCounts
{
public:
    /// \a duration occurred \a times.
    void add(std::chrono::nanoseconds duration, std::uint64_t times)
    {
        Count &count = m_counts[DurationBuckets::of(duration)];
        count.store(count.load(std::memory_order_relaxed) + times, std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint64_t in(std::size_t bucket) const
    {
        return m_counts[bucket].load(std::memory_order_relaxed);
    }

private:
    using Count = std::atomic<std::uint64_t>;

    std::array<Count, DurationBuckets::count> m_counts = {};
};

/// What is told of a distribution of durations.
struct DurationQuantiles {
    std::chrono::nanoseconds median{0};      ///< p50: half of them are not longer.
    std::chrono::nanoseconds ninetyFifth{0}; ///< p95: 95 of 100 are not longer.

    bool operator==(const DurationQuantiles &) const = default;
};

/// The counts of several threads together.
class DurationHistogram
{
public:
    void add(const DurationCounts &counts);

    /// Nothing if nothing was counted.
    [[nodiscard]] std::optional<DurationQuantiles> quantiles() const;

private:
    [[nodiscard]] std::chrono::nanoseconds quantile(double share, std::uint64_t total) const;

    std::array<std::uint64_t, DurationBuckets::count> m_counts = {};
};

} // namespace paipa::engine
