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

namespace {

/// The way in which a step takes its items.
enum class Kind { Items, SeveralWorkers, Ordered, Inline, Batches };

} // namespace

/// Steps that are held back: by a rate, or by failures in a row.
class TestPacing final : public QObject
{
    Q_OBJECT

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// Adds a step of \a kind behind \a source.
    static void addStep(TestGraph &graph, TestSource &source, Kind kind, StageOptions options,
                        const std::function<void(const Parcel &)> &process)
    {
        if (kind == Kind::Batches) {
            BatchCode code;
            code.process = [process](std::span<const Parcel> parcels, Out &) {
                process(parcels.front());
                return std::vector<Rejection>();
            };
            graph.link(source, graph.batch(std::move(code), std::move(options)));
            return;
        }
        options.workers.count = kind == Kind::SeveralWorkers ? 3 : 1;
        options.order = kind == Kind::Ordered ? Order::Kept : Order::Any;
        options.placement = kind == Kind::Inline ? Placement::Inline : Placement::OwnWorkers;
        auto &step =
            graph.step({.process = [process](const Parcel &parcel, Out &) { process(parcel); }},
                       std::move(options));
        if (kind != Kind::Inline)
            return graph.link(source, step);
        auto &host = graph.step({});
        graph.link(source, host);
        graph.link(host, step);
    }

    static void addKinds()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("items") << Kind::Items;
        QTest::newRow("ordered") << Kind::Ordered;
        QTest::newRow("inline") << Kind::Inline;
        QTest::newRow("batches") << Kind::Batches;
    }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    // Rate

    void aStepBeginsItsItemsAtItsRate_P7_61_data()
    {
        addKinds();
        QTest::newRow("several workers") << Kind::SeveralWorkers;
    }
    void aStepBeginsItsItemsAtItsRate_P7_61()
    {
        QFETCH(const Kind, kind);
        constexpr int items = 5;
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        addStep(graph, graph.source(counting(items)), kind, {.rate = Rate{5, 1s}},
                [&](const Parcel &) { ++begun; });
        QVERIFY(!graph.controller.start());
        for (int i = 1; i < items; ++i) {
            const int waiting = kind == Kind::SeveralWorkers ? std::min(3, items - i) : 1;
            m_clock->waitForSleepers(static_cast<std::size_t>(waiting));
            spinUntil([&] { return begun == i; });
            QCOMPARE(m_clock->nextDeadline(), std::chrono::nanoseconds(200ms));
            m_clock->advance(199ms);
            QCOMPARE(begun, i);
            m_clock->advance(1ms);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun, items);
        if (kind != Kind::Inline
            && kind != Kind::SeveralWorkers) // each waits for another one's turn
            QCOMPARE(graph.controller.snapshot().steps.back().held,
                     std::chrono::nanoseconds((items - 1) * 200ms));
    }

    void stepsThatSayWhatTheirRateIsOfShareIt_P7_61_data() { addKinds(); }
    void stepsThatSayWhatTheirRateIsOfShareIt_P7_61()
    {
        QFETCH(const Kind, kind);
        const Rate rate{1, 1s, u"api.example.org"_s};
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        std::atomic<int> others = 0;
        for (int i = 0; i < 2; ++i)
            addStep(graph, graph.source(counting(2)), kind, {.rate = rate},
                    [&](const Parcel &) { ++begun; });
        addStep(graph, graph.source(counting(1)), kind, {.rate = Rate{1, 1s, u"another"_s}},
                [&](const Parcel &) { ++others; });
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return others == 1; }); // it waits for nobody else
        for (int i = 1; i < 4; ++i) {
            spinUntil([&] { return begun == i; });
            m_clock->waitForSleepers(1);
            QCOMPARE(begun, i);
            m_clock->advance(1s);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun, 4);
    }

    void stepsThatShareARateAgreeOnIt_P1_2()
    {
        TestGraph graph;
        auto &source =
            graph.source(counting(1), {.name = u"list"_s, .rate = Rate{1, 1s, u"api"_s}});
        addStep(graph, source, Kind::Items, {.name = u"fetch"_s, .rate = Rate{2, 1s, u"api"_s}},
                [](const Parcel &) {});
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QCOMPARE(error->step, u"fetch"_s);
        QCOMPARE(error->text.toString(),
                 u"its rate is 2/s of api, that of step \"list\" is 1/s of api; what several steps "
                 "share has one rate"_s);
    }

    void aSourceEmitsAtItsRate_P7_61()
    {
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        auto &source = graph.source(counting(3), {.rate = Rate{1, 1min}});
        addStep(graph, source, Kind::Items, {}, [&](const Parcel &) { ++begun; });
        QVERIFY(!graph.controller.start());
        for (int i = 1; i < 3; ++i) {
            m_clock->waitForSleepers(1);
            spinUntil([&] { return begun == i; });
            m_clock->advance(1min);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().steps[0].held, std::chrono::nanoseconds(2min));
    }

    void anotherAttemptTakesItsTurn_P7_61_data() { addKinds(); }
    void anotherAttemptTakesItsTurn_P7_61()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        std::atomic<int> attempts = 0;
        addStep(graph, graph.source(counting(1)), kind,
                {.onError = {.retries = 1, .backoff = 0ms}, .rate = Rate{1, 10s}},
                [&](const Parcel &) {
                    if (++attempts == 1)
                        throw std::runtime_error("again");
                });
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QCOMPARE(attempts, 1);
        m_clock->advance(10s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(attempts, 2);
    }

    void aBatchTakesAsMuchAsItsItems_P7_61()
    {
        TestGraph graph(m_clock);
        std::atomic<int> batches = 0;
        BatchCode code;
        code.bounds.items = 10;
        code.process = [&](std::span<const Parcel>, Out &) {
            ++batches;
            return std::vector<Rejection>();
        };
        auto &source = graph.source(counting(20));
        graph.link(source, graph.batch(std::move(code), {.rate = Rate{1, 1s}}));
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QCOMPARE(m_clock->nextDeadline(), std::chrono::nanoseconds(10s));
        QCOMPARE(batches, 1);
        m_clock->advance(10s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(batches, 2);
    }

    void aStopEndsTheWaitOfASource_P1_5_P7_61()
    {
        TestGraph graph(m_clock);
        auto &source = graph.source(counting(100), {.rate = Rate{1, 1h}});
        addStep(graph, source, Kind::Items, {}, [](const Parcel &) {});
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QVERIFY(graph.controller.stop());
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(1));
        QCOMPARE(graph.controller.snapshot().origins.emitted, std::uint64_t(1));
    }

    void aStopCompletesAtTheRate_P1_5_P7_61_data() { addKinds(); }
    void aStopCompletesAtTheRate_P1_5_P7_61()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        Gate emitted;
        auto &source = graph.source({.produce = [&](Out &out) {
            out.send(Parcel{0});
            out.send(Parcel{1});
            emitted.pass();
            out.send(Parcel{2});
        }});
        addStep(graph, source, kind, {.rate = Rate{1, 1h}}, [](const Parcel &) {});
        QVERIFY(!graph.controller.start());
        emitted.waitForArrivals();
        m_clock->waitForSleepers(1);
        QVERIFY(graph.controller.stop());
        emitted.open();
        spinUntil([&] { return graph.controller.snapshot().steps[0].ended; });
        QCOMPARE(graph.controller.state(), RunState::Draining);
        m_clock->advance(1h);
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(2));
    }

    void anAbortEndsTheWait_P1_6_P7_61_data() { addKinds(); }
    void anAbortEndsTheWait_P1_6_P7_61()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        addStep(graph, graph.source(counting(3)), kind, {.rate = Rate{1, 1h}},
                [&](const Parcel &) { ++begun; });
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QVERIFY(graph.controller.abort());
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(begun, 1);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.of(Verdict::Acked), std::uint64_t(1));
        QCOMPARE(counts.of(Verdict::Cancelled), counts.emitted - 1);
    }

    void nothingBeginsWhilePausedEvenIfItsTimeHasCome_P7_57_P7_61_data() { addKinds(); }
    void nothingBeginsWhilePausedEvenIfItsTimeHasCome_P7_57_P7_61()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        addStep(graph, graph.source(counting(2)), kind, {.rate = Rate{1, 1h}},
                [&](const Parcel &) { ++begun; });
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QVERIFY(graph.controller.pause());
        m_clock->advance(1h);
        const auto isPaused = [&] {
            for (const StepSnapshot &step : graph.controller.snapshot().steps) {
                if (std::ranges::count(step.workers, WorkerState::Paused, &WorkerSnapshot::state)
                    > 0)
                    return true;
            }
            return false;
        };
        spinUntil(isPaused);
        QCOMPARE(begun, 1);
        QVERIFY(graph.controller.resume());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun, 2);
    }

    // Breaker

    void failuresInARowPauseTheStep_P4_33_data() { addKinds(); }
    void failuresInARowPauseTheStep_P4_33()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        std::atomic<bool> isDown = true;
        std::atomic<int> begun = 0;
        addStep(graph, graph.source(counting(20)), kind,
                {.name = u"upload"_s,
                 .queue = {.items = 4},
                 .onError = {.then = OnError::SetAside, .pauseAfter = 2, .pauseFor = 30s}},
                [&](const Parcel &) {
                    ++begun;
                    if (isDown)
                        throw std::runtime_error("no route");
                });
        const auto step = [&] { return *graph.controller.snapshot().find(u"upload"_s); };
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QCOMPARE(begun, 2);
        QVERIFY(step().breaker->state == BreakerState::Open);
        QCOMPARE(step().breaker->remaining, std::chrono::nanoseconds(30s));
        QCOMPARE(step().breaker->why.toString(), u"no route"_s);
        if (kind != Kind::Inline) // what is before it waits
            spinUntil([&] { return step().queueItems == 4; });

        m_clock->advance(30s); // one is tried, and fails
        m_clock->waitForSleepers(1);
        QCOMPARE(begun, 3);
        QCOMPARE(step().breaker->openings, std::uint64_t(2));

        isDown = false;
        m_clock->advance(30s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun, 20);
        QVERIFY(step().breaker->state == BreakerState::Closed);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Failed), std::uint64_t(3));
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(17));
    }

    void attemptsAtOneItemPauseTheStepToo_P4_33_data() { addKinds(); }
    void attemptsAtOneItemPauseTheStepToo_P4_33()
    {
        QFETCH(const Kind, kind);
        TestGraph graph(m_clock);
        std::atomic<int> attempts = 0;
        addStep(graph, graph.source(counting(1)), kind,
                {.onError = {.retries = 5, .backoff = 0ms, .pauseAfter = 2, .pauseFor = 30s}},
                [&](const Parcel &) {
                    if (++attempts < 3)
                        throw std::runtime_error("no route");
                });
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        QCOMPARE(attempts, 2);
        m_clock->advance(30s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(attempts, 3);
    }

    void failuresOfItemsThemselvesDoNotCount_P4_33()
    {
        TestGraph graph(m_clock);
        addStep(graph, graph.source(counting(20)), Kind::Items,
                {.onError = {.then = OnError::SetAside, .pauseAfter = 1, .pauseFor = 30s}},
                [](const Parcel &) { throw Failure(u"404"_s, u"gone"_s, Retry::Never); });
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().steps.back().breaker->openings, std::uint64_t(0));
    }

    void aPausedStepEndsWithTheRun_P4_33_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("isAborted");
        for (const bool isAborted : {false, true}) {
            const char *how = isAborted ? "abort" : "stop";
            QTest::addRow("items, %s", how) << Kind::Items << isAborted;
            QTest::addRow("inline, %s", how) << Kind::Inline << isAborted;
            QTest::addRow("batches, %s", how) << Kind::Batches << isAborted;
        }
    }
    void aPausedStepEndsWithTheRun_P4_33()
    {
        QFETCH(const Kind, kind);
        QFETCH(const bool, isAborted);
        TestGraph graph(m_clock);
        std::atomic<int> begun = 0;
        addStep(graph, graph.source(counting(5)), kind,
                {.onError = {.then = OnError::SetAside, .pauseAfter = 1, .pauseFor = 30s}},
                [&](const Parcel &) {
                    if (++begun == 1)
                        throw std::runtime_error("no route");
                });
        QVERIFY(!graph.controller.start());
        m_clock->waitForSleepers(1);
        spinUntil([&] { return graph.controller.snapshot().steps[0].ended; });
        QVERIFY(isAborted ? graph.controller.abort() : graph.controller.stop());
        if (!isAborted)
            m_clock->advance(30s);
        QCOMPARE(graph.controller.wait().state, isAborted ? RunState::Aborted : RunState::Stopped);
        QCOMPARE(begun, isAborted ? 1 : 5);
        const Verdict rest = isAborted ? Verdict::Cancelled : Verdict::Acked;
        QCOMPARE(graph.controller.snapshot().origins.of(rest), std::uint64_t(4));
    }

    void whatCannotPauseIsRefused_P1_2()
    {
        TestGraph graph(m_clock);
        auto &source = graph.source(counting(1), {.onError = {.pauseAfter = 1}});
        graph.link(source, graph.step({}));
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QVERIFY2(error->text.toString().contains(u"source"_s), qPrintable(error->text.toString()));
    }
};

QTEST_GUILESS_MAIN(TestPacing)
#include "tst_pacing.moc"
