// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stallwatch.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <algorithm>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// P7.58: a run that does not get on says who waits for whom.
class TestStallWatch final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// Ten items, three of them done; the first step is blocked, the second one in its code.
    static MetricsSnapshot stalled(std::chrono::seconds elapsed)
    {
        MetricsSnapshot snapshot;
        snapshot.state = RunState::Running;
        snapshot.elapsed = elapsed;
        snapshot.origins.emitted = 10;
        snapshot.origins.verdicts[0] = 3;
        snapshot.steps = {
            StepSnapshot{.name = u"list"_s,
                         .feeds = {u"fetch"_s},
                         .out = 10,
                         .workers = {{.state = WorkerState::Blocked, .inState = 40s}}},
            StepSnapshot{.name = u"fetch"_s,
                         .feeds = {u"save"_s},
                         .in = 5,
                         .workers = {{.state = WorkerState::Busy, .inState = 41s},
                                     {.state = WorkerState::Waiting, .inState = 1s}},
                         .hasQueue = true,
                         .queueItems = 4,
                         .queueBounds = {.items = 4}},
            StepSnapshot{.name = u"save"_s,
                         .workers = {{.state = WorkerState::Waiting, .inState = 50s}},
                         .hasQueue = true}};
        return snapshot;
    }

private Q_SLOTS:
    void saysWhoWaitsForWhom_P7_58()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(10s)));
        QVERIFY(!watch.look(stalled(39s)));
        const std::optional<Sentence> report = watch.look(stalled(40s));
        QVERIFY(report);
        QCOMPARE(
            report->toString(),
            u"nothing has moved for 30 s\n"
            "  step \"list\": 1 of 1 workers waiting for room in \"fetch\", for up to 40 s\n"
            "  step \"fetch\": 1 of 2 workers in the step's own code, for up to 41 s; 1 of 2 "
            "workers waiting for input, for up to 1.0 s; its queue is full: 4 of 4 items\n"
            "  step \"save\": 1 of 1 workers waiting for input, for up to 50 s; 0 of 1024 items in "
            "its queue\n"
            "  what holds it up: \"list\" waits for room in \"fetch\"; \"fetch\" has not come back from its own code"_s);
    }

    void aStepThatCompletesWhatItHasIsWorkToo_P7_58()
    {
        StallWatch watch(30s);
        for (const auto elapsed : {0s, 20s, 31s}) {
            MetricsSnapshot snapshot = stalled(elapsed);
            snapshot.origins.emitted = 3; // all have their fate
            QCOMPARE(watch.look(snapshot).has_value(), elapsed == 31s);
        }
    }

    void aQueueIsFullByItsBytesToo_P7_58()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(0s)));
        MetricsSnapshot snapshot = stalled(31s);
        snapshot.steps[1].queueItems = 1;
        snapshot.steps[1].queueBytes = 100;
        snapshot.steps[1].queueBounds.bytes = 100;
        const QString report = watch.look(snapshot)->toString();
        QVERIFY2(report.contains(u"its queue is full: 1 of 4 items, 100 B of 100 B"_s),
                 qPrintable(report));
    }

    void saysWhyTheLastOneHoldsUpTheOthers_P7_58_data()
    {
        QTest::addColumn<WorkerState>("state");
        QTest::addColumn<QString>("why");
        QTest::newRow("own code") << WorkerState::Busy
                                  << u"\"fetch\" has not come back from its own code"_s;
        QTest::newRow("rate")
            << WorkerState::Held
            << u"\"fetch\" is held back by its rate or its pause after failures"_s;
        QTest::newRow("retry") << WorkerState::Backing
                               << u"\"fetch\" waits before another attempt"_s;
    }
    void saysWhyTheLastOneHoldsUpTheOthers_P7_58()
    {
        QFETCH(const WorkerState, state);
        QFETCH(const QString, why);
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(0s)));
        MetricsSnapshot snapshot = stalled(31s);
        snapshot.steps[1].workers[0].state = state;
        const QString report = watch.look(snapshot)->toString();
        QVERIFY2(report.endsWith(u"\n  what holds it up: \"list\" waits for room in \"fetch\"; "_s
                                 + why),
                 qPrintable(report));
    }

    void namesTheChainOfARunThatStalls_P7_58()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        Gate gate;
        auto &list = graph.source(counting(100), {.name = u"list"_s});
        auto &read = graph.step({}, {.name = u"read"_s, .queue = {.items = 2}});
        auto &trim =
            graph.step({}, {.name = u"trim"_s, .placement = Placement::Inline}); // in "read"
        auto &fetch = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                 {.name = u"fetch"_s, .queue = {.items = 3}});
        auto &save = graph.step({}, {.name = u"save"_s, .workers = Workers{2}});
        graph.link(list, read);
        graph.link(read, trim);
        graph.link(trim, fetch);
        graph.link(fetch, save);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        const auto isIn = [&](std::size_t step, WorkerState state) {
            const auto workers = graph.controller.snapshot().steps[step].workers;
            return !workers.empty() && std::ranges::all_of(workers, [state](const auto &worker) {
                return worker.state == state;
            });
        };
        const auto itemsBefore = [&](std::size_t step) {
            return graph.controller.snapshot().steps[step].queueItems;
        };
        spinUntil([&] {
            return isIn(0, WorkerState::Blocked) && isIn(1, WorkerState::Blocked)
                   && isIn(4, WorkerState::Waiting) && itemsBefore(1) == 2 && itemsBefore(3) == 3;
        });
        StallWatch watch(30s);
        QVERIFY(!watch.look(graph.controller.snapshot()));
        clock->advance(31s);
        const QString report = watch.look(graph.controller.snapshot())->toString();
        QCOMPARE(
            report,
            u"nothing has moved for 31 s\n"
            "  step \"list\": 1 of 1 workers waiting for room in \"read\", for up to 31 s\n"
            "  step \"read\": 1 of 1 workers waiting for room in \"fetch\", for up to 31 s; its "
            "queue is full: 2 of 2 items\n"
            "  step \"fetch\": 1 of 1 workers in the step's own code, for up to 31 s; its queue is "
            "full: 3 of 3 items\n"
            "  step \"save\": 2 of 2 workers waiting for input, for up to 31 s; 0 of 1024 items in "
            "its queue\n"
            "  what holds it up: \"list\" waits for room in \"read\"; \"read\" waits for room in \"fetch\"; \"fetch\" has not come back from its own code"_s);
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void reportsAStallOnlyOnce()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(0s)));
        QVERIFY(watch.look(stalled(31s)));
        QVERIFY(!watch.look(stalled(90s)));
        MetricsSnapshot moved = stalled(100s);
        moved.steps[1].out = 1;
        QVERIFY(!watch.look(moved));
        moved.elapsed = 131s;
        QVERIFY(watch.look(moved));
    }

    void isSilentWhereNothingHasToMove_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::newRow("paused") << true;
        QTest::newRow("no items under way") << false;
    }
    void isSilentWhereNothingHasToMove()
    {
        QFETCH(const bool, paused);
        StallWatch watch(30s);
        for (const auto elapsed : {0s, 60s, 120s}) {
            MetricsSnapshot snapshot = stalled(elapsed);
            if (paused)
                snapshot.state = RunState::Paused;
            else {
                snapshot.origins.emitted = 3;
                snapshot.steps[1].workers.clear();
            }
            QVERIFY(!watch.look(snapshot));
        }
    }
};

QTEST_GUILESS_MAIN(TestStallWatch)
#include "tst_stallwatch.moc"
