// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/turns.h>

#include <paipa/engine/feeder.h>

#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <set>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Simulated runs: one worker at a time, in an order that a seed decides.
class TestTurns final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// Which worker began which item, one after the other, in a run with a fork, a merge and queues
    /// that are too small.
    static std::vector<int> eventsOf(std::uint64_t seed)
    {
        TestGraph graph(std::make_shared<Turns>(seed));
        std::vector<int> events; // needs no mutex: that is the point
        const auto noting = [&](int step) {
            return StepCode{.process = [&events, step](const Parcel &parcel, Out &out) {
                events.push_back(step * 1000 + parcel.number);
                out.send(parcel);
            }};
        };
        const StageOptions small{.workers = Workers{2}, .queue = {.items = 2}};
        auto &source = graph.source(counting(30));
        auto &left = graph.step(noting(1), small);
        auto &right = graph.step(noting(2), small);
        auto &merge = graph.step(noting(3), small);
        graph.link(source, left);
        graph.link(source, right);
        graph.link(left, merge);
        graph.link(right, merge);
        if (graph.controller.start())
            qFatal("it does not start");
        if (graph.controller.wait().state != RunState::Finished)
            qFatal("it does not finish");
        return events;
    }

private Q_SLOTS:
    void theSameSeedGivesTheSameOrder_P7_64()
    {
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            QCOMPARE(eventsOf(seed), eventsOf(seed));
    }

    void otherSeedsGiveOtherOrders()
    {
        constexpr std::uint64_t seeds = 20;
        std::set<std::vector<int>> orders;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed)
            orders.insert(eventsOf(seed));
        QCOMPARE(orders.size(), std::size_t(seeds));
    }

    void onlyOneWorkerWorksAtATime()
    {
        TestGraph graph(std::make_shared<Turns>(7));
        std::atomic<int> working = 0;
        std::atomic<int> most = 0;
        const auto look = [&](const Parcel &parcel, Out &out) {
            most = std::max(most.load(), ++working);
            std::this_thread::yield();
            --working;
            out.send(parcel);
        };
        auto &source = graph.source(counting(500));
        auto &first = graph.step({.process = look}, {.workers = Workers{3}});
        auto &second = graph.step({.process = look}, {.workers = Workers{3}});
        graph.link(source, first);
        graph.link(first, second);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(most.load(), 1);
    }

    void waitsTakeNoTime()
    {
        TestGraph graph(std::make_shared<Turns>(7));
        auto &source = graph.source(counting(5));
        StageOptions options;
        options.onError = {.retries = 3, .backoff = 100h, .backoffMax = 100h, .backoffFactor = 1};
        int attempts = 0;
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         if (++attempts % 4 != 0)
                                             throw std::runtime_error("not yet");
                                     }},
                                options);
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(attempts, 20);
        QVERIFY(graph.controller.snapshot().elapsed >= 1500h);
    }

    void timeStandsStillWhileSomebodyCanGoOn()
    {
        const auto turns = std::make_shared<Turns>(7);
        const Clock::TimePoint before = turns->now();
        TestGraph graph(turns);
        auto &source = graph.source(counting(100));
        auto &step = graph.step({});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        (void)graph.controller.wait();
        QVERIFY(turns->now() == before);
    }

    void itemsFromOutsideWakeARunThatHasNothingToDo()
    {
        TestGraph graph(std::make_shared<Turns>(7));
        int seen = 0;
        auto &step = graph.step({.process = [&](const Parcel &, Out &) { ++seen; }});
        auto &last = graph.step({});
        Feeder<Parcel> feeder(graph.controller, step);
        graph.link(step, last);
        QVERIFY(!graph.controller.start());
        for (int i = 0; i < 1000; ++i) {
            Parcel parcel{i};
            QVERIFY(feeder.put(parcel) == PushResult::Pushed);
        }
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(seen, 1000);
    }

    void anAbortEndsARunThatWaitsForItems()
    {
        TestGraph graph(std::make_shared<Turns>(7));
        auto &step = graph.step({});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        graph.controller.abort();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
    }

    void aPausedRunGoesOn()
    {
        TestGraph graph(std::make_shared<Turns>(7));
        auto &source = graph.source(counting(2000));
        auto &step = graph.step({}, {.workers = Workers{3}, .queue = {.items = 3}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        for (int i = 0; i < 20 && graph.controller.pause(); ++i)
            graph.controller.resume();
        graph.controller.resume();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }
};

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
