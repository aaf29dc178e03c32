// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contest.h"
#include "fanout/contenders.h"
#include "memory/contenders.h"
#include "parts/contenders.h"
#include "payload/contenders.h"
#include "startstop/contenders.h"
#include "tinyitems/contenders.h"
#include "waiting/contenders.h"
#include "workperitem/contenders.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace paipa::bench {

namespace {

Contest tinyItems()
{
    constexpr std::int64_t items = 5'000'000;
    return {
        .title = "W1 tiny items: source -> +1 -> xor -> sum, one worker a step",
        .items = items,
        .contenders = {{"Paipa", [] { return tinyitems::withPaipa(items); }},
                       {"limit", [] { return tinyitems::plainly(items); }},
                       {"oneTBB parallel_pipeline", [] { return tinyitems::withTbb(items); }},
                       {"queues under a mutex", [] { return tinyitems::withMutexQueues(items); }}}};
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
            .contenders = {
                {"Paipa", [=] { return workperitem::withPaipa(items, us); }},
                {"limit", [=] { return workperitem::plainly(items, us); }},
                {"oneTBB parallel_pipeline", [=] { return workperitem::withTbb(items, us); }}}};
}

Contest partsOfTinyItems()
{
    constexpr std::int64_t items = 2'000'000;
    return {.title = "W1b parts: what W1 costs without the engine around the queues, and ordered",
            .items = items,
            .contenders = {{"Paipa", [] { return tinyitems::withPaipa(items); }},
                           {"limit", [] { return tinyitems::plainly(items); }},
                           {"the queues alone", [] { return parts::withBareQueues(items); }},
                           {"queues and origins", [] { return parts::withOrigins(items); }},
                           {"with metrics, too", [] { return parts::withMetrics(items); }},
                           {"Paipa, order kept", [] { return parts::ordered(items); }}}};
}

Contest inlineSteps()
{
    constexpr std::int64_t items = 5'000'000;
    return {.title = "W1c inline: the steps of W1 in the worker of the source",
            .items = items,
            .contenders = {{"Paipa, inline", [] { return parts::inlined(items); }},
                           {"limit", [] { return tinyitems::plainly(items); }},
                           {"Paipa", [] { return tinyitems::withPaipa(items); }}}};
}

Contest waitingItems()
{
    constexpr std::int64_t items = 12'800;
    return {.title = "W4 waiting: items that wait 5 ms each, 64 workers",
            .items = items,
            .contenders = {{"Paipa", [] { return waiting::withPaipa(items); }},
                           {"64 bare threads", [] { return waiting::withBareThreads(items); }},
                           {"oneTBB parallel_pipeline", [] { return waiting::withTbb(items); }}}};
}

Contest startAndStop()
{
    return {.title = "W6 start and stop: 5 steps of 10 workers, one item",
            .items = 1,
            .contenders = {{"Paipa", [] { return startstop::withPaipa(); }},
                           {"50 bare threads", [] { return startstop::withBareThreads(); }},
                           {"oneTBB, its threads kept", [] { return startstop::withTbb(); }}}};
}

Contest payloads()
{
    constexpr std::int64_t items = 1'000'000;
    return {.title = "W7 payload: records of six fields, three hops",
            .items = items,
            .contenders = {
                {"Paipa, records", [] { return payload::recordsWithPaipa(items); }},
                {"limit", [] { return payload::recordsPlainly(items); }},
                {"oneTBB parallel_pipeline", [] { return payload::recordsWithTbb(items); }},
                {"queues under a mutex", [] { return payload::recordsWithMutexQueues(items); }},
                {"Paipa, 64-byte structs", [] { return payload::structsWithPaipa(items); }},
                {"Paipa, numbers", [] { return payload::numbersWithPaipa(items); }}}};
}

} // namespace

} // namespace paipa::bench

/// Usage: paipa-bench [rounds [prefix of the titles, such as W2]]
int main(int argc, char **argv)
{
    using namespace paipa::bench;
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    const std::string wanted = argc > 2 ? argv[2] : "";
    if (wanted.empty() || wanted == "W5")
        memory::show(); // first: see there
    for (const Contest &contest :
         {tinyItems(), partsOfTinyItems(), inlineSteps(), fanOut(), workPerItem(1), workPerItem(10),
          workPerItem(100), waitingItems(), startAndStop(), payloads()}) {
        if (contest.title.starts_with(wanted))
            hold(contest, rounds);
    }
    return 0;
}
