// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/itemlimits.h>

#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestItemLimits final : public QObject
{
    Q_OBJECT

    static constexpr std::size_t limit = 100;
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// Hands on each parcel, the third one larger than what may wait in front of the next step.
    static StepCode growing(std::size_t size)
    {
        return {.process = [size](const Parcel &parcel, Out &out) {
            out.send(Parcel{parcel.number, parcel.number == 2 ? size : 1});
        }};
    }

private Q_SLOTS:
    void anItemThatIsTooLargeFailsInTheStepThatMadeIt_P2_12_data()
    {
        QTest::addColumn<OnError>("then");
        QTest::addColumn<int>("retries");
        QTest::newRow("ends the run") << OnError::EndRun << 0;
        QTest::newRow("is set aside") << OnError::SetAside << 0;
        QTest::newRow("is not tried again") << OnError::SetAside << 5;
    }
    void anItemThatIsTooLargeFailsInTheStepThatMadeIt_P2_12()
    {
        QFETCH(const OnError, then);
        QFETCH(const int, retries);
        TestGraph graph;
        std::atomic<int> arrived = 0;
        auto &source = graph.source(counting(5));
        auto &step = graph.step(growing(limit + 1), {.name = u"grow"_s,
                                                     .onError = {.retries = retries, .then = then},
                                                     .keep = Keep::Always});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++arrived; }},
                                {.name = u"small"_s, .queue = {.bytes = 10, .itemBytes = limit}});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
        QCOMPARE(counts.of(Verdict::Failed), std::uint64_t(1));
        if (then == OnError::EndRun)
            QCOMPARE(outcome.state, RunState::Failed);
        else
            QCOMPARE(arrived, 4);
        const RunError error =
            then == OnError::EndRun ? *outcome.error : graph.controller.deadLetters().front().error;
        QCOMPARE(error.step, u"grow"_s);
        QCOMPARE(error.code, itemTooLargeCode);
        QCOMPARE(error.item, u"parcel 2"_s);
        QCOMPARE(error.attempt, 1);
        QVERIFY2(error.text.toString().contains(u"\"small\""_s)
                     && error.text.toString().contains(u"100 B"_s),
                 qPrintable(error.text.toString()));
    }

    void anItemAsLargeAsTheLimitIsTakenAlone_P2_12()
    {
        TestGraph graph;
        std::atomic<int> arrived = 0;
        auto &source = graph.source(counting(5));
        auto &step = graph.step(growing(limit));
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++arrived; }},
                                {.queue = {.bytes = 10, .itemBytes = limit}});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(arrived, 5);
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.steps[2].oversize, std::uint64_t(1));
        QCOMPARE(snapshot.steps[1].oversize, std::uint64_t(0));
    }

    void theLimitOfAnInlineStepHoldsToo_P2_12()
    {
        TestGraph graph;
        std::atomic<int> arrived = 0;
        auto &source = graph.source(counting(5));
        auto &step = graph.step(growing(limit + 1),
                                {.name = u"grow"_s, .onError = {.then = OnError::SetAside}});
        auto &sink = graph.step(
            {.process = [&](const Parcel &, Out &) { ++arrived; }},
            {.name = u"small"_s, .placement = Placement::Inline, .queue = {.itemBytes = limit}});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(arrived, 4);
        const RunError error = graph.controller.deadLetters().front().error;
        QCOMPARE(error.step, u"grow"_s);
        QCOMPARE(error.code, itemTooLargeCode);
        QVERIFY2(error.text.toString().contains(u"\"small\""_s), qPrintable(error.text.toString()));
    }

    void noneOfSeveralBranchesGetsIt_P2_12()
    {
        TestGraph graph;
        std::atomic<int> arrived = 0;
        const StepCode count{
            .process = [&](const Parcel &parcel, Out &) { arrived += parcel.number == 2 ? 1 : 0; }};
        auto &source = graph.source(counting(5));
        auto &step = graph.step(growing(limit + 1), {.onError = {.then = OnError::SetAside},
                                                     .delivery = Delivery::Immediate});
        auto &large = graph.step(count);
        auto &small = graph.step(count, {.queue = {.itemBytes = limit}});
        graph.link(source, step);
        graph.link(step, large);
        graph.link(step, small);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(arrived, 0);
        QCOMPARE(graph.controller.deadLetters().size(), std::size_t(1));
    }

    void aSourceThatMakesItFailsTheRun_P2_12()
    {
        TestGraph graph;
        auto &source = graph.source({.produce =
                                         [](Out &out) {
                                             out.send(Parcel{7, limit + 1});
                                         }},
                                    {.name = u"origin"_s});
        auto &sink = graph.step({}, {.queue = {.itemBytes = limit}});
        graph.link(source, sink);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->step, u"origin"_s);
        QCOMPARE(outcome.error->code, itemTooLargeCode);
    }

    void whoFeedsItKeepsIt_P2_12()
    {
        TestGraph graph;
        auto &sink = graph.step({}, {.queue = {.itemBytes = limit}});
        Feeder<Parcel> feeder(graph.controller, sink);
        QVERIFY(!graph.controller.start());
        Parcel large{1, limit + 1};
        QVERIFY_THROWS_EXCEPTION(Failure, (void)feeder.put(large));
        QCOMPARE(large.number, 1);
        Parcel fitting{2, limit};
        QCOMPARE(feeder.put(fitting), PushResult::Pushed);
        feeder.finish();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().origins.emitted, std::uint64_t(1));
    }

    void aLimitOfNoBytesIsRefused_P1_2()
    {
        TestGraph graph;
        auto &source = graph.source(counting(1));
        auto &sink = graph.step({}, {.queue = {.itemBytes = 0}});
        graph.link(source, sink);
        QVERIFY(graph.controller.start());
    }
};

QTEST_GUILESS_MAIN(TestItemLimits)
#include "tst_itemlimits.moc"
