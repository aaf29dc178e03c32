// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <latch>
#include <sstream>
#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How often each hook of a graph was called, and whether in pairs.
struct HookCounts {
    std::atomic<int> stepOpened = 0;
    std::atomic<int> stepClosed = 0;
    std::atomic<int> workersOpened = 0;
    std::atomic<int> workersClosed = 0;

    [[nodiscard]] StageHooks stageHooks()
    {
        return {.open = [this] { ++stepOpened; }, .close = [this] { ++stepClosed; }};
    }
    [[nodiscard]] StepCode stepCode()
    {
        StepCode code;
        code.open = [this] { ++workersOpened; };
        code.close = [this] { ++workersClosed; };
        return code;
    }
    [[nodiscard]] std::array<int, 4> all() const
    {
        return {stepOpened, stepClosed, workersOpened, workersClosed};
    }
};

/// Emits until nobody wants more.
SourceCode endless()
{
    return {.produce = [](Out &out) {
        for (int i = 0; out.send(Parcel{i}); ++i) {
        }
    }};
}

int threadCount()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("Threads:"))
            return std::stoi(line.substr(8));
    }
    return -1;
}

} // namespace

class TestRunController final : public QObject
{
    Q_OBJECT

    std::function<QString()> m_report = [] { return u"no run"_s; };
    Watchdog m_watchdog{[this] { return m_report(); }};

private Q_SLOTS:

    // P1: life cycle

    void aRunGoesThroughItsStates_P1_1()
    {
        TestGraph graph;
        Gate gate;
        auto &source = graph.source({.produce = [&](Out &out) {
            gate.pass();
            out.send(Parcel{1});
        }});
        auto &step = graph.step({});
        graph.link(source, step);
        QCOMPARE(graph.controller.state(), RunState::Created);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.state(), RunState::Running);
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.state(), RunState::Finished);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void aRunThatNeverStartedCanBeAborted_P1_1()
    {
        TestGraph graph;
        auto &source = graph.source(counting(1));
        graph.link(source, graph.step({}));
        QVERIFY(graph.controller.abort());
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QVERIFY(graph.controller.start());
        QCOMPARE(graph.controller.state(), RunState::Aborted);
    }

    void anInvalidRunDoesNotStart_P1_2_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("text");
        QTest::newRow("no step") << u"empty"_s << u"at least one step"_s;
        QTest::newRow("no worker") << u"workers"_s << u"at least one worker"_s;
        QTest::newRow("no item") << u"items"_s << u"room for at least one item"_s;
        QTest::newRow("no byte") << u"bytes"_s << u"room for at least one item"_s;
        QTest::newRow("input not linked") << u"unlinked"_s << u"nothing is linked to its input"_s;
        QTest::newRow("circle, P8.69") << u"circle"_s << u"circle"_s;
        QTest::newRow("retries of a stream") << u"stream"_s << u"cannot be tried again"_s;
    }
    void anInvalidRunDoesNotStart_P1_2()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, text);
        TestGraph graph;
        HookCounts hooks;
        StageOptions options{.name = u"step"_s};
        if (fault == u"workers"_s)
            options.workers = Workers{0};
        if (fault == u"items"_s)
            options.queue.items = 0;
        if (fault == u"bytes"_s)
            options.queue.bytes = 0;
        if (fault == u"stream"_s) {
            options.delivery = Delivery::Immediate;
            options.onError.retries = 1;
        }
        if (fault != u"empty"_s) {
            auto &source = graph.source(counting(1));
            auto &step = graph.step(hooks.stepCode(), options, hooks.stageHooks());
            if (fault != u"unlinked"_s)
                graph.link(source, step);
            if (fault == u"circle"_s) {
                auto &second = graph.step({});
                graph.link(step, second);
                graph.link(second, step);
            }
        }
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QVERIFY2(error->text.toString().contains(text), qPrintable(error->text.toString()));
        QCOMPARE(graph.controller.state(), RunState::Created);
        QCOMPARE(hooks.all(), (std::array{0, 0, 0, 0}));
    }

    void retriesNeedResultsThatAreWithheld_P4_30_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("items") << u"items"_s;
        QTest::newRow("items, inline") << u"inline"_s;
        QTest::newRow("batches") << u"batches"_s;
        QTest::newRow("whole input") << u"stream"_s;
    }
    void retriesNeedResultsThatAreWithheld_P4_30()
    {
        QFETCH(const QString, kind);
        TestGraph graph;
        auto &source = graph.source(counting(1));
        StageOptions options{.onError = {.retries = 1}, .delivery = Delivery::Immediate};
        if (kind == u"inline"_s)
            options.placement = Placement::Inline;
        if (kind == u"batches"_s)
            graph.link(source, graph.batch({}, options));
        else if (kind == u"stream"_s)
            graph.link(source, graph.stream({}, options));
        else
            graph.link(source, graph.step({}, options));
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QCOMPARE(error->code, u"invalid"_s);
        QVERIFY2(error->text.toString().contains(u"allow no retries"_s),
                 qPrintable(error->text.toString()));
    }

    void aRunStartsOnlyOnce_P1_2()
    {
        TestGraph graph;
        auto &source = graph.source(counting(10));
        graph.link(source, graph.step({}));
        QVERIFY(!graph.controller.start());
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QCOMPARE(error->code, u"started-twice"_s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void nothingCanBePutBeforeTheStart_P1_2()
    {
        TestGraph graph;
        auto &step = graph.step({}, {.queue = {.items = 1}});
        Feeder<Parcel> feeder(graph.controller, step);
        Parcel parcel{7};
        for (int i = 0; i < 3; ++i) // more than the queue holds: nobody would ever take them
            QCOMPARE(feeder.put(parcel), PushResult::Closed);
        QCOMPARE(parcel.number, 7);
        QVERIFY(!graph.controller.start());
        QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(1));
    }

    void nothingIsProcessedBeforeAllHooksHaveRun_P1_3()
    {
        TestGraph graph;
        std::atomic<int> open = 0;
        std::atomic<bool> isTooEarly = false;
        auto &source = graph.source({.produce =
                                         [&](Out &out) {
                                             isTooEarly = isTooEarly || open != 5;
                                             out.send({});
                                         },
                                     .open = [&] { ++open; }});
        auto &step = graph.step(
            {.process = [&](const Parcel &, Out &) { isTooEarly = isTooEarly || open != 5; },
             .open = [&] { ++open; }},
            {.workers = Workers{4}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(open, 5);
        graph.controller.wait();
        QVERIFY(!isTooEarly);
    }

    void startFailsWithTheFirstErrorAndUndoesWhatRan_P1_3()
    {
        TestGraph graph;
        HookCounts first;
        HookCounts third;
        std::atomic<bool> hasProduced = false;
        auto &source = graph.source({.produce = [&](Out &) { hasProduced = true; }});
        auto &a = graph.step(first.stepCode(), {.workers = Workers{3}}, first.stageHooks());
        auto &b = graph.step({}, {.name = u"faulty"_s},
                             {.open = [] { throw std::runtime_error("no database"); }});
        auto &c = graph.step(third.stepCode(), {}, third.stageHooks());
        graph.link(source, a);
        graph.link(a, b);
        graph.link(b, c);
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QCOMPARE(error->step, u"faulty"_s);
        QCOMPARE(error->text.toString(), u"no database"_s);
        QCOMPARE(first.all(), (std::array{1, 1, 0, 0}));
        QCOMPARE(third.all(), (std::array{0, 0, 0, 0}));
        QCOMPARE(graph.controller.wait().state, RunState::Failed);
        QVERIFY(graph.controller.wait().error);
        QVERIFY(!hasProduced);
        // the time of a run that has ended stands still
        QCOMPARE(graph.controller.snapshot().elapsed, graph.controller.snapshot().elapsed);
    }

    void finishCompletesWhatWasPut_P1_4()
    {
        TestGraph graph;
        std::atomic<int> done = 0;
        auto &step = graph.step({.process = [&](const Parcel &, Out &) { ++done; }},
                                {.workers = Workers{2}});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        for (int i = 0; i < 50; ++i) {
            Parcel parcel{i};
            QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        }
        feeder.finish();
        feeder.finish();
        Parcel late{50};
        QCOMPARE(feeder.put(late), PushResult::Closed);
        QCOMPARE(late.number, 50);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 50);
    }

    void putEndsWithTheRunAndReturnsTheItem_P1_4_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"stop", "abort", "failure", "early end"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void putEndsWithTheRunAndReturnsTheItem_P1_4()
    {
        QFETCH(const QString, how);
        TestGraph graph;
        m_report = [&] { return dump(graph.controller.snapshot()); };
        Gate gate;
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &out) {
                                         gate.pass();
                                         if (how == u"failure"_s)
                                             throw std::runtime_error("broken");
                                         if (how == u"early end"_s)
                                             out.finish();
                                     }},
                                {.queue = {.items = 1}});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        std::atomic<int> put = 0;
        std::atomic<int> kept = -1;
        std::jthread producer([&] {
            for (int i = 0;; ++i) {
                Parcel parcel{i};
                if (feeder.put(parcel) != PushResult::Pushed) {
                    kept = parcel.number;
                    return;
                }
                ++put;
            }
        });
        gate.waitForArrivals();
        spinUntil([&] { return put == 2; }); // one in hand, one queued, the third waits
        if (how == u"stop"_s)
            QVERIFY(graph.controller.stop());
        if (how == u"abort"_s)
            QVERIFY(graph.controller.abort());
        if (how == u"stop"_s || how == u"abort"_s)
            producer.join(); // although the worker is still in the step's own code
        gate.open();
        const RunOutcome outcome = graph.controller.wait();
        if (producer.joinable())
            producer.join();
        QCOMPARE(kept, put);
        Parcel late{99};
        QCOMPARE(feeder.put(late), PushResult::Closed);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, std::uint64_t(put));
        QCOMPARE(counts.decided(), std::uint64_t(put));
        if (how == u"early end"_s) {
            QCOMPARE(outcome.state, RunState::Finished);
            QVERIFY(counts.of(Verdict::NotNeeded) > 0);
        }
    }

    void stopCompletesWhatWasEmitted_P1_5()
    {
        TestGraph graph;
        std::atomic<int> sent = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source({.produce = [&](Out &out) {
            while (out.send(Parcel{}))
                ++sent;
        }});
        auto &step = graph.step({}, {.workers = Workers{2}, .queue = {.items = 4}});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++done; }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return done > 100; });
        QVERIFY(graph.controller.stop());
        QVERIFY(!graph.controller.stop());
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
        QCOMPARE(done, sent);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(sent));
    }

    void nothingBeginsAfterAbort_P1_6()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> begun = 0;
        auto &source = graph.source(endless());
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         ++begun;
                                         gate.pass();
                                         out.send(parcel);
                                     }},
                                {.workers = Workers{3}, .queue = {.items = 8}});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++begun; }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals(3);
        QVERIFY(graph.controller.abort());
        QVERIFY(graph.controller.abortToken().stop_requested());
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(begun, 3);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
        QVERIFY(counts.of(Verdict::Cancelled) >= 3);
        QCOMPARE(counts.of(Verdict::Acked), std::uint64_t(0));
        QCOMPARE(counts.of(Verdict::NotNeeded), std::uint64_t(0));
    }

    void abortEndsAllWaits_P1_6()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        Gate blocked;
        auto &source = graph.source(endless());
        auto &failing = graph.step(
            {.process = [](const Parcel &, Out &) { throw std::runtime_error("again"); }},
            {.queue = {.items = 1}, .onError = {.retries = 1000, .backoff = 1h, .backoffMax = 1h}});
        auto &starved = graph.step({});
        graph.link(source, failing);
        graph.link(failing, starved);
        QVERIFY(!graph.controller.start());
        clock->waitForSleepers(1); // the retry; the source waits for room, the last step for input
        QVERIFY(graph.controller.abort());
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(graph.controller.errors().size(), std::size_t(0));
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Failed), std::uint64_t(0));
    }

    void aStuckWorkerIsReported_P1_7()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        Gate gate;
        auto &source = graph.source(counting(5));
        auto &step = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                {.name = u"stuck"_s});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        clock->advance(10s);
        QVERIFY(graph.controller.abort());
        RunOutcome outcome;
        std::jthread waiting([&] { outcome = graph.controller.waitAfterAbort(5s); });
        clock->waitForSleepers(1);
        // the others have gone by then
        spinUntil([&] { return graph.controller.snapshot().steps[0].workers.empty(); });
        clock->advance(5s);
        waiting.join();
        QCOMPARE(outcome.state, RunState::Aborted);
        QVERIFY(!outcome.stuck.empty());
        const StuckWorker &worker = outcome.stuck.back();
        QCOMPARE(worker.step, u"stuck"_s);
        QCOMPARE(worker.worker, 0);
        QCOMPARE(worker.since, std::chrono::nanoseconds(15s));
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QVERIFY(graph.controller.wait().stuck.empty());
    }

    void nothingToDoIsFinished_P1_9()
    {
        TestGraph graph;
        HookCounts hooks;
        auto &source = graph.source(counting(0));
        auto &step = graph.step(hooks.stepCode(), {.workers = Workers{3}}, hooks.stageHooks());
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(hooks.all(), (std::array{1, 1, 3, 3}));
    }

    void destroyingARunAbortsIt()
    {
        const int before = threadCount();
        HookCounts hooks;
        {
            TestGraph graph;
            auto &source = graph.source(endless());
            auto &step = graph.step(hooks.stepCode(), {.workers = Workers{3}}, hooks.stageHooks());
            graph.link(source, step);
            QVERIFY(!graph.controller.start());
        }
        QCOMPARE(hooks.all(), (std::array{1, 1, 3, 3}));
        spinUntil([&] { return threadCount() <= before; }); // a joined thread is gone soon
    }

    void aLackOfThreadsIsAnError()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizers need all the address space");
#endif
        std::ifstream statm("/proc/self/statm");
        std::size_t pages = 0;
        statm >> pages;
        rlimit old = {};
        QCOMPARE(getrlimit(RLIMIT_AS, &old), 0);
        HookCounts hooks;
        TestGraph graph;
        auto &source = graph.source(counting(1));
        auto &first = graph.step(hooks.stepCode(), {.workers = Workers{200}}, hooks.stageHooks());
        auto &second = graph.step({});
        graph.link(source, first);
        graph.link(first, second);
        rlimit tight = old;
        tight.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + (100u << 20);
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        const std::optional<RunError> error = graph.controller.start();
        QCOMPARE(setrlimit(RLIMIT_AS, &old), 0);
        QVERIFY(error);
        QCOMPARE(error->code, u"no-threads"_s);
        QCOMPARE(graph.controller.state(), RunState::Failed);
        QCOMPARE(hooks.stepClosed, 1);
        QCOMPARE(hooks.workersOpened, hooks.workersClosed);
    }

    void abortWhileStartingEndsTheStart_P1_6()
    {
        TestGraph graph;
        Gate opening;
        HookCounts hooks;
        auto &source = graph.source({.produce = [](Out &) {}, .open = [&] { opening.pass(); }});
        auto &step = graph.step(hooks.stepCode(), {.workers = Workers{2}}, hooks.stageHooks());
        graph.link(source, step);
        std::optional<RunError> error;
        std::jthread starting([&] { error = graph.controller.start(); });
        opening.waitForArrivals();
        QVERIFY(!graph.controller.stop());
        QVERIFY(graph.controller.abort());
        starting.join(); // it does not wait for what still opens
        QVERIFY(error);
        QCOMPARE(error->code, u"cancelled"_s);
        QCOMPARE(graph.controller.state(), RunState::Aborting);
        opening.open();
        QVERIFY(graph.controller.wait().state == RunState::Aborted);
        QCOMPARE(hooks.all(), (std::array{1, 1, 2, 2}));
    }

    // P2: back-pressure

    void aSlowSinkStopsTheSource_P2_17()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> sent = 0;
        constexpr std::size_t capacity = 3;
        const StageOptions options{.workers = Workers{2}, .queue = {.items = capacity}};
        auto &source = graph.source({.produce = [&](Out &out) {
            while (out.send(Parcel{}))
                ++sent;
        }});
        auto &first = graph.step({}, options);
        auto &second = graph.step({}, options);
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }}, options);
        graph.link(source, first);
        graph.link(first, second);
        graph.link(second, sink);
        QVERIFY(!graph.controller.start());
        const auto isBlocked = [&](std::size_t step) {
            const auto workers = graph.controller.snapshot().steps[step].workers;
            return std::ranges::all_of(
                workers, [](const auto &w) { return w.state == WorkerState::Blocked; });
        };
        // three full queues, two in each step's hands, one in the source's
        constexpr std::uint64_t most = 3 * capacity + 3 * 2 + 1;
        const auto emitted = [&] { return graph.controller.snapshot().origins.emitted; };
        spinUntil(
            [&] { return emitted() >= most && isBlocked(0) && isBlocked(1) && isBlocked(2); });
        for (int i = 0; i < 1000; ++i)
            std::this_thread::yield();
        QCOMPARE(emitted(), most);
        QCOMPARE(sent, static_cast<int>(most) - 1);
        gate.open();
        graph.controller.stop();
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
    }

    // P7: pause, workers

    void nothingBeginsWhilePaused_P7_57()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> begun = 0;
        auto &source = graph.source(counting(100));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         ++begun;
                                         gate.pass();
                                     }},
                                {.workers = Workers{2}, .queue = {.items = 4}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals(2);
        QVERIFY(graph.controller.pause());
        QVERIFY(!graph.controller.pause());
        gate.open();
        spinUntil([&] {
            const auto workers = graph.controller.snapshot().steps[1].workers;
            return std::ranges::all_of(workers,
                                       [](auto &w) { return w.state == WorkerState::Paused; });
        });
        QCOMPARE(begun, 2);
        QCOMPARE(graph.controller.state(), RunState::Paused);
        QVERIFY(graph.controller.resume());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun, 100);
    }

    void noRetryBeginsWhilePaused_P7_57()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::atomic<int> attempts = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         if (++attempts == 1)
                                             throw std::runtime_error("once");
                                     }},
                                {.onError = {.retries = 1, .backoff = 1s}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        clock->waitForSleepers(1);
        QVERIFY(graph.controller.pause());
        clock->advance(1s);
        spinUntil([&] {
            const auto workers = graph.controller.snapshot().steps[1].workers;
            return !workers.empty() && workers[0].state == WorkerState::Paused;
        });
        QCOMPARE(attempts, 1);
        QVERIFY(graph.controller.resume());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(attempts, 2);
    }

    void aPausedRunCanEnd_P7_57_data()
    {
        QTest::addColumn<RunState>("end");
        QTest::newRow("stop") << RunState::Stopped;
        QTest::newRow("abort") << RunState::Aborted;
        QTest::newRow("finish") << RunState::Finished;
    }
    void aPausedRunCanEnd_P7_57()
    {
        QFETCH(const RunState, end);
        TestGraph graph;
        std::atomic<int> done = 0;
        auto &step = graph.step({.process = [&](const Parcel &, Out &) { ++done; }},
                                {.workers = Workers{2}});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        QVERIFY(graph.controller.pause());
        Parcel parcel;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        if (end == RunState::Finished) {
            feeder.finish();
            QVERIFY(!graph.controller.waitFor(0s));
            QVERIFY(graph.controller.resume());
        } else if (end == RunState::Stopped) {
            QVERIFY(graph.controller.stop());
        } else {
            QVERIFY(graph.controller.abort());
        }
        QCOMPARE(graph.controller.wait().state, end);
        QCOMPARE(done, end == RunState::Aborted ? 0 : 5);
        QCOMPARE(graph.controller.snapshot().origins.decided(), std::uint64_t(5));
    }

    void workersComeAndGo_P7_56()
    {
        TestGraph graph;
        HookCounts hooks;
        std::atomic<int> done = 0;
        std::atomic<int> flushed = 0;
        StepCode code = hooks.stepCode();
        code.process = [&](const Parcel &, Out &) { ++done; };
        code.flush = [&](Out &) { ++flushed; };
        auto &source = graph.source(endless());
        auto &step = graph.step(std::move(code), {.name = u"step"_s}, hooks.stageHooks());
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const auto present = [&] { return graph.controller.snapshot().steps[1].workers.size(); };
        for (int count : {4, 1, 3, 2, 2, 8, 1}) {
            QVERIFY(graph.controller.setWorkers(u"step"_s, Workers{count}));
            spinUntil([&] { return present() == static_cast<std::size_t>(count); });
        }
        QVERIFY(!graph.controller.setWorkers(u"step"_s, Workers{0}));
        QVERIFY(!graph.controller.setWorkers(u"nobody"_s, Workers{2}));
        QVERIFY(graph.controller.stop());
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
        QVERIFY(!graph.controller.setWorkers(u"step"_s, Workers{2}));
        QCOMPARE(hooks.stepOpened, 1);
        QCOMPARE(hooks.stepClosed, 1);
        QCOMPARE(hooks.workersOpened, 1 + 3 + 2 + 6);
        QCOMPARE(hooks.workersClosed, hooks.workersOpened);
        QCOMPARE(flushed, hooks.workersOpened);
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.steps[1].in, std::uint64_t(done)); // what the departed did counts
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(done));
    }

    void aNewWorkerTakesOverFromAStuckOne_P7_56()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> done = 0;
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &) {
                                         if (parcel.number == 0)
                                             gate.pass();
                                         ++done;
                                     }},
                                {.name = u"step"_s});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        Parcel parcel{0};
        QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        gate.waitForArrivals();
        QVERIFY(graph.controller.setWorkers(u"step"_s, Workers{2}));
        parcel.number = 1;
        QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        spinUntil([&] { return done == 1; });
        gate.open();
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void aWorkerThatCannotOpenFailsTheRun_P7_56()
    {
        TestGraph graph;
        std::atomic<int> opened = 0;
        auto &source = graph.source(endless());
        auto &step = graph.step({.process = [](const Parcel &, Out &) {},
                                 .open =
                                     [&] {
                                         if (++opened == 2)
                                             throw std::runtime_error("no second connection");
                                     }},
                                {.name = u"step"_s});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QVERIFY(graph.controller.setWorkers(u"step"_s, Workers{2}));
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->text.toString(), u"no second connection"_s);
        QCOMPARE(outcome.error->worker, 1);
    }

    void rescalingRacesWithTheEnd_P7_56()
    {
        for (int round = 0; round < 60; ++round) {
            TestGraph graph;
            HookCounts hooks;
            std::atomic<int> done = 0;
            StepCode code = hooks.stepCode();
            code.process = [&](const Parcel &, Out &) { ++done; };
            auto &source = graph.source(counting(20));
            auto &step = graph.step(std::move(code), {.name = u"step"_s}, hooks.stageHooks());
            graph.link(source, step);
            QVERIFY(!graph.controller.start());
            // Not for ever: on a busy machine workers would be added faster than they can leave.
            for (int i = 0; i < 30; ++i) {
                if (!graph.controller.setWorkers(u"step"_s, Workers{1 + i % 3}))
                    break;
            }
            const RunOutcome outcome = graph.controller.wait();
            QCOMPARE(outcome.error ? toString(*outcome.error) : QString(), QString());
            QCOMPARE(outcome.state, RunState::Finished);
            QCOMPARE(done, 20);
            QCOMPARE(hooks.workersOpened, hooks.workersClosed);
            QCOMPARE(hooks.stepClosed, 1);
        }
    }

    void whatALeavingWorkerDidCountsWheneverItLeaves_P5_41_P7_56()
    {
        constexpr int workers = 48;
        for (int round = 0; round < 8; ++round) {
            TestGraph graph;
            Gate gate; // each worker has an item
            Gate end;
            SourceCode code = counting(workers);
            code.flush = [&](Out &) { end.pass(); };
            auto &source = graph.source(std::move(code));
            auto &step = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                    {.name = u"step"_s, .workers = Workers{workers}});
            graph.link(source, step);
            QVERIFY(!graph.controller.start());
            gate.waitForArrivals(workers);
            QVERIFY(graph.controller.setWorkers(u"step"_s, Workers{1}));
            gate.open();
            // Each call forgets those that have left by then.
            while (graph.controller.snapshot().steps[1].workers.size() > 1)
                QVERIFY(graph.controller.setWorkers(u"step"_s, Workers{1}));
            end.open();
            const RunOutcome outcome = graph.controller.wait();
            QCOMPARE(outcome.error ? toString(*outcome.error) : QString(), QString());
            QCOMPARE(graph.controller.snapshot().steps[1].in, std::uint64_t(workers));
        }
    }

    void aRunWithinARunEnds_P7_62()
    {
        TestGraph outer;
        std::atomic<int> done = 0;
        auto &source = outer.source(counting(4));
        auto &step = outer.step({.process =
                                     [&](const Parcel &, Out &) {
                                         TestGraph inner;
                                         auto &from = inner.source(counting(10));
                                         auto &to = inner.step(
                                             {.process = [&](const Parcel &, Out &) { ++done; }});
                                         inner.link(from, to);
                                         if (inner.controller.start()
                                             || inner.controller.wait().state != RunState::Finished)
                                             throw std::runtime_error("inner");
                                     }},
                                {.workers = Workers{2}});
        outer.link(source, step);
        QVERIFY(!outer.controller.start());
        QCOMPARE(outer.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 40);
        QCOMPARE(outer.controller.snapshot().origins.emitted, std::uint64_t(4));
    }

    void aSnapshotIsSound()
    {
        TestGraph graph;
        auto &source = graph.source({.produce = [](Out &out) {
            out.expect(5000);
            for (int i = 0; i < 5000 && out.send(Parcel{i}); ++i) {
            }
        }});
        auto &step = graph.step({}, {.workers = Workers{2}, .queue = {.items = 8}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        MetricsSnapshot snapshot;
        do {
            snapshot = graph.controller.snapshot();
            QVERIFY(snapshot.origins.emitted >= snapshot.origins.decided());
            QVERIFY(snapshot.steps[1].queueItems <= 8);
            for (const WorkerSnapshot &worker : snapshot.steps[1].workers)
                QVERIFY(worker.inState >= 0ns);
        } while (!isFinal(snapshot.state));
        graph.controller.wait();
        snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.expected, std::optional<std::uint64_t>(5000));
        QCOMPARE(snapshot.steps[0].out, std::uint64_t(5000));
        QCOMPARE(snapshot.steps[1].in, std::uint64_t(5000));
        QVERIFY(snapshot.steps[1].ended);
    }
};

QTEST_GUILESS_MAIN(TestRunController)
#include "tst_runcontroller.moc"
