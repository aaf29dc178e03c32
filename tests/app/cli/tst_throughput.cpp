// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/throughput.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::cli;
using namespace paipa::engine;
using namespace std::chrono_literals;

namespace {

/// A source and a step, \a after the start.
MetricsSnapshot snapshot(std::chrono::nanoseconds after, std::uint64_t emitted, std::uint64_t done)
{
    MetricsSnapshot result;
    result.state = RunState::Running;
    result.elapsed = after;
    result.origins.emitted = emitted;
    result.origins.verdicts[static_cast<std::size_t>(Verdict::Acked)] = done;
    result.steps = {StepSnapshot{.name = u"source"_s, .out = emitted},
                    StepSnapshot{.name = u"work"_s, .in = done, .hasQueue = true}};
    return result;
}

} // namespace

class TestThroughput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isZeroBeforeThereIsAnything()
    {
        const Throughput throughput;
        QCOMPARE(throughput.rate(), 0.0);
        QCOMPARE(throughput.rate(0), 0.0);
        QCOMPARE(throughput.shares(0), TimeShares{});
    }
    void countsWhatSourcesEmitAndOthersTake()
    {
        Throughput throughput;
        throughput.add(snapshot(0s, 0, 0));
        throughput.add(snapshot(2s, 100, 60));
        QCOMPARE(throughput.rate(0), 50.0);
        QCOMPARE(throughput.rate(1), 30.0);
        QCOMPARE(throughput.rate(), 30.0);
    }
    void forgetsWhatIsLongAgo()
    {
        Throughput throughput(3s);
        throughput.add(snapshot(0s, 0, 0));
        throughput.add(snapshot(10s, 1000, 1000));
        for (int second = 11; second <= 20; ++second) {
            throughput.add(
                snapshot(std::chrono::seconds(second), 1000, 1000)); // nothing more happens
        }
        QCOMPARE(throughput.rate(), 0.0);
    }
    void sharesTimeBetweenBusyWaitingAndBlocked()
    {
        Throughput throughput;
        MetricsSnapshot first = snapshot(0s, 0, 0);
        first.steps[1].busy = 10s;
        MetricsSnapshot second = snapshot(2s, 0, 0);
        second.steps[1].busy = 11s;
        second.steps[1].waiting = 750ms;
        second.steps[1].blocked = 250ms;
        throughput.add(first);
        throughput.add(second);
        QCOMPARE(throughput.shares(1), (TimeShares{.busy = 50, .waiting = 38, .blocked = 13}));
        QCOMPARE(throughput.shares(0), TimeShares{});
    }
    void knowsHowMuchIsLeft()
    {
        MetricsSnapshot snap = snapshot(10s, 60, 50);
        QCOMPARE(fractionDone(snap), std::nullopt); // no source knows its size
        snap.expected = 200;
        QCOMPARE(fractionDone(snap), 0.25);
        QCOMPARE(remaining(snap), 30s);
    }
    void doesNotGuessIfMoreCameThanAnnounced()
    {
        MetricsSnapshot snap = snapshot(10s, 60, 50);
        snap.expected = 55;
        QCOMPARE(fractionDone(snap), std::nullopt);
        QCOMPARE(remaining(snap), std::nullopt);
    }
    void doesNotGuessBeforeTheFirstItem()
    {
        MetricsSnapshot snap = snapshot(10s, 60, 0);
        snap.expected = 100;
        QCOMPARE(fractionDone(snap), 0.0);
        QCOMPARE(remaining(snap), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestThroughput)
#include "tst_throughput.moc"
