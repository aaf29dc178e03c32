// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Stopping within a deadline, and what an abort leaves out.
class TestStopping final : public QObject
{
    Q_OBJECT

    static constexpr StopDeadline deadline{20s};
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// A run whose second step waits at a gate with its first item.
    struct HeldRun {
        explicit HeldRun(const std::shared_ptr<ManualClock> &clock) : graph(clock)
        {
            auto &source = graph.source({.produce = [](Out &out) {
                for (int i = 0; out.send(Parcel{i}); ++i) {
                }
            }});
            auto &step = graph.step({.process = [this](const Parcel &, Out &) { gate.pass(); }},
                                    {.name = u"held"_s, .queue = {.items = 4}});
            graph.link(source, step);
            if (graph.controller.start())
                qFatal("it does not start");
            gate.waitForArrivals();
        }
        ~HeldRun() { gate.open(); } // a run waits for its workers
        Q_DISABLE_COPY_MOVE(HeldRun)
        Gate gate;
        TestGraph graph;
    };

private Q_SLOTS:
    void theTimeIsDividedAsPromised_P1_5()
    {
        QCOMPARE(deadline.toComplete(), std::chrono::nanoseconds(15s));
        QCOMPARE(deadline.toLeave(), std::chrono::nanoseconds(5s));
    }

    void whatIsCompletedInTimeIsStopped_P1_5()
    {
        const auto clock = std::make_shared<ManualClock>();
        HeldRun run(clock);
        RunOutcome outcome;
        std::jthread stopping([&] { outcome = run.graph.controller.stopWithin(deadline); });
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(15s));
        run.gate.open();
        stopping.join();
        QCOMPARE(outcome.state, RunState::Stopped);
        const OriginCounts counts = run.graph.controller.snapshot().origins;
        QCOMPARE(counts.of(Verdict::Acked), counts.emitted);
    }

    void whatIsNotIsAborted_P1_5()
    {
        const auto clock = std::make_shared<ManualClock>();
        HeldRun run(clock);
        RunOutcome outcome;
        std::jthread stopping([&] { outcome = run.graph.controller.stopWithin(deadline); });
        clock->waitForSleepers(1);
        clock->advance(15s);
        spinUntil([&] { return run.graph.controller.state() == RunState::Aborting; });
        run.gate.open();
        stopping.join();
        QCOMPARE(outcome.state, RunState::Aborted);
        QVERIFY(outcome.stuck.empty());
        QVERIFY(run.graph.controller.snapshot().origins.of(Verdict::Cancelled) > 0);
    }

    void aStuckWorkerIsNamedAtTheDeadline_P1_5_P1_7()
    {
        const auto clock = std::make_shared<ManualClock>();
        HeldRun run(clock);
        RunOutcome outcome;
        std::jthread stopping([&] { outcome = run.graph.controller.stopWithin(deadline); });
        clock->waitForSleepers(1);
        clock->advance(15s);
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(5s));
        spinUntil([&] { return run.graph.controller.snapshot().steps[0].workers.empty(); });
        clock->advance(5s);
        stopping.join();
        QCOMPARE(outcome.state, RunState::Aborted);
        QVERIFY(!outcome.stuck.empty());
        QCOMPARE(outcome.stuck.back().step, u"held"_s);
        QCOMPARE(
            toString(outcome.stuck.back()),
            u"worker 1 of step \"held\" has been in its own code for 20 s, with its item 1, and "
            "cannot be ended"_s);
    }

    void whoWaitsAbortsWhenTheTimeToStopIsOver_P1_5_data()
    {
        QTest::addColumn<bool>("forEnd");
        QTest::newRow("waits for the end") << true;
        QTest::newRow("waits for some time") << false;
    }
    void whoWaitsAbortsWhenTheTimeToStopIsOver_P1_5()
    {
        QFETCH(const bool, forEnd);
        const auto clock = std::make_shared<ManualClock>();
        HeldRun run(clock);
        RunController &controller = run.graph.controller;
        std::jthread waiting([&] {
            if (forEnd)
                (void)controller.wait(1h);
            else
                (void)controller.waitFor(1h);
        });
        if (!forEnd)
            clock->waitForDeadline(1h); // it waits already, and has to look again
        QVERIFY(controller.stop(StopDeadline{400s}));
        QVERIFY(!controller.stop(deadline)); // it is draining, but has less time now
        QVERIFY(!controller.stop(StopDeadline{40s}));
        clock->waitForDeadline(15s);
        clock->advance(14s);
        QCOMPARE(controller.state(), RunState::Draining);
        clock->advance(1s);
        spinUntil([&] { return controller.state() == RunState::Aborting; });
        run.gate.open();
        waiting.join();
        QCOMPARE(controller.state(), RunState::Aborted);
    }

    void whatIsCompletedBeforeTheTimeIsOverIsStopped_P1_5()
    {
        const auto clock = std::make_shared<ManualClock>();
        HeldRun run(clock);
        QVERIFY(run.graph.controller.stop(deadline));
        std::jthread opening([&] {
            clock->waitForDeadline(15s);
            run.gate.open();
        });
        QVERIFY(run.graph.controller.waitFor(1h));
        QCOMPARE(run.graph.controller.state(), RunState::Stopped);
    }

    /// The steps before have left, which looks like the end of the input.
    void anAbortedRunFlushesNothing_P1_6()
    {
        TestGraph graph;
        Gate sourceGate;
        Gate sinkGate;
        std::atomic<int> flushed = 0;
        auto &source = graph.source({.produce = [&](Out &out) {
            out.send(Parcel{});
            sourceGate.pass();
        }});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { sinkGate.pass(); },
                                 .flush = [&](Out &) { ++flushed; }});
        graph.link(source, sink);
        QVERIFY(!graph.controller.start());
        sinkGate.waitForArrivals();
        QVERIFY(graph.controller.abort());
        sourceGate.open();
        spinUntil([&] { return !sink.input().hasProducers(); });
        sinkGate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(flushed, 0);
    }

    void aRunThatHasEndedReturnsAtOnce_P1_1()
    {
        TestGraph graph(std::make_shared<ManualClock>());
        QCOMPARE(graph.controller.stopWithin(deadline).state, RunState::Created);
        auto &source = graph.source(counting(3));
        graph.link(source, graph.step({}));
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.stopWithin(deadline).state, RunState::Finished);
    }
};

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"
