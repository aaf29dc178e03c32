// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "work.h"

#include <algorithm>
#include <chrono>

namespace paipa::bench {

std::int64_t addOne(std::int64_t value) { return value + 1; }

std::int64_t scramble(std::int64_t value) { return value ^ 0x55; }

namespace {

std::int64_t compute(std::int64_t value, std::int64_t steps)
{
    auto state = static_cast<std::uint64_t>(value) | 1u;
    for (std::int64_t i = 0; i < steps; ++i) // xorshift by G. Marsaglia
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    return static_cast<std::int64_t>(state >> 1);
}

double nanosecondsPerStep()
{
    constexpr std::int64_t steps = 2'000'000;
    double best = 1e9;
    volatile std::int64_t sink = 0;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        sink = compute(i, steps);
        const std::chrono::duration<double, std::nano> time =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, time.count() / static_cast<double>(steps));
    }
    (void)sink;
    return best;
}

} // namespace

Labour::Labour(int microseconds)
{
    static const double cost = nanosecondsPerStep(); // once: all contests use the same measure
    m_steps = std::max<std::int64_t>(1, static_cast<std::int64_t>(microseconds * 1000.0 / cost));
}

std::int64_t Labour::operator()(std::int64_t value) const { return compute(value, m_steps); }

} // namespace paipa::bench
