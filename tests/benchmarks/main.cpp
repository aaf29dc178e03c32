// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contest.h"
#include "fanout/contenders.h"
#include "tinyitems/contenders.h"
#include "workperitem/contenders.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace paipa::bench {

namespace {

Contest tinyItems()
{
    constexpr std::int64_t items = 5'000'000;
    return {.title = "W1 tiny items: source -> +1 -> xor -> sum, one worker a step",
            .items = items,
            .contenders = {{"Paipa", [] { return tinyitems::withPaipa(items); }},
                           {"limit", [] { return tinyitems::plainly(items); }},
                           {"oneTBB parallel_pipeline", [] { return tinyitems::withTbb(items); }}}};
}

Contest fanOut()
{
    constexpr std::int64_t items = 2'000'000;
    return {.title = "W2 fan-out and fan-in: source -> +1 x2 -> xor x4 -> sum",
            .items = items,
            .contenders = {{"Paipa", [] { return fanout::withPaipa(items); }},
                           {"limit", [] { return fanout::plainly(items); }},
                           {"oneTBB parallel_pipeline", [] { return fanout::withTbb(items); }}}};
}

Contest workPerItem(int us)
{
    const std::int64_t items = 400'000 / us;
    return {.title = "W3 work of " + std::to_string(us) + " us an item: source -> work x2 -> sum",
            .items = items,
            .contenders = {{"Paipa", [=] { return workperitem::withPaipa(items, us); }},
                           {"limit", [=] { return workperitem::plainly(items, us); }},
                           {"oneTBB parallel_pipeline",
                            [=] { return workperitem::withTbb(items, us); }}},
            .limitDivisor =
                std::min(2.0, static_cast<double>(std::thread::hardware_concurrency()))};
}

} // namespace

} // namespace paipa::bench

/// Usage: paipa-bench [rounds [prefix of the titles, such as W2]]
int main(int argc, char **argv)
{
    using namespace paipa::bench;
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    const std::string wanted = argc > 2 ? argv[2] : "";
    for (const Contest &contest :
         {tinyItems(), fanOut(), workPerItem(1), workPerItem(10), workPerItem(100)}) {
        if (contest.title.starts_with(wanted))
            hold(contest, rounds);
    }
    return 0;
}
