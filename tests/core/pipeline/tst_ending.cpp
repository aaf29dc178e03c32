// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/leftbehind.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QRegularExpression>
#include <QTest>

#include <latch>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::RunState;
using engine::Verdict;

namespace {

/// The code and the text of the Failure that \a call throws.
template<typename Call>
QString failureOf(Call &&call)
{
    try {
        call();
    } catch (const Failure &failure) {
        return failure.code() + u": "_s + failure.text().toString();
    }
    return {};
}

const QString workerIsStuck = u"stuck: worker 1 of step \"held\" has been in its own code"_s;

} // namespace

/// How a run of typed steps is ended from outside, also when a step does not come back.
class TestEnding final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

    /// A run whose only step waits at a gate with its first item.
    struct HeldRun {
        HeldRun()
        {
            if (!run.put(1))
                qFatal("it takes nothing");
            gate.waitForArrivals();
        }
        ~HeldRun() { gate.open(); }
        Q_DISABLE_COPY_MOVE(HeldRun)

        /// Lets the time pass for which somebody waits.
        void passGrace(std::chrono::seconds grace) const
        {
            clock->waitForSleepers(1);
            QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(grace));
            clock->advance(grace);
        }

        Gate gate;
        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
        RunningPipeline<int> run =
            Pipeline{step([this](int) { gate.pass(); }, StepName{u"held"_s})}.start(
                {.clock = clock});
    };

private Q_SLOTS:
    void abortNamesAStepThatIsStuck_P1_7()
    {
        HeldRun held;
        QString text;
        std::jthread aborting([&] { text = failureOf([&] { held.run.abort(7s); }); });
        held.passGrace(7s);
        aborting.join();
        QVERIFY2(text.startsWith(workerIsStuck), qPrintable(text));
        QVERIFY(held.run.isAlive());
        held.gate.open();
        held.run.wait(); // it has come back, and nothing is wrong any more
        QCOMPARE(held.run.snapshot().state, RunState::Aborted);
    }

    void waitAfterAbortNamesIt_P1_7()
    {
        HeldRun held;
        QString text;
        std::jthread waiting([&] { text = failureOf([&] { held.run.wait(); }); });
        std::jthread aborting([&] { (void)failureOf([&] { held.run.abort(); }); });
        held.clock->waitForSleepers(2);
        QCOMPARE(held.clock->nextDeadline(), std::chrono::nanoseconds(defaultGrace));
        held.clock->advance(defaultGrace);
        waiting.join();
        aborting.join();
        QVERIFY2(text.startsWith(workerIsStuck), qPrintable(text));
        held.gate.open();
        held.run.wait();
    }

    void aRunThatHasFailedThrowsItsErrorThoughAStepIsStuck_P1_7_P4_27()
    {
        const auto clock = std::make_shared<ManualClock>();
        Gate gate;
        const Pipeline pipeline{step(
            [&](int n) {
                if (n == 0)
                    gate.pass();
                else
                    throw std::out_of_range("the cause");
            },
            Workers{2})};
        auto run = pipeline.start({.clock = clock});
        QVERIFY(run.put(0));
        gate.waitForArrivals();
        QVERIFY(run.put(1));
        bool isCause = false;
        std::jthread waiting([&] {
            try {
                run.wait(3s);
            } catch (const std::out_of_range &) {
                isCause = true;
            }
        });
        clock->waitForSleepers(1);
        clock->advance(3s);
        waiting.join();
        QVERIFY(isCause);
        QVERIFY(run.isAlive());
        QVERIFY(failureOf([&] { run.abort(0s); }).startsWith(u"stuck: "_s));
        gate.open();
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, run.abort());
        QVERIFY(!run.isAlive());
    }

    void aRunThatWasToldToBeStuckCanBeDropped_P1_7()
    {
        static std::latch begun(1);
        static std::latch never(1); // its worker waits until the program ends
        const Pipeline pipeline{step(
            [](int) {
                begun.count_down();
                never.wait();
            },
            StepName{u"held"_s})};
        const LeftBehind isLeftBehind;
        auto run = pipeline.start();
        QVERIFY(run.put(1));
        begun.wait();
        const QString text = failureOf([&] { run.abort(0s); });
        QVERIFY2(text.startsWith(workerIsStuck), qPrintable(text));
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"^Paipa: a worker is left behind with its pipeline: "_s
                               + workerIsStuck.section(u": "_s, 1)));
    }

    void aStopTokenStopsRun_P1_5_data()
    {
        QTest::addColumn<bool>("before");
        QTest::newRow("before it begins") << true;
        QTest::newRow("while it runs") << false;
    }
    void aStopTokenStopsRun_P1_5()
    {
        QFETCH(const bool, before);
        std::stop_source stop;
        if (before)
            stop.request_stop();
        std::atomic<std::uint64_t> done = 0;
        const Pipeline pipeline{step([&](int) {
            if (++done == 10)
                stop.request_stop(); // from a worker, which is any thread
        })};
        const engine::MetricsSnapshot snapshot =
            pipeline.run(std::views::iota(0), {.stop = stop.get_token()});
        QCOMPARE(snapshot.state, RunState::Stopped);
        QVERIFY(before || done >= 10);
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(done));
        QCOMPARE(snapshot.origins.emitted, std::uint64_t(done));
    }

    void aStopTokenStopsARunInTheBackground_P1_5()
    {
        std::stop_source stop;
        std::atomic<int> done = 0;
        const Pipeline pipeline{step([&](int) { ++done; })};
        auto run = pipeline.start({.stop = stop.get_token()});
        QVERIFY(run.put(1));
        stop.request_stop();
        QVERIFY(!run.put(2));
        run.wait();
        QCOMPARE(run.snapshot().state, RunState::Stopped);
        QCOMPARE(done, 1);
    }

    void aStopTokenEndsResults_P1_5()
    {
        std::stop_source stop;
        const Pipeline pipeline{step([](int n) { return n; })};
        int next = 0;
        for (const int n :
             pipeline.results(std::views::iota(0), {.items = 4}, {.stop = stop.get_token()})) {
            QCOMPARE(n, next++);
            if (n == 20)
                stop.request_stop();
        }
        QVERIFY(next > 20); // and it ends
    }
};

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
