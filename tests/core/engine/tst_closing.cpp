// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <limits>
#include <set>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes \a most items, then has enough.
StepCode head(int most, std::atomic<int> &taken)
{
    StepCode code;
    code.process = [most, &taken](const Parcel &parcel, Out &out) {
        if (++taken >= most)
            out.finish();
        out.send(parcel);
    };
    return code;
}

StepCode counter(std::atomic<int> &done)
{
    StepCode code;
    code.process = [&done](const Parcel &, Out &) { ++done; };
    return code;
}

} // namespace

/// How the end of the input and the lack of demand travel through a graph.
class TestClosing final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

    static void runToItsEnd(TestGraph &graph)
    {
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
    }

private Q_SLOTS:
    void aRetryKeepsTheStepOpen_P3_19()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::atomic<int> attempts = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         if (++attempts == 1)
                                             throw std::runtime_error("once");
                                         out.send(parcel);
                                     }},
                                {.onError = {.retries = 1, .backoff = 10s}});
        auto &sink = graph.step(counter(done));
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        clock->waitForSleepers(1);
        // The source has left, the queue is empty; the item that waits keeps everything open.
        spinUntil([&] { return graph.controller.snapshot().steps[0].ended; });
        QVERIFY(!graph.controller.snapshot().steps[2].ended);
        clock->advance(10s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 1);
    }

    void theLastWorkerClosesAfterHooksAndFlush_P3_20()
    {
        TestGraph graph;
        std::mutex mutex;
        QStringList events;
        const auto note = [&](const QString &event) {
            const std::scoped_lock lock(mutex);
            events << event;
        };
        auto &source = graph.source(counting(5));
        auto &step = graph.step({.process = [](const Parcel &, Out &) {},
                                 .flush =
                                     [&](Out &out) {
                                         note(u"flush"_s);
                                         out.send(Parcel{100});
                                     },
                                 .close = [&] { note(u"close worker"_s); }},
                                {.workers = Workers{2}}, {.close = [&] { note(u"close step"_s); }});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) {},
                                 .flush = [&](Out &) { note(u"sink ends"_s); }});
        graph.link(source, step);
        graph.link(step, sink);
        runToItsEnd(graph);
        QCOMPARE(events.count(u"flush"_s), 2);
        QCOMPARE(events.count(u"close worker"_s), 2);
        QCOMPARE(events.count(u"close step"_s), 1);
        QCOMPARE(events.last(), u"sink ends"_s);
        QCOMPARE(events[events.size() - 2], u"close step"_s);
        QCOMPARE(graph.controller.snapshot().steps[2].in, std::uint64_t(2));
    }

    void aStepThatHasEnoughEndsTheRun_P3_21_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        for (int workers : {1, 4}) {
            for (int before : {0, 2}) {
                for (int after : {0, 2})
                    QTest::addRow("%d workers, %d before, %d after", workers, before, after)
                        << workers << before << after;
            }
        }
    }
    void aStepThatHasEnoughEndsTheRun_P3_21()
    {
        QFETCH(const int, workers);
        QFETCH(const int, before);
        QFETCH(const int, after);
        TestGraph graph;
        std::atomic<int> taken = 0;
        ProducerSide<Parcel> *last = &graph.source(counting(1'000'000'000));
        const auto append = [&](StepCode code, int count) {
            auto &step =
                graph.step(std::move(code), {.workers = Workers{count}, .queue = {.items = 4}});
            graph.link(*last, step);
            last = &step;
        };
        for (int i = 0; i < before; ++i)
            append({}, 2);
        append(head(10, taken), workers);
        for (int i = 0; i < after; ++i)
            append({}, 2);
        runToItsEnd(graph);
        QVERIFY(taken >= 10);
        QVERIFY(taken < 10 + workers);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.of(Verdict::Acked), std::uint64_t(taken));
        QCOMPARE(counts.of(Verdict::NotNeeded), counts.emitted - std::uint64_t(taken));
    }

    /// It sends nothing more, so it cannot find out by itself that nobody takes it.
    void anEarlyEndReachesAStepThatOnlyFilters_P3_21()
    {
        TestGraph graph;
        std::atomic<int> taken = 0;
        auto &source = graph.source(counting(std::numeric_limits<int>::max())); // for ever
        auto &filter = graph.step({.process = [](const Parcel &parcel, Out &out) {
            if (parcel.number == 0)
                out.send(parcel);
        }});
        auto &sink = graph.step(head(1, taken));
        graph.link(source, filter);
        graph.link(filter, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(taken.load(), 1);
    }

    void anEarlyEndWakesASourceThatWaitsForRoom_P3_21()
    {
        TestGraph graph;
        Gate gate;
        auto &source = graph.source(counting(1000));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &out) {
                                         gate.pass();
                                         out.finish();
                                     }},
                                {.queue = {.items = 2}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        spinUntil([&] {
            const auto workers = graph.controller.snapshot().steps[0].workers;
            return workers[0].state == WorkerState::Blocked;
        });
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(1));
    }

    void aBroadcastGoesOnWithTheOtherBranches_P3_22_data()
    {
        QTest::addColumn<bool>("firstEnds");
        QTest::newRow("the first branch ends early") << true;
        QTest::newRow("the last branch ends early") << false;
    }
    void aBroadcastGoesOnWithTheOtherBranches_P3_22()
    {
        QFETCH(const bool, firstEnds);
        TestGraph graph;
        std::atomic<int> taken = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(500));
        auto &ending = graph.step(head(10, taken), {.queue = {.items = 4}});
        auto &going = graph.step(counter(done), {.queue = {.items = 4}});
        graph.link(source, firstEnds ? ending : going);
        graph.link(source, firstEnds ? going : ending);
        runToItsEnd(graph);
        QCOMPARE(done, 500);
        QCOMPARE(taken, 10);
        const OriginCounts origins = graph.controller.snapshot().origins;
        QCOMPARE(origins.emitted, std::uint64_t(500));
        // Only what was on its way into the branch that closed: in its queue, its worker's hand.
        constexpr std::uint64_t onTheirWay = 4 + mostInHand + 1;
        QVERIFY2(origins.of(Verdict::NotNeeded) <= onTheirWay,
                 qPrintable(QString::number(origins.of(Verdict::NotNeeded))));
        QCOMPARE(origins.of(Verdict::Acked) + origins.of(Verdict::NotNeeded), std::uint64_t(500));
    }

    void aRouteSkipsAClosedBranch_P3_22_data()
    {
        QTest::addColumn<std::size_t>("ending");
        QTest::newRow("the first branch ends early") << std::size_t(0);
        QTest::newRow("the last branch ends early") << std::size_t(1);
    }
    void aRouteSkipsAClosedBranch_P3_22()
    {
        QFETCH(const std::size_t, ending);
        TestGraph graph;
        std::atomic<int> taken = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(500));
        auto &route =
            graph.step({.process =
                            [](const Parcel &parcel, Out &out) {
                                out.send(parcel, static_cast<std::size_t>(parcel.number % 2));
                            }},
                       {}, {}, 2);
        graph.link(source, route);
        graph.link(route, graph.step(head(10, taken), {.queue = {.items = 4}}), ending);
        graph.link(route, graph.step(counter(done), {.queue = {.items = 4}}), 1 - ending);
        runToItsEnd(graph);
        QCOMPARE(taken, 10);
        QCOMPARE(done, 250);
        const OriginCounts origins = graph.controller.snapshot().origins;
        QCOMPARE(origins.of(Verdict::Acked), std::uint64_t(260));
        QCOMPARE(origins.of(Verdict::NotNeeded), std::uint64_t(240));
    }

    void bothBranchesClosedEndTheSource_P3_21()
    {
        TestGraph graph;
        std::atomic<int> first = 0;
        std::atomic<int> second = 0;
        auto &source = graph.source(counting(1'000'000'000));
        auto &a = graph.step(head(5, first), {.queue = {.items = 4}});
        auto &b = graph.step(head(50, second), {.queue = {.items = 4}});
        graph.link(source, a);
        graph.link(source, b);
        runToItsEnd(graph);
        QCOMPARE(first, 5);
        QCOMPARE(second, 50);
    }

    void aMergeEndsAllItsParents_P3_21()
    {
        TestGraph graph;
        std::atomic<int> taken = 0;
        auto &one = graph.source(counting(1'000'000'000));
        auto &two = graph.source(counting(1'000'000'000));
        auto &left = graph.step({}, {.workers = Workers{2}, .queue = {.items = 1}});
        auto &right = graph.step({}, {.queue = {.items = 1}});
        auto &merge = graph.step(head(20, taken), {.queue = {.items = 1}});
        graph.link(one, left);
        graph.link(two, right);
        graph.link(left, merge);
        graph.link(right, merge);
        runToItsEnd(graph);
        QCOMPARE(taken, 20);
    }

    void aMergeWaitsForAllItsParents_P3_19()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> done = 0;
        auto &fast = graph.source(counting(10));
        auto &slow = graph.source({.produce = [&](Out &out) {
            gate.pass();
            out.send(Parcel{});
        }});
        auto &merge = graph.step(counter(done));
        graph.link(fast, merge);
        graph.link(slow, merge);
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return done == 10 && graph.controller.snapshot().steps[0].ended; });
        QVERIFY(!graph.controller.snapshot().steps[2].ended);
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 11);
    }

    /// Each layer doubles the paths; walking all of them would take for ever.
    void aLadderOfDiamondsEndsInLinearTime_P3_21()
    {
        TestGraph graph;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(1));
        std::vector<TestStep *> layer = {&graph.step({}), &graph.step({})};
        for (TestStep *step : layer)
            graph.link(source, *step);
        for (int depth = 0; depth < 30; ++depth) {
            StepCode filter; // only one of both hands on, else the items double as well
            filter.process = [](const Parcel &, Out &) {};
            const std::vector<TestStep *> next = {&graph.step({}), &graph.step(filter)};
            for (TestStep *from : layer) {
                for (TestStep *to : next)
                    graph.link(*from, *to);
            }
            layer = next;
        }
        auto &sink = graph.step(counter(done));
        graph.link(*layer.front(), sink);
        runToItsEnd(graph);
        QCOMPARE(done, 2);
    }

    void everyWorkerOfABatchStepIsFlushed_P3_23()
    {
        TestGraph graph;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(100));
        auto &batch = graph.batch({.process =
                                       [&](std::span<const Parcel> parcels, Out &) {
                                           done += static_cast<int>(parcels.size());
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 64}},
                                  {.workers = Workers{4}});
        graph.link(source, batch);
        runToItsEnd(graph);
        QCOMPARE(done, 100);
    }

    void aBatchIsCompleteByItemsOrBytes_P3_23()
    {
        TestGraph graph;
        QList<qsizetype> sizes;
        auto &source = graph.source({.produce = [](Out &out) {
            for (const std::size_t size : {1, 1, 1, 1, 100, 1, 60, 60, 1})
                out.send(Parcel{0, size});
        }});
        auto &batch = graph.batch({.process =
                                       [&](std::span<const Parcel> parcels, Out &) {
                                           sizes << static_cast<qsizetype>(parcels.size());
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 3, .bytes = 100}});
        graph.link(source, batch);
        runToItsEnd(graph);
        QCOMPARE(sizes, (QList<qsizetype>{3, 2, 3, 1}));
    }

    void theAgeOfABatchCountsFromItsFirstItemEvenUnderATrickle_P3_23()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::mutex mutex;
        QList<qsizetype> sizes;
        auto &batch = graph.batch({.process =
                                       [&](std::span<const Parcel> parcels, Out &) {
                                           const std::scoped_lock lock(mutex);
                                           sizes << static_cast<qsizetype>(parcels.size());
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 1000, .age = 1s}});
        Feeder<Parcel> feeder(graph.controller, batch);
        QVERIFY(!graph.controller.start());
        const auto taken = [&] { return graph.controller.snapshot().steps[0].in; };
        const auto put = [&](std::uint64_t count) {
            Parcel parcel;
            QCOMPARE(feeder.put(parcel), PushResult::Pushed);
            spinUntil([&] { return taken() == count; });
        };
        put(1);
        for (std::uint64_t i = 2; i <= 4; ++i) { // an item each 0.3 s: the queue is never idle long
            clock->waitForSleepers(1);
            clock->advance(300ms);
            put(i);
        }
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(100ms));
        clock->advance(100ms);
        spinUntil([&] {
            const std::scoped_lock lock(mutex);
            return !sizes.isEmpty();
        });
        clock->advance(10s); // an empty batch has no age
        put(5);
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(1s));
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(sizes, (QList<qsizetype>{4, 1}));
    }

    void aBatchIsNotProcessedWhilePaused_P7_57()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::atomic<int> batches = 0;
        auto &batch = graph.batch({.process =
                                       [&](std::span<const Parcel>, Out &) {
                                           ++batches;
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 1000, .age = 1s}});
        Feeder<Parcel> feeder(graph.controller, batch);
        QVERIFY(!graph.controller.start());
        Parcel parcel;
        QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        clock->waitForSleepers(1);
        QVERIFY(graph.controller.pause());
        clock->advance(1s);
        spinUntil([&] {
            return graph.controller.snapshot().steps[0].workers[0].state == WorkerState::Paused;
        });
        QCOMPARE(batches, 0);
        QVERIFY(graph.controller.resume());
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(batches, 1);
    }

    void everyItemReachesEveryBranchOnce_P3_22()
    {
        TestGraph graph;
        std::mutex mutex;
        std::multiset<int> left;
        std::multiset<int> right;
        const auto collect = [&](std::multiset<int> &set) {
            return StepCode{.process = [&](const Parcel &parcel, Out &) {
                const std::scoped_lock lock(mutex);
                set.insert(parcel.number);
            }};
        };
        auto &source = graph.source(counting(300));
        auto &a = graph.step(collect(left), {.workers = Workers{3}, .queue = {.items = 2}});
        auto &b = graph.step(collect(right), {.queue = {.items = 1}});
        graph.link(source, a);
        graph.link(source, b);
        runToItsEnd(graph);
        QCOMPARE(left.size(), std::size_t(300));
        QCOMPARE(std::set<int>(left.begin(), left.end()).size(), std::size_t(300));
        QVERIFY(left == right);
    }
};

QTEST_GUILESS_MAIN(TestClosing)
#include "tst_closing.moc"
