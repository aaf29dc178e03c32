// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The progress of a run, seen from outside. A tracker is told of each call of a step, and the step
// knows nothing of it; counters are numbers that any step adds to, and anybody reads at any time.

#include <paipa/pipeline/counters.h>
#include <paipa/pipeline/pipeline.h>
#include <paipa/pipeline/tracker.h>

#include <cstdio>
#include <ranges>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct Parcel {
    int grams = 0;
};

Parcel packed(int order)
{
    if (order % 25 == 0)
        throw Failure(u"sold-out"_s, u"order %1 cannot be packed"_s.arg(order));
    return {.grams = 100 + order};
}

/// For any step: counts its calls under its name.
template<typename In>
Tracker<In> countedIn(Counters &counters)
{
    return {.before =
                [&counters](const In &, const WorkerContext &worker) {
                    counters[worker.step() + u": begun"_s].add();
                },
            .after =
                [&counters](const TrackedCall &call, const WorkerContext &worker) {
                    counters[worker.step() + (call.error ? u": failed"_s : u": done"_s)].add();
                    counters[worker.step() + u": ns"_s].add(call.duration.count());
                }};
}

void show(const Counters &counters)
{
    for (const auto &[name, value] : counters.values())
        std::printf("%s %lld  ", qPrintable(name), static_cast<long long>(value));
    std::printf("\n");
}

} // namespace

int main()
{
    Counters counters;
    Counter &grams = counters[u"grams"_s];
    const ErrorPolicy twice{.retries = 1, .backoff = {}, .then = OnError::SetAside};
    const Pipeline pipeline{
        tracked(step(packed, Workers{2}, StepName{u"pack"_s}, twice, QueueBounds{.items = 8}),
                countedIn<int>(counters)),
        tracked(step([&grams](Parcel parcel) { grams.add(parcel.grams); }, StepName{u"send"_s}),
                countedIn<Parcel>(counters)),
    };

    RunningPipeline running = pipeline.start();
    for (int first = 1; first <= 100; first += 25) {
        running.putAll(std::views::iota(first, first + 25));
        show(counters); // it works on meanwhile
    }
    running.wait();
    show(counters);

    return counters[u"pack: begun"_s].value() == 104 && counters[u"pack: failed"_s].value() == 8
                   && counters[u"send: done"_s].value() == 96 && grams.value() == 14'400
               ? 0
               : 1;
}
