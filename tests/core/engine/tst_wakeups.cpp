// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList threads()
{
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

struct Sleep {
    bool isDeep = true; ///< All of the threads sleep.
    long wakeUps = 0;   ///< How often they have gone to sleep so far.
};

/// Of all threads but \a others: the test's own, Qt Test's and the sanitizer's have their own
/// reasons to work.
Sleep sleepOf(const QStringList &others)
{
    Sleep sleep;
    for (const QString &thread : threads()) {
        if (others.contains(thread))
            continue;
        std::ifstream status((u"/proc/self/task/"_s + thread + u"/status"_s).toStdString());
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("State:"))
                sleep.isDeep = sleep.isDeep && line.find('S', 6) != std::string::npos;
            if (line.starts_with("voluntary_ctxt_switches:"))
                sleep.wakeUps += std::stol(line.substr(24));
        }
    }
    return sleep;
}

/// What threads slept before \a others began to work, and sleep again now.
Sleep deepSleepOf(const QStringList &others, const std::function<void()> &work)
{
    Sleep before;
    spinUntil([&] { // once they sleep, and do not only nap
        before = sleepOf(others);
        work();
        const Sleep after = sleepOf(others);
        return before.isDeep && after.isDeep && before.wakeUps == after.wakeUps;
    });
    return before;
}

} // namespace

/// How often workers wake up that have nothing to do.
class TestWakeUps final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};

private Q_SLOTS:
    void whoHasNothingToDoSleeps_P2_13_data()
    {
        QTest::addColumn<bool>("isBlocked");
        QTest::newRow("there are no items") << false;
        QTest::newRow("there is no room") << true;
    }
    void whoHasNothingToDoSleeps_P2_13()
    {
        QFETCH(const bool, isBlocked);
        const QStringList others = threads();
        TestGraph graph;
        Gate atSource;
        Gate atSink;
        std::atomic<int> done = 0;
        auto &source = graph.source({.produce = [&](Out &out) {
            for (int i = 0; i < 100; ++i)
                out.send(Parcel{i});
            atSource.pass();
            out.send(Parcel{100});
        }});
        auto &step = graph.step({}, {.workers = Workers{4}, .queue = {.items = 3}});
        auto &sink = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         if (isBlocked)
                                             atSink.pass();
                                         ++done;
                                     }},
                                {.workers = Workers{2}, .queue = {.items = 3}});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        if (isBlocked) {
            spinUntil([&] {
                const MetricsSnapshot now = graph.controller.snapshot();
                return now.steps[0].workers.front().state == WorkerState::Blocked
                       && std::ranges::count(now.steps[1].workers, WorkerState::Blocked,
                                             &WorkerSnapshot::state)
                              == 4;
            });
        } else {
            atSource.waitForArrivals();
            spinUntil([&] { return done == 100; });
        }
        const auto work = [&](int rounds) {
            for (int i = 0; i < rounds; ++i)
                (void)graph.controller.snapshot();
        };
        // Nobody wakes up any more, however long this thread works.
        const Sleep before = deepSleepOf(others, [&] { work(1'000); });
        work(10'000);
        QCOMPARE(sleepOf(others).wakeUps, before.wakeUps);
        atSink.open();
        atSource.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 101);
    }

    /// One wake-up a step; the best of some items counts, as a machine may have its own reasons to
    /// stop a thread.
    void aLoneItemWakesEachStepOnce()
    {
        constexpr int steps = 5;
        const QStringList others = threads();
        TestGraph graph;
        std::atomic<int> done = 0;
        auto *last = &graph.step({});
        Feeder<Parcel> feeder(graph.controller, *last);
        for (int i = 1; i < steps; ++i) {
            StepCode code;
            if (i + 1 == steps)
                code.process = [&](const Parcel &, Out &) { ++done; };
            auto &next = graph.step(std::move(code));
            graph.link(*last, next);
            last = &next;
        }
        QVERIFY(!graph.controller.start());
        long least = std::numeric_limits<long>::max();
        for (int item = 1; item <= 50 && least > steps; ++item) {
            const auto work = [&] {
                for (int i = 0; i < 300; ++i)
                    (void)graph.controller.snapshot();
            };
            const Sleep before = deepSleepOf(others, work);
            Parcel parcel{item};
            QCOMPARE(feeder.put(parcel), PushResult::Pushed);
            spinUntil([&] { return done == item; });
            least = std::min(least, deepSleepOf(others, work).wakeUps - before.wakeUps);
        }
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(least, long(steps));
    }
};

QTEST_GUILESS_MAIN(TestWakeUps)
#include "tst_wakeups.moc"
