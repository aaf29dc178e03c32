// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/feeder.h>

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Feeding a run from outside while its first queue is full.
class TestFeeder final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"finish() waits for room"_s; }};

    /// A paused run whose worker has an item and whose queue is full, with a put() that waits for
    /// room.
    struct FullRun {
        FullRun()
            : step(graph.step({.process = [this](const Parcel &, Out &) { ++done; }},
                              {.queue = {.items = 1}}))
            , feeder(graph.controller, step)
        {
            if (graph.controller.start() || !graph.controller.pause())
                qFatal("it does not start");
            put();
            spinUntil([this] {
                return graph.controller.snapshot().steps[0].workers[0].state == WorkerState::Paused;
            });
            put();
            putting = std::jthread([this] {
                Parcel parcel;
                blocked = feeder.put(parcel);
            });
            spinUntil([this] { return graph.controller.snapshot().origins.emitted == 3; });
        }
        void put()
        {
            Parcel parcel;
            if (feeder.put(parcel) != PushResult::Pushed)
                qFatal("it takes nothing");
        }

        std::atomic<int> done = 0;
        TestGraph graph;
        TestStep &step;
        Feeder<Parcel> feeder;
        PushResult blocked = PushResult::Full;
        std::jthread putting;
    };

private Q_SLOTS:
    void finishDoesNotWaitForRoomWhilePaused_P1_1_P7_57()
    {
        FullRun run;
        run.feeder.finish();
        QCOMPARE(run.graph.controller.state(), RunState::Paused);
        Parcel late{7};
        QCOMPARE(run.feeder.put(late), PushResult::Closed); // and does not wait for its turn
        QCOMPARE(late.number, 7);
        QVERIFY(run.graph.controller.resume());
        QCOMPARE(run.graph.controller.wait().state, RunState::Finished);
        run.putting.join();
        QCOMPARE(run.blocked, PushResult::Pushed); // it came before the end of the input
        QCOMPARE(run.done, 3);
        const OriginCounts counts = run.graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, std::uint64_t(3));
        QCOMPARE(counts.of(Verdict::Acked), std::uint64_t(3));
    }

    void whoWaitsForATurnIsRefusedByFinish_P1_4()
    {
        FullRun run;
        std::atomic<int> refused = 0;
        std::vector<std::jthread> others;
        for (int i = 0; i < 3; ++i) {
            others.emplace_back([&, i] {
                Parcel parcel{i};
                if (run.feeder.put(parcel) == PushResult::Closed && parcel.number == i)
                    ++refused;
            });
        }
        run.feeder.finish();
        others.clear(); // joins them although the queue is still full
        QCOMPARE(refused, 3);
        QVERIFY(run.graph.controller.stop());
        QCOMPARE(run.graph.controller.wait().state, RunState::Stopped);
        run.putting.join();
        const OriginCounts counts = run.graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
        QCOMPARE(counts.emitted, std::uint64_t(run.done));
    }

    void aPutThatWaitsIsGivenBackByAbortAfterFinish_P1_4()
    {
        FullRun run;
        run.feeder.finish();
        QVERIFY(run.graph.controller.abort());
        run.putting.join();
        QCOMPARE(run.blocked, PushResult::Closed);
        QCOMPARE(run.graph.controller.wait().state, RunState::Aborted);
        const OriginCounts counts = run.graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, std::uint64_t(2));
        QCOMPARE(counts.of(Verdict::Cancelled), std::uint64_t(2));
    }
};

QTEST_GUILESS_MAIN(TestFeeder)
#include "tst_feeder.moc"
