// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Some items take longer than those behind them.
void workUnevenly(int number)
{
    const int rounds = (number % 7) * (number % 3) * 500;
    for (std::atomic<int> i = 0; i < rounds; ++i) {
    }
}

QList<int> upTo(int count)
{
    QList<int> numbers;
    for (int i = 0; i < count; ++i)
        numbers << i;
    return numbers;
}

StageOptions ordered(int workers) { return {.workers = Workers{workers}, .order = Order::Kept}; }

} // namespace

class TestOrder final : public QObject
{
    Q_OBJECT

private:
    /// What a step that works as \a code does hands on, in that order.
    [[nodiscard]] static QList<int> resultsOf(TestGraph &graph, int count, StepCode code,
                                              StageOptions options)
    {
        QList<int> results;
        TestSource &source = graph.source(counting(count));
        TestStep &step = graph.step(std::move(code), std::move(options));
        TestStep &sink = graph.step(
            {.process = [&results](const Parcel &parcel, Out &) { results << parcel.number; }});
        graph.link(source, step);
        graph.link(step, sink);
        if (graph.controller.start())
            return {};
        graph.controller.wait();
        return results;
    }

private Q_SLOTS:
    void resultsLeaveInTheOrderOfTheirItems_P7_53()
    {
        TestGraph graph;
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        const QList<int> results = resultsOf(graph, 2000,
                                             {.process =
                                                  [](const Parcel &parcel, Out &out) {
                                                      workUnevenly(parcel.number);
                                                      out.send(parcel);
                                                  }},
                                             ordered(4));
        QCOMPARE(results, upTo(2000));
    }

    void allResultsOfAnItemStayTogether_P7_53()
    {
        TestGraph graph;
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        const QList<int> results = resultsOf(graph, 500,
                                             {.process =
                                                  [](const Parcel &parcel, Out &out) {
                                                      workUnevenly(parcel.number);
                                                      for (int i = 0; i < 3; ++i)
                                                          out.send(Parcel{parcel.number * 3 + i});
                                                  }},
                                             ordered(3));
        QCOMPARE(results, upTo(1500));
    }

    void nothingWaitsForItemsThatLeaveNoResult_P7_53_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"filtered", "skipped", "set aside", "retried"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void nothingWaitsForItemsThatLeaveNoResult_P7_53()
    {
        QFETCH(const QString, how);
        TestGraph graph;
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        StageOptions options = ordered(3);
        options.onError = {
            .retries = how == u"retried"_s ? 1 : 0, .backoff = {}, .then = OnError::SetAside};
        std::array<std::atomic<int>, 600> attempts = {};
        const QList<int> results =
            resultsOf(graph, 600,
                      {.process =
                           [&](const Parcel &parcel, Out &out) {
                               workUnevenly(parcel.number);
                               const int attempt =
                                   ++attempts[static_cast<std::size_t>(parcel.number)];
                               if (parcel.number % 5 == 0) {
                                   if (how == u"skipped"_s)
                                       throw SkipItem{};
                                   if (how == u"set aside"_s)
                                       throw std::runtime_error("bad");
                                   if (how == u"retried"_s && attempt == 1)
                                       throw std::runtime_error("once");
                                   if (how == u"filtered"_s)
                                       return;
                               }
                               out.send(parcel);
                           }},
                      options);
        QList<int> expected = upTo(600);
        if (how != u"retried"_s)
            expected.removeIf([](int number) { return number % 5 == 0; });
        QCOMPARE(results, expected);
        QCOMPARE(graph.controller.snapshot().origins.emitted,
                 graph.controller.snapshot().origins.decided());
    }

    void oneSlowItemHoldsBackABoundedNumber_P7_54_P7_55()
    {
        TestGraph graph;
        Gate slow;
        std::atomic<int> finished = 0;
        TestSource &source = graph.source(counting(1000));
        TestStep &step = graph.step({.process =
                                         [&](const Parcel &parcel, Out &out) {
                                             if (parcel.number == 0)
                                                 slow.pass();
                                             ++finished;
                                             out.send(parcel);
                                         }},
                                    ordered(2));
        TestStep &sink = graph.step({.process = [](const Parcel &, Out &) {}});
        graph.link(source, step);
        graph.link(step, sink);
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        QVERIFY(!graph.controller.start());
        slow.waitForArrivals(1);
        // The other worker goes on until it has to wait.
        const auto oneWaits = [&] {
            const auto workers = graph.controller.snapshot().steps[1].workers;
            return std::ranges::count(workers, WorkerState::Waiting, &WorkerSnapshot::state) == 1;
        };
        while (!oneWaits() || finished < 15)
            std::this_thread::yield();
        QCOMPARE(finished.load(), 15); // 16 tickets, one of them held
        slow.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(finished.load(), 1000);
    }

    void theOrderSurvivesAChangingNumberOfWorkers_P7_56()
    {
        for (int round = 0; round < 20; ++round) {
            TestGraph graph;
            const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
            std::jthread changing([&](const std::stop_token &stop) {
                for (int i = 0; !stop.stop_requested(); ++i) {
                    graph.controller.setWorkers(u"ordered"_s, Workers{1 + i % 5});
                    std::this_thread::yield();
                }
            });
            StageOptions options = ordered(1 + round % 2);
            options.name = u"ordered"_s;
            const QList<int> results = resultsOf(graph, 400,
                                                 {.process =
                                                      [](const Parcel &parcel, Out &out) {
                                                          workUnevenly(parcel.number);
                                                          out.send(parcel);
                                                      }},
                                                 options);
            QCOMPARE(results, upTo(400));
        }
    }

    void aRunThatEndsEarlyOrIsAbortedLeavesNothingBehind_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"abort", "stop", "enough", "enough behind", "error"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aRunThatEndsEarlyOrIsAbortedLeavesNothingBehind()
    {
        QFETCH(const QString, how);
        for (int round = 0; round < 30; ++round) {
            TestGraph graph;
            const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
            const auto act = [&](const Parcel &parcel, Out &out) {
                if (parcel.number < 100)
                    return;
                if (how == u"abort"_s)
                    graph.controller.abort();
                if (how == u"stop"_s)
                    graph.controller.stop();
                if (how == u"enough"_s)
                    out.finish();
                if (how == u"error"_s)
                    throw std::runtime_error("bad");
            };
            TestSource &source = graph.source(counting(5000));
            TestStep &step = graph.step({.process =
                                             [&](const Parcel &parcel, Out &out) {
                                                 workUnevenly(parcel.number);
                                                 act(parcel, out);
                                                 out.send(parcel);
                                             }},
                                        ordered(3));
            TestStep &sink = graph.step({.process = [&](const Parcel &parcel, Out &out) {
                if (how == u"enough behind"_s && parcel.number > 100)
                    out.finish();
            }});
            graph.link(source, step);
            graph.link(step, sink);
            QVERIFY(!graph.controller.start());
            const RunState end = graph.controller.wait().state;
            QVERIFY(isFinal(end));
            QCOMPARE(end == RunState::Failed, how == u"error"_s);
            const OriginCounts origins = graph.controller.snapshot().origins;
            QCOMPARE(origins.decided(), origins.emitted);
        }
    }

    void aWorkerThatHasEnoughLeavesNoGapForOthersToWaitAt()
    {
        TestGraph graph;
        Gate handFills;
        Gate otherJoins;
        std::atomic<bool> isBehindDone = false;
        std::atomic<int> lastInHand = 0;
        StageOptions options = ordered(1);
        options.name = u"ordered"_s;
        TestSource &source = graph.source({.produce = [&](Out &out) {
            out.send(Parcel{0});
            handFills.waitForArrivals(); // 0 comes alone
            for (int i = 1; i < 100; ++i)
                out.send(Parcel{i});
        }});
        TestStep &step = graph.step({.process =
                                         [&](const Parcel &parcel, Out &out) {
                                             if (parcel.number == 0)
                                                 handFills.pass();
                                             if (parcel.number == 1)
                                                 otherJoins.pass();
                                             if (parcel.number == 2) { // 3 to 8 are in hand
                                                 spinUntil([&] { return isBehindDone.load(); });
                                                 out.finish();
                                             }
                                             if (parcel.number > 2 && parcel.number < 9)
                                                 ++lastInHand;
                                             out.send(parcel);
                                             if (parcel.number == 10)
                                                 isBehindDone = true;
                                         }},
                                    options);
        QList<int> results;
        TestStep &sink =
            graph.step({.process = [&](const Parcel &parcel, Out &) { results << parcel.number; }});
        graph.link(source, step);
        graph.link(step, sink);
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return step.input().size() >= 50; });
        handFills.open();
        otherJoins.waitForArrivals();
        QVERIFY(graph.controller.setWorkers(u"ordered"_s, Workers{2}));
        otherJoins.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(lastInHand.load(), 0);
        QVERIFY(std::ranges::is_sorted(results));
        QVERIFY(results.contains(2));
        QVERIFY(results.contains(10));
    }

    void aStepThatTakesBatchesKeepsTheOrderOnlyAlone()
    {
        TestGraph graph;
        TestSource &source = graph.source(counting(1));
        TestBatch &batch = graph.batch({}, ordered(2));
        graph.link(source, batch);
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QVERIFY(error->text.toString().contains(u"order"_s));
    }
};

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
