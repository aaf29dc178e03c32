// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/bottleneck.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using ui::Bottleneck;

namespace {

/// How the workers of a step spent one second each, in percent.
struct Spent {
    QString step;
    int workers = 1;
    int busy = 0;
    int waiting = 0;
    int blocked = 0;
};

engine::MetricsSnapshot snapshot(const QList<Spent> &steps, int seconds)
{
    engine::MetricsSnapshot snapshot;
    snapshot.state = engine::RunState::Running;
    const auto time = [&](int percent) {
        return std::chrono::milliseconds(10 * percent * seconds);
    };
    for (const Spent &spent : steps) {
        engine::StepSnapshot step;
        step.name = spent.step;
        step.hasQueue = spent.step != u"source"_s;
        for (int i = 0; i < spent.workers; ++i) {
            step.workers.push_back(engine::WorkerSnapshot{.state = engine::WorkerState::Busy,
                                                          .busy = time(spent.busy),
                                                          .waiting = time(spent.waiting),
                                                          .blocked = time(spent.blocked)});
            step.busy += time(spent.busy);
            step.waiting += time(spent.waiting);
            step.blocked += time(spent.blocked);
        }
        snapshot.steps.push_back(step);
    }
    return snapshot;
}

} // namespace

class TestBottleneck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheStepThatLimits_data()
    {
        QTest::addColumn<QList<Spent>>("steps");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("witness");
        QTest::addColumn<int>("sign");
        QTest::addColumn<int>("tried");

        const auto blocked = static_cast<int>(Bottleneck::Sign::Blocked);
        const auto waiting = static_cast<int>(Bottleneck::Sign::Waiting);
        const auto none = static_cast<int>(Bottleneck::Sign::None);
        QTest::newRow("no steps") << QList<Spent>{} << QString() << QString() << none << 0;
        QTest::newRow("all idle") << QList<Spent>{{u"source"_s, 1, 0, 0, 0}, {u"a"_s, 1, 0, 100, 0}}
                                  << QString() << QString() << none << 0;
        QTest::newRow("one slow step among idle ones") << QList<Spent>{{u"source"_s, 1, 2, 0, 98},
                                                                       {u"a"_s, 1, 99, 1, 0},
                                                                       {u"b"_s, 1, 1, 99, 0}}
                                                       << u"a"_s << u"source"_s << blocked << 4;
        QTest::newRow("more by half from four on")
            << QList<Spent>{{u"source"_s, 1, 10, 0, 90}, {u"a"_s, 4, 97, 3, 0}} << u"a"_s
            << u"source"_s << blocked << 6;
        QTest::newRow("no more than the next step can take")
            << QList<Spent>{{u"source"_s, 1, 10, 0, 90},
                            {u"a"_s, 4, 97, 3, 0},
                            {u"b"_s, 1, 85, 15, 0}}
            << u"a"_s << u"source"_s << blocked << 5;
        QTest::newRow("never more than sixty-four")
            << QList<Spent>{{u"source"_s, 1, 1, 0, 99}, {u"a"_s, 60, 97, 3, 0}} << u"a"_s
            << u"source"_s << blocked << 64;
        QTest::newRow("nothing to try with sixty-four")
            << QList<Spent>{{u"source"_s, 1, 1, 0, 99}, {u"a"_s, 64, 97, 3, 0}} << u"a"_s
            << u"source"_s << blocked << 0;
        QTest::newRow("a source cannot have more workers")
            << QList<Spent>{{u"source"_s, 1, 95, 0, 5}, {u"a"_s, 1, 5, 95, 0}} << u"source"_s
            << u"a"_s << waiting << 0;
        QTest::newRow("a step that is fixed")
            << QList<Spent>{{u"source"_s, 1, 5, 0, 95}, {u"fixed"_s, 1, 95, 5, 0}} << u"fixed"_s
            << u"source"_s << blocked << 0;
        QTest::newRow("blocked says more than waiting") << QList<Spent>{{u"source"_s, 1, 60, 0, 40},
                                                                        {u"a"_s, 1, 99, 1, 0},
                                                                        {u"b"_s, 1, 5, 95, 0}}
                                                        << u"a"_s << u"source"_s << blocked << 2;
        QTest::newRow("a balanced run has nobody to blame beyond the busiest")
            << QList<Spent>{{u"source"_s, 1, 88, 0, 12}, {u"a"_s, 1, 90, 10, 0}} << u"a"_s
            << QString() << none << 2;
    }
    void namesTheStepThatLimits()
    {
        QFETCH(const QList<Spent>, steps);
        const Bottleneck found = ui::analyse(snapshot(steps, 0), snapshot(steps, 5), {u"fixed"_s});
        QTEST(found.step, "limit");
        QTEST(found.witness, "witness");
        QTEST(static_cast<int>(found.sign), "sign");
        QTEST(found.triedWorkers.value_or(0), "tried");
    }

    void countsTheWorkersThatWereBusy()
    {
        engine::MetricsSnapshot now = snapshot({{u"a"_s, 4, 100, 0, 0}}, 1);
        now.steps[0].workers[2] = engine::WorkerSnapshot{.waiting = std::chrono::seconds(1)};
        const Bottleneck found = ui::analyse(snapshot({{u"a"_s, 4, 0, 0, 0}}, 1), now);
        QCOMPARE(found.workers, 4);
        QCOMPARE(found.busyWorkers, 3);
    }

    void onlyTheTimeBetweenTheSnapshotsCounts()
    {
        engine::MetricsSnapshot before =
            snapshot({{u"a"_s, 1, 100, 0, 0}, {u"b"_s, 1, 0, 100, 0}}, 60);
        engine::MetricsSnapshot now = before;
        now.steps[0].waiting += std::chrono::seconds(1);
        now.steps[1].busy += std::chrono::seconds(1);
        QCOMPARE(ui::analyse(before, now).step, u"b"_s);
    }

    void aPausedRunHasNone()
    {
        engine::MetricsSnapshot now = snapshot({{u"a"_s, 1, 100, 0, 0}}, 5);
        now.state = engine::RunState::Paused;
        QVERIFY(!ui::analyse(snapshot({{u"a"_s, 1, 0, 0, 0}}, 1), now).exists());
    }

    void aStepThatHasEndedIsNoLimit()
    {
        engine::MetricsSnapshot now = snapshot({{u"a"_s, 1, 100, 0, 0}}, 5);
        now.steps[0].ended = true;
        QVERIFY(!ui::analyse(snapshot({{u"a"_s, 1, 0, 0, 0}}, 1), now).exists());
    }
};

QTEST_GUILESS_MAIN(TestBottleneck)
#include "tst_bottleneck.moc"
