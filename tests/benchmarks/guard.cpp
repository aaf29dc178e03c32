// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contest.h"
#include "parts/contenders.h"
#include "payload/contenders.h"
#include "tinyitems/contenders.h"

#include <array>
#include <cstdio>

namespace paipa::bench {

namespace {

/// Paipa beside something that does not change, and how much of its time Paipa needed when this was
/// last looked at, on two cores that did nothing else. Who makes Paipa faster lowers it.
struct Guarded {
    Contest contest;
    double accepted;
};

std::array<Guarded, 3> guarded()
{
    constexpr std::int64_t items = 2'000'000;
    constexpr std::int64_t records = 500'000;
    return {
        Guarded{.contest = {.title = "Tiny items through threads",
                            .items = items,
                            .contenders = {{"Paipa", [] { return tinyitems::withPaipa(items); }},
                                           {"queues under a mutex",
                                            [] { return tinyitems::withMutexQueues(items); }}}},
                .accepted = 0.8},
        Guarded{.contest = {.title = "Tiny items inline",
                            .items = items,
                            .contenders = {{"Paipa, inline", [] { return parts::inlined(items); }},
                                           {"a loop", [] { return tinyitems::plainly(items); }}}},
                .accepted = 24},
        Guarded{
            .contest = {.title = "Records",
                        .items = records,
                        .contenders = {{"Paipa", [] { return payload::recordsWithPaipa(records); }},
                                       {"queues under a mutex",
                                        [] { return payload::recordsWithMutexQueues(records); }}}},
            .accepted = 0.9},
    };
}

/// Whether Paipa is about as fast as it was.
bool holds(const Guarded &guarded)
{
    constexpr int rounds = 7;
    constexpr double noise = 1.2; // what the same program differs by from run to run
    const double ratio = hold(guarded.contest, rounds)[1];
    if (ratio <= guarded.accepted * noise)
        return true;
    std::printf("  Slower than it was: %.3f, and %.3f is accepted.\n", ratio, guarded.accepted);
    return false;
}

} // namespace

} // namespace paipa::bench

/// Exits with 1 if Paipa has become slower by a fifth, compared with something that stays the same
/// and runs beside it. Meaningful only on a machine that is otherwise idle: `make guard`, no test.
int main()
{
    using namespace paipa::bench;
    int slower = 0;
    for (const Guarded &each : guarded())
        slower += !holds(each);
    return slower == 0 ? 0 : 1;
}
