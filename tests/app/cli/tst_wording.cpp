// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/wording.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::cli;
using namespace paipa::engine;
using namespace std::chrono_literals;

class TestWording final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsDigits()
    {
        QCOMPARE(grouped(0), u"0"_s);
        QCOMPARE(grouped(999), u"999"_s);
        QCOMPARE(grouped(1'234'567), u"1,234,567"_s);
    }
    void writesTimes()
    {
        QCOMPARE(clockText(0s), u"0:00"_s);
        QCOMPARE(clockText(7s + 900ms), u"0:07"_s);
        QCOMPARE(clockText(12min + 5s), u"12:05"_s);
        QCOMPARE(clockText(26h + 2min + 3s), u"26:02:03"_s);
    }
    void writesRates()
    {
        QCOMPARE(rateText(0), u"0/s"_s);
        QCOMPARE(rateText(0.46), u"0.5/s"_s);
        QCOMPARE(rateText(12'345.6), u"12,346/s"_s);
    }
    void fillsAQueueByItsTighterBound()
    {
        StepSnapshot step{.hasQueue = true, .queueItems = 10, .queueBytes = 900};
        step.queueBounds = {.items = 100, .bytes = 1000};
        QCOMPARE(queuePercent(step), 90);
        step.queueBytes = 0;
        QCOMPARE(queuePercent(step), 10);
    }
    void tellsTheTotal()
    {
        MetricsSnapshot snapshot;
        snapshot.state = RunState::Running;
        snapshot.elapsed = 10s;
        snapshot.origins.emitted = 3000;
        snapshot.origins.verdicts[static_cast<std::size_t>(Verdict::Acked)] = 2499;
        QCOMPARE(totalText(snapshot, 250), u"2,499 items, 250/s"_s);

        snapshot.origins.verdicts[static_cast<std::size_t>(Verdict::Failed)] = 1;
        snapshot.expected = 10'000;
        QCOMPARE(totalText(snapshot, 250),
                 u"2,500 of 10,000 items (25 %), 250/s, 1 failed, about 0:30 left"_s);

        snapshot.state = RunState::Draining;
        QCOMPARE(totalText(snapshot, 250),
                 u"2,500 of 10,000 items (25 %), 250/s, 1 failed, draining"_s);

        snapshot.state = RunState::Finished;
        QCOMPARE(totalText(snapshot, 250), u"2,500 of 10,000 items (25 %), 250/s, 1 failed"_s);
    }
    void doesNotRoundUpToAHundred()
    {
        MetricsSnapshot snapshot;
        snapshot.origins.emitted = 1000;
        snapshot.origins.verdicts[static_cast<std::size_t>(Verdict::Acked)] = 999;
        snapshot.expected = 1000;
        snapshot.state = RunState::Finished;
        QVERIFY(totalText(snapshot, 0).contains("(99 %)"_L1));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
