// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/sampledtime.h>

#include "support/manualclock.h"
#include "support/testgraph.h"

#include <QTest>

#include <cmath>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;

class TestDurationHistogram final : public QObject
{
    Q_OBJECT

private:
    static DurationHistogram histogramOf(std::initializer_list<const DurationCounts *> all)
    {
        DurationHistogram histogram;
        for (const DurationCounts *counts : all)
            histogram.add(*counts);
        return histogram;
    }
    static bool isNear(std::chrono::nanoseconds value, std::chrono::nanoseconds expected)
    {
        return std::abs(value.count() - expected.count()) <= expected.count() / 16 + 1;
    }

private Q_SLOTS:
    void aBucketIsNearWhatItCounts()
    {
        for (std::int64_t ns = 0; ns < 8'000'000'000'000; ns += 1 + ns / 50) {
            const std::chrono::nanoseconds duration(ns);
            const std::size_t bucket = DurationBuckets::of(duration);
            QVERIFY(bucket < DurationBuckets::count);
            QVERIFY2(isNear(DurationBuckets::middleOf(bucket), duration),
                     qPrintable(QString::number(ns)));
        }
    }

    void bucketsFollowOneAnother()
    {
        std::size_t last = 0;
        for (std::int64_t ns = 1; ns < 100'000; ++ns) {
            const std::size_t bucket = DurationBuckets::of(std::chrono::nanoseconds(ns));
            QVERIFY(bucket == last || bucket == last + 1);
            last = bucket;
        }
    }

    void whatIsOutOfRangeGoesToTheEnds()
    {
        QCOMPARE(DurationBuckets::of(-5ns), std::size_t(0));
        QCOMPARE(DurationBuckets::of(std::chrono::nanoseconds::max()), DurationBuckets::count - 1);
    }

    void nothingCountedHasNoQuantiles() { QVERIFY(!DurationHistogram().quantiles()); }

    void quantilesAreThoseOfAllCountsTogether()
    {
        DurationCounts quick;
        DurationCounts slow;
        quick.add(1ms, 90);
        slow.add(100ms, 6);
        slow.add(2s, 4);
        const auto quantiles = histogramOf({&quick, &slow}).quantiles();
        QVERIFY(quantiles);
        QVERIFY(isNear(quantiles->median, 1ms));
        QVERIFY(isNear(quantiles->ninetyFifth, 100ms));
        const auto slowOnes = histogramOf({&slow}).quantiles();
        QVERIFY(isNear(slowOnes->median, 100ms));
        QVERIFY(isNear(slowOnes->ninetyFifth, 2s));
    }

    void longCallsAreAllMeasured()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        SampledTime time;
        std::chrono::nanoseconds sum{0};
        for (int i = 0; i < 100; ++i)
            sum += time.measure(control, control.counters, 1,
                                [&] { clock.advance(i < 50 ? 1ms : 9ms); });
        QCOMPARE(sum, std::chrono::nanoseconds(500ms));
        const auto quantiles = histogramOf({&control.counters.itemTimes}).quantiles();
        QVERIFY(isNear(quantiles->median, 1ms));
        QVERIFY(isNear(quantiles->ninetyFifth, 9ms));
    }

    void ofShortCallsOneStandsForMany()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        SampledTime time;
        int measured = 0;
        std::chrono::nanoseconds sum{0};
        for (int i = 0; i < 64'000; ++i) {
            const auto stoodFor =
                time.measure(control, control.counters, 1, [&] { clock.advance(1us); });
            measured += stoodFor.count() > 0 ? 1 : 0;
            sum += stoodFor;
        }
        QVERIFY2(measured < 1100, qPrintable(QString::number(measured)));
        QVERIFY(std::abs(sum.count() - 64'000'000) < 100'000);
        std::uint64_t counted = 0;
        for (std::size_t i = 0; i < DurationBuckets::count; ++i)
            counted += control.counters.itemTimes.in(i);
        QVERIFY(counted > 63'900 && counted <= 64'000 + 64);
    }

    void anItemOfABatchTakesItsShare()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        SampledTime time;
        (void)time.measure(control, control.counters, 10, [&] { clock.advance(1s); });
        const auto quantiles = histogramOf({&control.counters.itemTimes}).quantiles();
        QVERIFY(isNear(quantiles->median, 100ms));
        QCOMPARE(control.counters.itemTimes.in(DurationBuckets::of(100ms)), std::uint64_t(10));
    }

    void timeAwayDoesNotCount()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        control.enter(WorkerState::Busy);
        SampledTime time;
        const auto stoodFor = time.measure(control, control.counters, 1, [&] {
            clock.advance(2ms);
            control.enter(WorkerState::Blocked);
            clock.advance(1h);
            control.enter(WorkerState::Busy);
        });
        QCOMPARE(stoodFor, std::chrono::nanoseconds(2ms));
    }

    void aRunTellsWhatItsItemsTook_data()
    {
        QTest::addColumn<Placement>("placement");
        QTest::newRow("in own workers") << Placement::OwnWorkers;
        QTest::newRow("inline") << Placement::Inline;
    }
    void aRunTellsWhatItsItemsTook()
    {
        QFETCH(const Placement, placement);
        test::TestGraph graph;
        test::TestSource &source = graph.source(test::counting(40));
        test::TestStep &step = graph.step({.process =
                                               [](const test::Parcel &, test::Out &) {
                                                   const auto end =
                                                       std::chrono::steady_clock::now() + 1ms;
                                                   while (std::chrono::steady_clock::now() < end) {
                                                   }
                                               }},
                                          {.workers = {2}, .placement = placement});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        const MetricsSnapshot end = graph.controller.snapshot();
        QVERIFY(!end.steps[0].itemTime); // a source has no items to work on
        QVERIFY(end.steps[1].itemTime);
        QVERIFY(end.steps[1].itemTime->median >= 1ms - 1ms / 16);
        QVERIFY(end.steps[1].itemTime->ninetyFifth >= end.steps[1].itemTime->median);
        // Who spins is on a processor; what is inline is so in the worker of its host.
        const std::size_t host = placement == Placement::Inline ? 0 : 1;
        QVERIFY(end.steps[host].cpu > 0ms);
        QCOMPARE(end.steps[1].cpu > 0ms, placement == Placement::OwnWorkers);
    }
};

QTEST_GUILESS_MAIN(TestDurationHistogram)
#include "tst_durationhistogram.moc"
