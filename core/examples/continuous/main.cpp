// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A pipeline that runs for ever: it takes what others put into a queue of ours, collects rows to
// chunks by number and age, and counts. Leaving the scope of the run would stop it, too.

#include <paipa/pipeline/counters.h>
#include <paipa/pipeline/pipeline.h>
#include <paipa/pipeline/timedchunk.h>

#include <cstdio>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace std::chrono_literals;

int main()
{
    Counters counters;
    const Pipeline pipeline{
        step([](int n) { return u"row %1"_s.arg(n); }, Workers{2}),
        timedChunk<QString>(16, 50ms), // when there are 16, or the first one is 50 ms old
        step([&counters](const std::vector<QString> &rows) {
            counters[u"chunks"_s].add();
            counters[u"rows"_s].add(static_cast<qint64>(rows.size()));
        }),
    };

    engine::BoundedQueue<int> queue({.items = 8});
    queue.addProducer();
    BackgroundRun run = pipeline.start(queue);
    {
        const std::jthread sensor([&queue] {
            for (int n = 0; n < 100; ++n)
                (void)queue.push(n, {});
        });
    }
    run.stop(); // what was taken is completed; the rest is still in the queue

    for (const auto &[name, value] : counters.values())
        std::printf("%s: %lld\n", qPrintable(name), static_cast<long long>(value));
    const auto left = static_cast<qint64>(queue.size());
    return counters[u"rows"_s].value() + left == 100 ? 0 : 1;
}
