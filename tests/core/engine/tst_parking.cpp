// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Items that wait aside for another attempt.
class TestParking final : public QObject
{
    Q_OBJECT

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    static ErrorPolicy policy(int mostParked, int retries = 3)
    {
        return {.retries = retries,
                .backoff = 1h,
                .backoffMax = 1h,
                .then = OnError::SetAside,
                .mostParked = mostParked};
    }
    /// Fails with the items below \a below, each \a times times.
    class Failing
    {
    public:
        Failing(int below, int times = 1) : m_below(below), m_times(times) {}

        [[nodiscard]] StepCode code()
        {
            return {.process = [this](const Parcel &parcel, Out &out) {
                if (parcel.number < m_below && m_failures[parcel.number]++ < m_times)
                    throw std::runtime_error("later");
                ++done;
                out.send(parcel);
            }};
        }
        std::atomic<int> done = 0;

    private:
        const int m_below;
        const int m_times;
        std::array<std::atomic<int>, 16> m_failures = {};
    };

    static StepSnapshot stepOf(TestGraph &graph) { return graph.controller.snapshot().steps[1]; }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    void aParkedItemFreesItsWorker_P4_29_P3_19()
    {
        TestGraph graph(m_clock);
        Failing failing(2);
        auto &source = graph.source(counting(10));
        graph.link(source, graph.step(failing.code(), {.onError = policy(5)}));
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return failing.done == 8; });
        spinUntil([&] { return graph.controller.snapshot().steps[0].ended; });
        m_clock->waitForSleepers(1);
        QCOMPARE(stepOf(graph).parked, std::size_t(2));
        QCOMPARE(graph.controller.state(), RunState::Running); // they are work of the step
        m_clock->advance(1h);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(failing.done, 10);
        QCOMPARE(stepOf(graph).parked, std::size_t(0));
        QCOMPARE(stepOf(graph).retries, std::uint64_t(2));
        QCOMPARE(stepOf(graph).in, std::uint64_t(10));
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(10));
    }

    void atMostSoManyAreParked_P4_29()
    {
        TestGraph graph(m_clock);
        Failing failing(10);
        auto &source = graph.source(counting(10));
        graph.link(source, graph.step(failing.code(), {.onError = policy(2)}));
        QVERIFY(!graph.controller.start());
        const auto waitsInPlace = [&] {
            return stepOf(graph).workers.front().state == WorkerState::Backing;
        };
        spinUntil(waitsInPlace);
        QCOMPARE(stepOf(graph).parked, std::size_t(2));
        QCOMPARE(stepOf(graph).in, std::uint64_t(3));
        m_clock->waitForSleepers(1);
        while (failing.done < 10) {
            m_clock->advance(1h);
            std::this_thread::yield();
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(stepOf(graph).retries, std::uint64_t(10));
    }

    void attemptsAreCountedWhereverItWaits_P4_29_data()
    {
        QTest::addColumn<int>("mostParked");
        QTest::newRow("in place") << 0;
        QTest::newRow("parked") << 5;
    }
    void attemptsAreCountedWhereverItWaits_P4_29()
    {
        QFETCH(const int, mostParked);
        TestGraph graph(m_clock);
        Failing failing(1, 100);
        auto &source = graph.source(counting(1));
        graph.link(source, graph.step(failing.code(), {.onError = policy(mostParked, 2)}));
        QVERIFY(!graph.controller.start());
        for (int retry = 0; retry < 2; ++retry) {
            m_clock->waitForSleepers(1);
            m_clock->advance(1h);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.deadLetters().front().error.attempt, 3);
        QCOMPARE(stepOf(graph).retries, std::uint64_t(2));
    }

    void noRetryBeginsTooLate_P4_29_data() { attemptsAreCountedWhereverItWaits_P4_29_data(); }
    void noRetryBeginsTooLate_P4_29()
    {
        QFETCH(const int, mostParked);
        TestGraph graph(m_clock);
        Failing failing(1, 100);
        ErrorPolicy limited = policy(mostParked, 1000);
        limited.retryFor = 150min; // two waits of an hour
        auto &source = graph.source(counting(1));
        graph.link(source, graph.step(failing.code(), {.onError = limited}));
        QVERIFY(!graph.controller.start());
        for (int retry = 0; retry < 2; ++retry) {
            m_clock->waitForSleepers(1);
            m_clock->advance(1h);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.deadLetters().front().error.attempt, 3);
    }

    void anAbortCancelsWhatIsParked_P1_6()
    {
        TestGraph graph(m_clock);
        Failing failing(3);
        auto &source = graph.source(counting(5));
        graph.link(source,
                   graph.step(failing.code(), {.workers = Workers{2}, .onError = policy(5)}));
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return failing.done == 2 && stepOf(graph).parked == 3; });
        QVERIFY(graph.controller.abort());
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.of(Verdict::Acked), std::uint64_t(2));
        QCOMPARE(counts.of(Verdict::Cancelled), std::uint64_t(3));
    }

    void whatNobodyWantsIsNotTriedAgain_P3_21()
    {
        TestGraph graph(m_clock);
        Failing failing(2);
        auto &source = graph.source(counting(6));
        auto &step = graph.step(failing.code(), {.workers = Workers{2}, .onError = policy(5)});
        auto &sink = graph.step({.process = [](const Parcel &parcel, Out &out) {
            if (parcel.number == 5)
                out.finish();
        }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
        QVERIFY(counts.of(Verdict::NotNeeded) >= 2);
        QCOMPARE(counts.of(Verdict::Failed), std::uint64_t(0));
    }

    void whereItMayNotBeParkedItWaitsInPlace_P4_29_data()
    {
        QTest::addColumn<bool>("isOrdered");
        QTest::newRow("the order is kept") << true;
        QTest::newRow("inline") << false;
    }
    void whereItMayNotBeParkedItWaitsInPlace_P4_29()
    {
        QFETCH(const bool, isOrdered);
        TestGraph graph(m_clock);
        Failing failing(1);
        StageOptions options{.onError = policy(5)};
        options.order = isOrdered ? Order::Kept : Order::Any;
        options.placement = isOrdered ? Placement::OwnWorkers : Placement::Inline;
        auto &source = graph.source(counting(3));
        auto &host = graph.step({});
        graph.link(source, host);
        graph.link(host, graph.step(failing.code(), options));
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        const std::vector<StepSnapshot> steps = graph.controller.snapshot().steps;
        QCOMPARE(steps[2].parked, std::size_t(0));
        QCOMPARE(steps[isOrdered ? 2 : 1].workers.front().state, WorkerState::Backing);
        QCOMPARE(failing.done, 0);
        m_clock->advance(1h);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(failing.done, 3);
    }

    void aWorkerThatSleepsTakesOver_P4_29()
    {
        TestGraph graph(m_clock);
        Gate fed;
        Gate held;
        std::atomic<int> failures = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source({.produce = [&](Out &out) {
            out.send(Parcel{0});
            out.send(Parcel{1});
            fed.pass();
        }});
        graph.link(source, graph.step({.process =
                                           [&](const Parcel &parcel, Out &) {
                                               if (parcel.number == 0 && failures++ == 0)
                                                   throw std::runtime_error("later");
                                               if (parcel.number == 1)
                                                   held.pass();
                                               ++done;
                                           }},
                                      {.workers = Workers{2}, .onError = policy(5)}));
        QVERIFY(!graph.controller.start());
        held.waitForArrivals();
        m_clock->waitForSleepers(1); // the other one, whether it has parked the item or not
        m_clock->advance(1h);
        spinUntil([&] { return done == 1; }); // though the first one is still held
        held.open();
        fed.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 2);
    }

    void aWorkerThatLeavesHandsThemOver_P7_56()
    {
        TestGraph graph(m_clock);
        Gate fed;
        Failing failing(3);
        auto &source = graph.source({.produce = [&](Out &out) {
            for (int i = 0; i < 5; ++i)
                out.send(Parcel{i});
            fed.pass();
        }});
        auto &step = graph.step(failing.code(), {.workers = Workers{3}, .onError = policy(5)});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return failing.done == 2 && stepOf(graph).parked == 3; });
        QVERIFY(graph.controller.setWorkers(step.options().name, Workers{1}));
        spinUntil([&] { return stepOf(graph).workers.size() == 1; });
        QCOMPARE(stepOf(graph).parked, std::size_t(3));
        fed.open();
        m_clock->waitForSleepers(1);
        m_clock->advance(1h);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(failing.done, 5);
    }

    void noParkedItemBeginsWhilePaused_P7_57()
    {
        TestGraph graph(m_clock);
        Failing failing(1);
        auto &source = graph.source(counting(2));
        graph.link(source, graph.step(failing.code(), {.onError = policy(5)}));
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return failing.done == 1; });
        m_clock->waitForSleepers(1);
        QVERIFY(graph.controller.pause());
        m_clock->advance(1h);
        spinUntil([&] { return stepOf(graph).workers.front().state == WorkerState::Paused; });
        QCOMPARE(failing.done, 1);
        QVERIFY(graph.controller.resume());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(failing.done, 2);
    }
};

QTEST_GUILESS_MAIN(TestParking)
#include "tst_parking.moc"
