// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/durationhistogram.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace paipa::engine {

namespace {

constexpr int subBits = 3;
constexpr std::uint64_t subBuckets = 1u << subBits; ///< Of each doubling.

} // namespace

// Up to 8 ns each bucket is one nanosecond wide; then it doubles with each eight buckets.
std::size_t DurationBuckets::of(std::chrono::nanoseconds duration)
{
    const auto ns = static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration.count()));
    if (ns < subBuckets)
        return static_cast<std::size_t>(ns);
    const int shift = static_cast<int>(std::bit_width(ns)) - 1 - subBits;
    const std::uint64_t bucket =
        static_cast<std::uint64_t>(shift + 1) * subBuckets + ((ns >> shift) & (subBuckets - 1));
    return std::min<std::size_t>(static_cast<std::size_t>(bucket), count - 1);
}

std::chrono::nanoseconds DurationBuckets::middleOf(std::size_t bucket)
{
    if (bucket < subBuckets)
        return std::chrono::nanoseconds(bucket);
    const std::size_t shift = bucket / subBuckets - 1;
    const std::uint64_t begin = (subBuckets + bucket % subBuckets) << shift;
    return std::chrono::nanoseconds(begin + (std::uint64_t(1) << shift) / 2);
}

void DurationHistogram::add(const DurationCounts &counts)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += counts.in(i);
}

std::optional<DurationQuantiles> DurationHistogram::quantiles() const
{
    const std::uint64_t total = std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t(0));
    if (total == 0)
        return std::nullopt;
    return DurationQuantiles{.median = quantile(0.5, total), .ninetyFifth = quantile(0.95, total)};
}

std::chrono::nanoseconds DurationHistogram::quantile(double share, std::uint64_t total) const
{
    const auto rank = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(total)));
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        below += m_counts[i];
        if (below >= rank)
            return DurationBuckets::middleOf(i);
    }
    return DurationBuckets::middleOf(m_counts.size() - 1);
}

} // namespace paipa::engine
