// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/counters.h>
#include <paipa/pipeline/pipeline.h>
#include <paipa/pipeline/timedchunk.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QTest>

#include <stdexcept>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::Verdict;

// Pipelines that run for ever: fed from a queue of the caller's, with chunks by time, and counters.

namespace {

using Numbers = std::vector<int>;
using Queue = engine::BoundedQueue<int>;

bool push(Queue &queue, int n) { return queue.push(n, {}) == engine::PushResult::Pushed; }

} // namespace

class TestContinuous final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a continuous pipeline hangs"_s; }};

private Q_SLOTS:
    void takesWhatIsInAQueueOfTheCallers()
    {
        Queue queue({.items = 4});
        queue.addProducer();
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, Workers{2}),
                                step([received](int n) { received(n); })};
        QVERIFY(push(queue, 0));
        BackgroundRun run = pipeline.start(queue);
        for (int i = 1; i < 100; ++i)
            QVERIFY(push(queue, i));
        QVERIFY(run.isAlive());
        queue.removeProducer();
        run.wait();
        QCOMPARE(received.sorted(), numbers(100));
        QCOMPARE(run.snapshot().origins.of(Verdict::Acked), std::uint64_t(100));
    }

    void stopLeavesTheRestInTheQueue_P1_5()
    {
        Queue queue({.items = 16});
        queue.addProducer();
        int pushed = 0;
        std::jthread pushing([&](const std::stop_token &stop) { // the queue is never empty for long
            for (int n = 0; queue.push(n, stop) == engine::PushResult::Pushed; n = pushed)
                ++pushed;
        });
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        BackgroundRun run = pipeline.start(queue);
        spinUntil([&] { return !received.items().empty(); });
        run.stop();
        QCOMPARE(run.snapshot().state, engine::RunState::Stopped);
        pushing.request_stop();
        pushing.join();
        QVERIFY(!queue.isClosed());
        QCOMPARE(received.items().size() + queue.size(), static_cast<std::size_t>(pushed));
        BackgroundRun next = pipeline.start(queue); // another run goes on with them
        queue.removeProducer();
        next.wait();
        QCOMPARE(received.sorted(), numbers(pushed));
    }

    void abortCancelsWhatWasTaken_P5_42()
    {
        Queue queue({.items = 100});
        queue.addProducer();
        Gate gate;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, QueueBounds{.items = 1})};
        for (int i = 0; i < 50; ++i)
            QVERIFY(push(queue, i));
        BackgroundRun run = pipeline.start(queue);
        gate.waitForArrivals();
        std::jthread aborting([&] { run.abort(); });
        spinUntil([&] { return run.snapshot().steps[0].ended; }); // the source has left
        gate.open();
        aborting.join();
        const engine::OriginCounts origins = run.snapshot().origins;
        QCOMPARE(origins.emitted + queue.size(), std::uint64_t(50));
        QCOMPARE(origins.emitted, origins.decided());
        QVERIFY(origins.of(Verdict::Cancelled) > 0);
    }

    void aFailureComesOutAndTheQueueStaysTheCallers_H9_H15()
    {
        Queue queue({.items = 4});
        queue.addProducer();
        const Pipeline pipeline{step([](int n) {
            if (n == 2)
                throw std::runtime_error("two");
        })};
        BackgroundRun run = pipeline.start(queue);
        for (int i = 0; i < 3; ++i)
            QVERIFY(push(queue, i));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, run.wait());
        QVERIFY(!run.isAlive());
        while (queue.size() < 4)
            QVERIFY(push(queue, 9)); // it takes what fits, and nobody swallows it
        int tooMany = 9;
        QCOMPARE(queue.tryPush(tooMany), engine::PushResult::Full);
    }

    void leavingTheScopeStopsIt_P1_10()
    {
        Queue queue({.items = 4});
        queue.addProducer();
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        {
            const BackgroundRun run = pipeline.start(queue);
            QVERIFY(push(queue, 1));
            spinUntil([&] { return queue.size() == 0; });
        }
        QCOMPARE(received.items(), (Numbers{1}));
    }

    void stoppingWithinADeadline_P1_5()
    {
        const auto clock = std::make_shared<ManualClock>();
        Gate gate;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, QueueBounds{.items = 1})};
        RunningPipeline<int> run = pipeline.start({.clock = clock});
        for (int i = 0; i < 2; ++i)
            QVERIFY(run.put(i));
        gate.waitForArrivals();
        engine::RunState end = engine::RunState::Running;
        std::jthread stopping([&] { end = run.stop(20s); });
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(15s));
        clock->advance(15s); // now what waits is dropped
        spinUntil([&] { return run.snapshot().state == engine::RunState::Aborting; });
        gate.open();
        stopping.join();
        QCOMPARE(end, engine::RunState::Aborted);
        QCOMPARE(run.snapshot().origins.of(Verdict::Cancelled), std::uint64_t(1));
    }

    void aStepThatIsStuckIsNamedAtTheDeadline_P1_7()
    {
        const auto clock = std::make_shared<ManualClock>();
        Gate gate;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, StepName{u"stuck"_s})};
        RunningPipeline<int> run = pipeline.start({.clock = clock});
        QVERIFY(run.put(1));
        gate.waitForArrivals();
        QString text;
        std::jthread stopping([&] {
            try {
                run.stop(20s);
            } catch (const Failure &failure) {
                text = failure.code() + u": "_s + failure.text().toString();
            }
        });
        for (const auto part : {15s, 5s}) {
            clock->waitForSleepers(1);
            clock->advance(part);
        }
        stopping.join();
        QVERIFY2(text.startsWith(u"stuck: worker 1 of step \"stuck\""_s), qPrintable(text));
        gate.open();
        run.wait(); // it has come back
    }

    void chunksBySize()
    {
        const Received<Numbers> received;
        const Pipeline pipeline{timedChunk<int>(3, 1h),
                                step([received](const Numbers &chunk) { received(chunk); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(7));
        QCOMPARE(received.items(), (std::vector<Numbers>{{0, 1, 2}, {3, 4, 5}, {6}}));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(7));
        QVERIFY_THROWS_EXCEPTION(Failure, Pipeline{timedChunk<int>(0, 1s)}.run(numbers(1)));
    }

    void theLastChunksOfAllWorkersComeOut_L3_P3_23()
    {
        const Received<Numbers> received;
        const Pipeline pipeline{timedChunk<int>(1000, 1h, Workers{4}),
                                step([received](const Numbers &chunk) { received(chunk); })};
        pipeline.run(numbers(100));
        std::size_t items = 0;
        for (const Numbers &chunk : received.items())
            items += chunk.size();
        QCOMPARE(items, std::size_t(100));
    }

    void aChunkIsHandedOnWhenItsFirstItemIsOldUnderATrickle_P3_23()
    {
        const auto clock = std::make_shared<ManualClock>();
        const Received<Numbers> received;
        const Pipeline pipeline{timedChunk<int>(1000, 1s, StepName{u"chunk"_s}),
                                step([received](const Numbers &chunk) { received(chunk); })};
        auto running = pipeline.start({.clock = clock});
        const auto putAndSee = [&](int n, std::uint64_t taken) {
            QVERIFY(running.put(n));
            spinUntil([&] { return running.snapshot().steps[0].in == taken; });
            clock->waitForSleepers(1);
        };
        putAndSee(0, 1);
        for (int i = 1; i <= 3; ++i) { // the queue is never idle for the whole second
            clock->advance(300ms);
            putAndSee(i, static_cast<std::uint64_t>(i) + 1);
        }
        QVERIFY(received.items().empty());
        clock->advance(100ms); // the first item is 1 s old
        spinUntil([&] { return !received.items().empty(); });
        QCOMPARE(received.items(), (std::vector<Numbers>{{0, 1, 2, 3}}));
        running.wait();
    }

    void aChunkFailsWithAllItsItems_P5_40()
    {
        const Pipeline pipeline{timedChunk<int>(2, 1h),
                                step(
                                    [](const Numbers &chunk) {
                                        if (chunk.front() == 2)
                                            throw std::runtime_error("two");
                                    },
                                    ErrorPolicy{.then = OnError::SetAside})};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(6));
        QCOMPARE(snapshot.origins.of(Verdict::Failed), std::uint64_t(2));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(4));
    }

    void countersCountFromAllWorkers_H14()
    {
        Counters counters;
        const Pipeline pipeline{step(
            [&counters](int n) {
                counters[n % 2 == 0 ? u"even"_s : u"odd"_s].add();
                counters[u"sum"_s].add(n);
            },
            Workers{4})};
        pipeline.run(numbers(1000));
        const std::map<QString, qint64> expected{
            {u"even"_s, 500}, {u"odd"_s, 500}, {u"sum"_s, 499'500}};
        QCOMPARE(counters.values(), expected);
    }
};

QTEST_GUILESS_MAIN(TestContinuous)
#include "tst_continuous.moc"
