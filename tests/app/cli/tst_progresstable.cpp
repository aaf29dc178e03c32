// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/progresstable.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::cli;
using namespace paipa::engine;
using namespace std::chrono_literals;

namespace {

MetricsSnapshot running(int steps)
{
    MetricsSnapshot snapshot;
    snapshot.state = RunState::Running;
    snapshot.elapsed = 75s;
    snapshot.origins.emitted = 1'234'567;
    snapshot.expected = 9'876'543;
    for (int i = 0; i < steps; ++i) {
        StepSnapshot step{.name = u"a-step-with-quite-a-long-name-%1"_s.arg(i),
                          .in = 1'234'567'890,
                          .out = 1'234'567'890,
                          .failed = 12'345,
                          .busy = 10s,
                          .hasQueue = i > 0,
                          .queueItems = 1024};
        step.queueBounds = {.items = 1024, .bytes = 1'000'000};
        step.workers.resize(16);
        snapshot.steps.push_back(step);
    }
    return snapshot;
}

QStringList plain(const QList<TerminalLine> &lines)
{
    QStringList result;
    for (const TerminalLine &line : lines) {
        QString text;
        for (const StyledText &part : line)
            text += part.text;
        result.append(text);
    }
    return result;
}

QStringList tableOf(const MetricsSnapshot &snapshot, int columns, int rows)
{
    Throughput throughput;
    throughput.add(snapshot);
    return plain(progressTable(u"Photos"_s, snapshot, throughput,
                               Terminal{.columns = columns, .rows = rows}));
}

} // namespace

class TestProgressTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepThatPausesSaysSo_P4_33()
    {
        MetricsSnapshot snapshot = running(2);
        snapshot.steps[1].breaker = BreakerSnapshot{.state = BreakerState::Open, .openings = 1};
        QVERIFY(tableOf(snapshot, 200, 30).join(u'\n').contains(u"paused"_s));
        snapshot.steps[1].breaker->state = BreakerState::Closed;
        QVERIFY(!tableOf(snapshot, 200, 30).join(u'\n').contains(u"paused"_s));
    }

    void hasARowForEachStep()
    {
        MetricsSnapshot snapshot;
        snapshot.state = RunState::Running;
        snapshot.elapsed = 2s;
        StepSnapshot source{.name = u"photos"_s, .out = 3000, .busy = 1s, .blocked = 1s};
        source.workers.resize(1);
        StepSnapshot thumb{.name = u"thumb"_s,
                           .in = 2000,
                           .out = 1990,
                           .failed = 7,
                           .busy = 3s,
                           .waiting = 1s,
                           .hasQueue = true,
                           .queueItems = 512};
        thumb.queueBounds = {.items = 1024, .bytes = 1000};
        thumb.workers.resize(4);
        snapshot.steps = {source, thumb};

        const QStringList lines = tableOf(snapshot, 120, 24);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], u"Photos – 0:02"_s);
        QCOMPARE(lines[1].simplified(),
                 u"step workers in out rate queue busy waiting full errors"_s);
        QCOMPARE(lines[2].simplified(), u"photos 1 3,000 1,500/s 50 % 0 % 50 % 0"_s);
        QCOMPARE(lines[3].simplified(), u"thumb 4 2,000 1,990 1,000/s 512 50 % 75 % 25 % 0 % 7"_s);
        QCOMPARE(lines[4], u"0 items, 0/s"_s);
    }
    void saysWhichStepsAreDone()
    {
        MetricsSnapshot snapshot = running(1);
        snapshot.steps[0].ended = true;
        snapshot.steps[0].mostWorkers = 16;
        QVERIFY(tableOf(snapshot, 150, 24)[2].contains(" done "_L1));
        snapshot.state = RunState::Finished;
        QVERIFY(tableOf(snapshot, 150, 24)[2].contains(" 16 "_L1));
    }
    void isNeverWiderThanTheTerminal()
    {
        for (int columns = 8; columns <= 160; ++columns) {
            const QStringList lines = tableOf(running(3), columns, 24);
            const auto widest = std::ranges::max(lines, {}, &QString::size);
            QVERIFY2(widest.size() < columns, qPrintable(widest));
        }
    }
    void leavesOutWhatMattersLeastFirst()
    {
        const QString headings = tableOf(running(2), 72, 24)[1];
        QVERIFY(headings.contains("queue"_L1));
        QVERIFY(headings.contains("errors"_L1));
        QVERIFY(!headings.contains("waiting"_L1));
        QVERIFY(tableOf(running(2), 40, 24)[1].contains("rate"_L1));
    }
    void staysInsideTheRowsOfTheTerminal()
    {
        for (int rows = 5; rows <= 60; ++rows)
            QVERIFY(tableOf(running(40), 100, rows).size() < rows);
        QVERIFY(tableOf(running(40), 100, 20).contains(u"… and 25 more steps"_s));
    }
    void showsAllStepsAtTheEnd()
    {
        MetricsSnapshot snapshot = running(40);
        snapshot.state = RunState::Finished;
        QCOMPARE(tableOf(snapshot, 100, 20).size(), 43);
    }
    void marksErrors()
    {
        Throughput throughput;
        const MetricsSnapshot snapshot = running(1);
        const auto lines = progressTable(u"Photos"_s, snapshot, throughput, Terminal{150, 24});
        const auto isAlarm = [](const StyledText &part) { return part.style == TextStyle::Alarm; };
        const auto alarm = std::ranges::find_if(lines[2], isAlarm);
        QVERIFY(alarm != lines[2].end());
        QCOMPARE(alarm->text, u"12,345"_s);
    }
};

QTEST_GUILESS_MAIN(TestProgressTable)
#include "tst_progresstable.moc"
