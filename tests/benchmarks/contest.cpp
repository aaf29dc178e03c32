// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contest.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace paipa::bench {

namespace {

double nanosecondsPerItem(const Contender &contender, std::int64_t items, std::int64_t &checksum)
{
    const auto start = std::chrono::steady_clock::now();
    checksum = contender.run();
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    return time.count() / static_cast<double>(items);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

std::vector<double> hold(const Contest &contest, int rounds)
{
    std::vector<std::vector<double>> times(contest.contenders.size());
    std::int64_t expected = 0;
    for (int round = 0; round <= rounds; ++round) { // the first one warms up
        for (std::size_t i = 0; i < contest.contenders.size(); ++i) {
            std::int64_t checksum = 0;
            const double time = nanosecondsPerItem(contest.contenders[i], contest.items, checksum);
            if (round == 0 && i == 0)
                expected = checksum;
            if (checksum != expected) {
                std::fprintf(stderr, "%s: %s gives another result than the others\n",
                             contest.title.c_str(), contest.contenders[i].name.c_str());
                std::exit(1);
            }
            if (round > 0)
                times[i].push_back(time);
        }
    }
    std::printf("\n%s, %lld items, medians of %d interleaved rounds\n", contest.title.c_str(),
                static_cast<long long>(contest.items), rounds);
    const double own = median(times[0]);
    std::vector<double> ratios;
    for (std::size_t i = 0; i < contest.contenders.size(); ++i) {
        const double other = median(times[i]);
        ratios.push_back(own / other);
        std::printf("  %-28s %10.1f ns/item   Paipa / it: %.3f\n",
                    contest.contenders[i].name.c_str(), other, ratios.back());
    }
    std::fflush(stdout);
    return ratios;
}

} // namespace paipa::bench
