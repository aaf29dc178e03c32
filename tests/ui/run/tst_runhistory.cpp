// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runhistory.h"

#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace std::chrono_literals;

namespace {

RunSample sampleAt(std::chrono::milliseconds time, std::uint64_t items)
{
    RunSample sample;
    sample.metrics.elapsed = time;
    sample.metrics.expected = 1'000'000'000;
    sample.metrics.origins.verdicts[0] = items;
    sample.metrics.steps.resize(2);
    sample.metrics.steps[0].out = items;
    sample.metrics.steps[1].hasQueue = true;
    sample.metrics.steps[1].in = items / 2;
    sample.processMemory = static_cast<qint64>(items);
    return sample;
}

} // namespace

class TestRunHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysBoundedOverADay()
    {
        RunHistory history;
        for (auto time = 0ms; time < 24h; time += 1s)
            history.add(sampleAt(time, static_cast<std::uint64_t>(time.count())));
        QVERIFY(history.points().size() <= RunHistory::mostPoints);
        QVERIFY(history.points().size() > RunHistory::mostPoints / 3);
        QVERIFY(history.rates(0).size() <= RunHistory::mostRates);
        QCOMPARE(history.points().constFirst().seconds, 0.0);
        QCOMPARE(history.points().constLast().seconds, 24 * 3600 - 1.0);
    }

    void keepsTheLastMinuteAsSampled()
    {
        RunHistory history;
        for (auto time = 0ms; time <= 10min; time += 100ms)
            history.add(sampleAt(time, 0));
        const auto recent = std::ranges::count_if(
            history.points(), [](const RunHistory::Point &p) { return p.seconds >= 540; });
        QCOMPARE(recent, 601);
    }

    void theRateIsThatOfTheLastSeconds()
    {
        RunHistory history;
        for (auto time = 0ms; time <= 10s; time += 100ms)
            history.add(sampleAt(time, static_cast<std::uint64_t>(time / 10ms)));
        QCOMPARE(history.rate(0), 100.0);
        QCOMPARE(history.rate(1), 50.0);
        QCOMPARE(history.points().constLast().rate, 100.0);
        QCOMPARE(history.rates(0).constLast(), 100.0F);
    }

    void looksBackNoFurtherThanAsked()
    {
        RunHistory history;
        QVERIFY(!history.before(5s));
        for (auto time = 0ms; time <= 20s; time += 100ms)
            history.add(sampleAt(time, 0));
        QVERIFY(history.before(5s));
        QCOMPARE(history.before(5s)->elapsed, 15s);
    }

    void theEndOfABatchIsEstimated()
    {
        RunHistory history;
        for (auto time = 0ms; time <= 10s; time += 100ms)
            history.add(sampleAt(time, static_cast<std::uint64_t>(time / 10ms) * 1000));
        QVERIFY(history.remaining());
        QCOMPARE(history.remaining()->expected, 9990s);
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "tst_runhistory.moc"
