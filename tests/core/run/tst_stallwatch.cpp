// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/stallwatch.h>

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// P7.58: a run that does not get on says who waits for whom.
class TestStallWatch final : public QObject
{
    Q_OBJECT

private:
    /// Ten items, three of them done; the first step is blocked, the second one in its code.
    static MetricsSnapshot stalled(std::chrono::seconds elapsed)
    {
        MetricsSnapshot snapshot;
        snapshot.state = RunState::Running;
        snapshot.elapsed = elapsed;
        snapshot.origins.emitted = 10;
        snapshot.origins.verdicts[0] = 3;
        snapshot.steps = {
            StepSnapshot{.name = u"list"_s,
                         .out = 10,
                         .workers = {{.state = WorkerState::Blocked, .inState = 40s}}},
            StepSnapshot{.name = u"fetch"_s,
                         .in = 5,
                         .workers = {{.state = WorkerState::Busy, .inState = 41s},
                                     {.state = WorkerState::Waiting, .inState = 1s}},
                         .hasQueue = true,
                         .queueItems = 4,
                         .queueBounds = {.items = 4}},
            StepSnapshot{.name = u"save"_s,
                         .workers = {{.state = WorkerState::Waiting, .inState = 50s}},
                         .hasQueue = true}};
        return snapshot;
    }

private Q_SLOTS:
    void saysWhoWaitsForWhom_P7_58()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(10s)));
        QVERIFY(!watch.look(stalled(39s)));
        const std::optional<Sentence> report = watch.look(stalled(40s));
        QVERIFY(report);
        QCOMPARE(
            report->toString(),
            u"nothing has moved for 30 s\n"
            "  step \"list\": 1 of 1 workers waiting for room in a queue behind it, for up to 40 "
            "s\n"
            "  step \"fetch\": 1 of 2 workers in the step's own code, for up to 41 s; its queue is full"_s);
    }

    void aStepThatCompletesWhatItHasIsWorkToo_P7_58()
    {
        StallWatch watch(30s);
        for (const auto elapsed : {0s, 20s, 31s}) {
            MetricsSnapshot snapshot = stalled(elapsed);
            snapshot.origins.emitted = 3; // all have their fate
            QCOMPARE(watch.look(snapshot).has_value(), elapsed == 31s);
        }
    }

    void aQueueIsFullByItsBytesToo_P7_58()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(0s)));
        MetricsSnapshot snapshot = stalled(31s);
        snapshot.steps[1].queueItems = 1;
        snapshot.steps[1].queueBytes = 100;
        snapshot.steps[1].queueBounds.bytes = 100;
        QVERIFY(watch.look(snapshot)->toString().contains(u"its queue is full"_s));
    }

    void reportsAStallOnlyOnce()
    {
        StallWatch watch(30s);
        QVERIFY(!watch.look(stalled(0s)));
        QVERIFY(watch.look(stalled(31s)));
        QVERIFY(!watch.look(stalled(90s)));
        MetricsSnapshot moved = stalled(100s);
        moved.steps[1].out = 1;
        QVERIFY(!watch.look(moved));
        moved.elapsed = 131s;
        QVERIFY(watch.look(moved));
    }

    void isSilentWhereNothingHasToMove_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::newRow("paused") << true;
        QTest::newRow("no items under way") << false;
    }
    void isSilentWhereNothingHasToMove()
    {
        QFETCH(const bool, paused);
        StallWatch watch(30s);
        for (const auto elapsed : {0s, 60s, 120s}) {
            MetricsSnapshot snapshot = stalled(elapsed);
            if (paused)
                snapshot.state = RunState::Paused;
            else {
                snapshot.origins.emitted = 3;
                snapshot.steps[1].workers.clear();
            }
            QVERIFY(!watch.look(snapshot));
        }
    }
};

QTEST_GUILESS_MAIN(TestStallWatch)
#include "tst_stallwatch.moc"
