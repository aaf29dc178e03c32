// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <stdexcept>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

using Counts = QMap<Verdict, int>;

Counts fatesOf(const RunController &run)
{
    Counts counts;
    const OriginCounts origins = run.snapshot().origins;
    for (std::size_t i = 0; i < verdictCount; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        if (origins.of(verdict) > 0)
            counts.insert(verdict, static_cast<int>(origins.of(verdict)));
    }
    return counts;
}

/// Returns once more items are open than the workers of a graph have in hand.
void waitForFullQueues(const RunController &run)
{
    spinUntil([&] {
        const OriginCounts counts = run.snapshot().origins;
        return counts.emitted - counts.decided() >= 8;
    });
}

/// Keeps the worker of a sink until the run ends early, so that items are on their way then.
void holdUntilTheEnd(const RunController &run, RunState end, bool isFirst)
{
    if (isFirst && end == RunState::Failed) {
        waitForFullQueues(run);
        throw std::runtime_error("bad");
    }
    spinUntil(
        [&] { return run.state() == RunState::Failing || run.state() == RunState::Aborting; });
}

/// An item whose copy fails: as one does when there is no memory.
struct Fragile {
    Fragile() = default;
    Fragile(const Fragile &) { throw std::runtime_error("cannot be copied"); }
    Fragile(Fragile &&) noexcept = default;
    Fragile &operator=(const Fragile &) = delete;
    Fragile &operator=(Fragile &&) noexcept = default;
};

struct FragileSource {
    void open() {}
    void produce(Emission<Fragile> &out) { out.send(Fragile{}); }
    void flush(Emission<Fragile> &) {}
    void close() {}
};

template<typename Consumed>
struct FragileStep {
    void open() {}
    void process(Consumed &&, Emission<Fragile> &out) { out.sendLast(Fragile{}); }
    void flush(Emission<Fragile> &) {}
    void close() {}
};

/// An item that can only be moved, and says when it was moved away.
struct Single {
    std::unique_ptr<int> content = std::make_unique<int>(1);
};

struct SingleSource {
    void open() {}
    void produce(Emission<Single> &out) { out.send(Single{}); }
    void flush(Emission<Single> &) {}
    void close() {}
};

struct TakingStep { // only takes items that it may keep
    void open() {}
    void process(Single &&item, Emission<Nothing> &)
    {
        const Single mine = std::move(item);
        throw std::runtime_error("bad");
    }
    void flush(Emission<Nothing> &) {}
    void close() {}
};

struct LookingStep {
    int attempts = 0;
    void open() {}
    void process(const Single &item, Emission<Nothing> &)
    {
        if (!item.content)
            throw Failure(u"empty"_s, u"the item is gone"_s, Retry::Never);
        if (++attempts < 3)
            throw std::runtime_error("again");
    }
    void flush(Emission<Nothing> &) {}
    void close() {}
};

template<typename S, typename Body>
S &addStage(RunController &run, const char *name, StageOptions options = {}, std::size_t ports = 1)
{
    options.name = QString::fromLatin1(name);
    return static_cast<S &>(
        run.add(std::make_unique<S>(std::move(options), StageHooks{}, ports,
                                    [](WorkerControl &) { return std::make_unique<Body>(); })));
}

} // namespace

class TestFates final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

private Q_SLOTS:
    void filteredItemsAreAcked_P5_41()
    {
        TestGraph graph;
        auto &source = graph.source(counting(10));
        auto &filter = graph.step({.process = [](const Parcel &, Out &) {}});
        graph.link(source, filter);
        QVERIFY(!graph.controller.start());
        graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 10}}));
    }

    void anItemIsAckedWithItsLastDescendant_P5_41()
    {
        TestGraph graph;
        Gate gate;
        auto &source = graph.source(counting(1));
        auto &many = graph.step({.process = [](const Parcel &, Out &out) {
            for (int i = 0; i < 5; ++i)
                out.send(Parcel{i});
        }});
        auto &sink = graph.step({.process = [&](const Parcel &parcel, Out &) {
            if (parcel.number == 4)
                gate.pass();
        }});
        graph.link(source, many);
        graph.link(many, sink);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        QCOMPARE(fatesOf(graph.controller), Counts());
        gate.open();
        graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 1}}));
    }

    void oneFailedDescendantFailsItsOrigin_P5_39()
    {
        TestGraph graph;
        auto &source = graph.source(counting(3));
        auto &many = graph.step({.process = [](const Parcel &parcel, Out &out) {
            for (int i = 0; i < 3; ++i)
                out.send(Parcel{10 * parcel.number + i});
        }});
        auto &sink = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number == 11)
                                             throw std::runtime_error("bad");
                                         if (parcel.number == 22)
                                             throw SkipItem{};
                                     }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, many);
        graph.link(many, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(fatesOf(graph.controller),
                 (Counts{{Verdict::Acked, 1}, {Verdict::Skipped, 1}, {Verdict::Failed, 1}}));
    }

    void aResultOfABatchStandsForAllItsItems_P5_40()
    {
        TestGraph graph;
        auto &source = graph.source(counting(8));
        auto &batch = graph.batch({.process =
                                       [](std::span<const Parcel> parcels, Out &out) {
                                           out.send(parcels.front());
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 4}});
        auto &sink = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number == 4)
                                             throw std::runtime_error("bad");
                                     }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, batch);
        graph.link(batch, sink);
        QVERIFY(!graph.controller.start());
        graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 4}, {Verdict::Failed, 4}}));
    }

    void resultsOfABatchStepKeepItsItemsOpen_P5_40()
    {
        TestGraph graph;
        Gate gate;
        auto &source = graph.source(counting(4));
        auto &batch = graph.batch({.process =
                                       [](std::span<const Parcel> parcels, Out &out) {
                                           out.send(parcels.front());
                                           return std::vector<Rejection>();
                                       },
                                   .bounds = {.items = 4}});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }});
        graph.link(source, batch);
        graph.link(batch, sink);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        QCOMPARE(fatesOf(graph.controller), Counts());
        gate.open();
        graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 4}}));
    }

    /// What adds up keeps no origin; its result has a fate of its own: see decision 24.
    void aResultOfFlushIsAnItemOfItsOwn_P5_40_data()
    {
        QTest::addColumn<OnError>("then");
        QTest::newRow("ends the run") << OnError::EndRun;
        QTest::newRow("is set aside") << OnError::SetAside;
    }
    void aResultOfFlushIsAnItemOfItsOwn_P5_40()
    {
        QFETCH(const OnError, then);
        TestGraph graph;
        auto &source = graph.source(counting(5));
        auto &sum = graph.step({.process = [](const Parcel &, Out &) {},
                                .flush = [](Out &out) { out.send(Parcel{10}); }},
                               {.name = u"sum"_s});
        auto &sink =
            graph.step({.process = [](const Parcel &, Out &) { throw std::runtime_error("bad"); }},
                       {.onError = {.then = then}});
        graph.link(source, sum);
        graph.link(sum, sink);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 5}, {Verdict::Failed, 1}}));
        QCOMPARE(graph.controller.snapshot().origins.emitted, std::uint64_t(6));
        const bool endsRun = then == OnError::EndRun;
        QCOMPARE(outcome.state, endsRun ? RunState::Failed : RunState::Finished);
        const RunError error =
            endsRun ? *outcome.error : graph.controller.deadLetters().front().error;
        QCOMPARE(error.text.toString(), u"bad"_s);
        QCOMPARE(error.source, u"sum"_s); // and not the source, whose items are all done
    }

    void aResultBeforeTheFirstItemIsOneOfItsOwn_P5_40()
    {
        TestGraph graph;
        auto &source = graph.source(counting(3));
        auto &eager = graph.stream({.results = [](StreamInput<Parcel> &input) -> Generator<Parcel> {
                                       co_yield Parcel{7};
                                       while (Parcel *parcel = input.next())
                                           co_yield std::move(*parcel);
                                   }},
                                   {.name = u"eager"_s});
        auto &sink = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number == 7)
                                             throw std::runtime_error("bad");
                                     }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, eager);
        graph.link(eager, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 3}, {Verdict::Failed, 1}}));
        QCOMPARE(graph.controller.deadLetters().front().error.source, u"eager"_s);
    }

    /// Nothing is acked that was taken from a queue and never begun.
    void whatABatchHasTakenIsCancelledByAnAbort_P5_39()
    {
        for (int round = 0; round < 200; ++round) {
            const auto clock = std::make_shared<ManualClock>();
            TestGraph graph(clock);
            auto &batch = graph.batch({.bounds = {.items = 1'000'000'000, .age = 1h}});
            Feeder<Parcel> feeder(graph.controller, batch);
            QVERIFY(!graph.controller.start());
            std::atomic<int> put = 0;
            std::jthread producer([&] {
                Parcel parcel;
                while (feeder.put(parcel) == PushResult::Pushed)
                    ++put;
            });
            spinUntil([&] { return put > round; });
            QVERIFY(graph.controller.abort());
            producer.join();
            QCOMPARE(graph.controller.wait().state, RunState::Aborted);
            QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Cancelled, put}}));
        }
    }

    void whatWaitsForTheRunToGoOnIsCancelledByAnAbort_P5_39()
    {
        TestGraph graph;
        auto &batch = graph.batch({.bounds = {.items = 1000}});
        Feeder<Parcel> feeder(graph.controller, batch);
        QVERIFY(!graph.controller.start());
        QVERIFY(graph.controller.pause());
        Parcel parcel;
        QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        spinUntil([&] { // it has taken the item, and waits with it in hand
            return graph.controller.snapshot().steps[0].workers[0].state == WorkerState::Paused;
        });
        QVERIFY(graph.controller.abort());
        graph.controller.wait();
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Cancelled, 1}}));
    }

    /// One branch did it, the other one never will: it must not count as done.
    void anItemThatReachedOnlyOneBranchIsCancelled_P5_39()
    {
        TestGraph graph;
        Gate gate;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(3));
        auto &fast = graph.step({.process = [&](const Parcel &, Out &) { ++done; }});
        auto &slow = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                {.queue = {.items = 1}});
        graph.link(source, fast);
        graph.link(source, slow);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals(); // 0 is in hand, 1 queued, 2 waits for room
        spinUntil([&] { return done == 3; });
        QVERIFY(graph.controller.abort());
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(fatesOf(graph.controller), (Counts{{Verdict::Acked, 1}, {Verdict::Cancelled, 2}}));
    }

    void anItemThatCannotBeCopiedToAllBranchesFails_P5_39_data()
    {
        QTest::addColumn<bool>("fromStep");
        QTest::newRow("from a source") << false;
        QTest::newRow("from a step") << true;
    }
    void anItemThatCannotBeCopiedToAllBranchesFails_P5_39()
    {
        QFETCH(const bool, fromStep);
        RunController run;
        using Sink = ItemStage<Fragile, Fragile>;
        auto &left = addStage<Sink, FragileStep<Fragile>>(run, "left");
        auto &right = addStage<Sink, FragileStep<Fragile>>(run, "right");
        auto &source = addStage<SourceStage<Fragile>, FragileSource>(run, "source");
        if (fromStep) {
            auto &step = addStage<Sink, FragileStep<Fragile>>(run, "step");
            run.link<Fragile>(source, 0, step);
            run.link<Fragile>(step, 0, left);
            run.link<Fragile>(step, 0, right);
        } else {
            run.link<Fragile>(source, 0, left);
            run.link<Fragile>(source, 0, right);
        }
        QVERIFY(!run.start());
        const RunOutcome outcome = run.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->text.toString(), u"cannot be copied"_s);
        QCOMPARE(fatesOf(run), (Counts{{Verdict::Failed, 1}}));
    }

    void itemsThatCanOnlyBeMovedHaveOneSuccessor_P1_2()
    {
        RunController run;
        auto &source = addStage<SourceStage<Single>, SingleSource>(run, "source");
        using Sink = ItemStage<Single, Nothing>;
        run.link<Single>(source, 0, addStage<Sink, TakingStep>(run, "a", {}, 0));
        run.link<Single>(source, 0, addStage<Sink, TakingStep>(run, "b", {}, 0));
        const std::optional<RunError> error = run.start();
        QVERIFY(error);
        QVERIFY2(error->text.toString().contains(u"copied"_s), qPrintable(error->text.toString()));
    }

    void itemsThatAreMovedAwayAreNotTriedAgain_P4_29()
    {
        RunController run;
        auto &source = addStage<SourceStage<Single>, SingleSource>(run, "source");
        auto &step = addStage<ItemStage<Single, Nothing>, TakingStep>(
            run, "step", {.onError = {.retries = 2}}, 0);
        run.link<Single>(source, 0, step);
        const std::optional<RunError> error = run.start();
        QVERIFY(error);
        QVERIFY2(error->text.toString().contains(u"tried again"_s),
                 qPrintable(error->text.toString()));
    }

    void itemsThatAreMovedAwayCanBeSetAside_P4_28()
    {
        RunController run;
        auto &source = addStage<SourceStage<Single>, SingleSource>(run, "source");
        auto &step = addStage<ItemStage<Single, Nothing>, TakingStep>(
            run, "step", {.onError = {.then = OnError::SetAside}}, 0);
        run.link<Single>(source, 0, step);
        QVERIFY(!run.start());
        QCOMPARE(run.wait().state, RunState::Finished);
        QCOMPARE(run.deadLetters().front().error.item, u"item 1"_s);
        QCOMPARE(fatesOf(run), (Counts{{Verdict::Failed, 1}}));
    }

    void itemsThatAreOnlyLookedAtAreTriedAgain_P4_29()
    {
        RunController run;
        auto &source = addStage<SourceStage<Single>, SingleSource>(run, "source");
        auto &step = addStage<ItemStage<Single, Nothing>, LookingStep>(
            run, "step", {.onError = {.retries = 2, .backoff = 0ms}}, 0);
        run.link<Single>(source, 0, step);
        QVERIFY(!run.start());
        QCOMPARE(run.wait().state, RunState::Finished);
    }

    void puttingAgainstTheEndLosesNothing_P5_42()
    {
        for (int round = 0; round < 300; ++round) {
            TestGraph graph;
            std::atomic<int> taken = 0;
            auto &step = graph.step({.process =
                                         [&](const Parcel &, Out &out) {
                                             if (++taken == 3)
                                                 out.finish();
                                         }},
                                    {.workers = Workers{2}, .queue = {.items = 2}});
            Feeder<Parcel> feeder(graph.controller, step);
            QVERIFY(!graph.controller.start());
            std::atomic<int> put = 0;
            const auto produce = [&] {
                Parcel parcel;
                for (int closed = 0; closed < 5;) { // goes on a while after the end
                    if (feeder.put(parcel) == PushResult::Pushed)
                        ++put;
                    else
                        ++closed;
                }
            };
            {
                const std::jthread first(produce);
                const std::jthread second(produce);
                QCOMPARE(graph.controller.wait().state, RunState::Finished);
            }
            const OriginCounts counts = graph.controller.snapshot().origins;
            QCOMPARE(counts.emitted, std::uint64_t(put));
            QCOMPARE(counts.decided(), counts.emitted);
        }
    }

    void theSumHoldsHoweverARunEnds_P5_42_data()
    {
        QTest::addColumn<RunState>("end");
        for (const RunState end :
             {RunState::Finished, RunState::Failed, RunState::Stopped, RunState::Aborted})
            QTest::newRow(qPrintable(toString(end))) << end;
    }
    void theSumHoldsHoweverARunEnds_P5_42()
    {
        QFETCH(const RunState, end);
        const bool losesItems = end == RunState::Failed || end == RunState::Aborted;
        for (int round = 0; round < 20; ++round) {
            TestGraph graph;
            std::atomic<int> done = 0;
            auto &source = graph.source(counting(end == RunState::Finished ? 500 : 1'000'000'000));
            auto &many = graph.step({.process =
                                         [](const Parcel &parcel, Out &out) {
                                             for (int i = 0; i < parcel.number % 4; ++i)
                                                 out.send(parcel);
                                         }},
                                    {.workers = Workers{2}, .queue = {.items = 3}});
            auto &batch = graph.batch({.process =
                                           [](std::span<const Parcel> parcels, Out &out) {
                                               for (const Parcel &parcel : parcels)
                                                   out.send(parcel);
                                               return std::vector<Rejection>();
                                           },
                                       .bounds = {.items = 7}},
                                      {.workers = Workers{2}, .queue = {.items = 2}});
            auto &sink =
                graph.step({.process =
                                [&](const Parcel &, Out &) {
                                    const int number = ++done;
                                    if (losesItems && number >= 200)
                                        holdUntilTheEnd(graph.controller, end, number == 200);
                                }},
                           {.workers = Workers{2}, .queue = {.items = 2}});
            graph.link(source, many);
            graph.link(many, batch);
            graph.link(batch, sink);
            QVERIFY(!graph.controller.start());
            if (end == RunState::Stopped) {
                spinUntil([&] { return done > 50; });
                QVERIFY(graph.controller.stop());
            }
            if (end == RunState::Aborted) {
                spinUntil([&] { return done > 200; });
                waitForFullQueues(graph.controller);
                QVERIFY(graph.controller.abort());
            }
            const RunOutcome outcome = graph.controller.wait();
            QCOMPARE(outcome.state, end);
            const OriginCounts counts = graph.controller.snapshot().origins;
            QCOMPARE(counts.emitted, counts.decided());
            QCOMPARE(counts.of(Verdict::NotNeeded), std::uint64_t(0));
            QCOMPARE(counts.of(Verdict::Failed) > 0, end == RunState::Failed);
            QCOMPARE(counts.of(Verdict::Cancelled) > 0, losesItems);
        }
    }
};

QTEST_GUILESS_MAIN(TestFates)
#include "tst_fates.moc"
