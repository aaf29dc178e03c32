// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/leftbehind.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <latch>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::RunState;

namespace {

void expectWarning(const QString &pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(pattern));
}

/// A step whose item 0 waits at a gate; item 1 fails once it does.
class HeldStep
{
public:
    [[nodiscard]] auto step()
    {
        return paipa::step(
            [this](int n) {
                if (n == 0)
                    gate.pass();
                if (n == 1) {
                    gate.waitForArrivals();
                    throw std::out_of_range("the cause");
                }
                return n;
            },
            Workers{2}, StepName{u"held"_s});
    }

    Gate gate;
};

const QString heldWorker =
    u"worker \\d of step \"held\" has been in its own code for .*, with its item 1, and cannot be ended$"_s;

} // namespace

/// What whoever runs typed steps is told when one of them does not come back.
class TestStuck final : public QObject
{
    Q_OBJECT

    enum class Call { Run, Results };

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

    /// Runs \a pipeline over 0 … \a count - 1 in the background, and notes what it throws.
    template<typename P>
    [[nodiscard]] std::jthread runs(const P &pipeline, Call call, int count, RunSettings settings,
                                    bool &hasFailed) const
    {
        settings.clock = m_clock;
        return std::jthread([=, &hasFailed] {
            try {
                const auto input = std::views::iota(0, count);
                if (call == Call::Run)
                    (void)pipeline.run(input, settings);
                else
                    for ([[maybe_unused]] const int n :
                         pipeline.results(input, {.items = 4}, settings)) {
                    }
            } catch (const std::out_of_range &) {
                hasFailed = true;
            }
        });
    }

    static void addCalls()
    {
        QTest::addColumn<Call>("call");
        QTest::newRow("run") << Call::Run;
        QTest::newRow("results") << Call::Results;
    }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    void theErrorLeavesTheScopeThoughAStepIsStuck_P1_7_P1_10()
    {
        static std::latch begun(1);
        static std::latch never(1); // its worker waits until the program ends
        const Pipeline pipeline{step(
            [](int n) {
                if (n == 0) {
                    begun.count_down();
                    never.wait();
                }
                begun.wait();
                throw std::out_of_range("the cause");
            },
            Workers{2}, StepName{u"held"_s})};
        const LeftBehind isLeftBehind;
        expectWarning(u"^Paipa: a worker is left behind with its pipeline: "_s + heldWorker);
        const auto runs = [&] {
            auto run = pipeline.start();
            QVERIFY(run.put(0));
            QVERIFY(run.put(1));
            begun.wait();
            // Only the stuck worker is to be named.
            spinUntil([&] {
                return run.snapshot().state == RunState::Failing
                       && run.snapshot().steps[0].workers.size() == 1;
            });
            run.wait(0s);
        };
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, runs());
    }

    void stopSaysWhomItWaitsFor_P1_5_P1_7_data()
    {
        QTest::addColumn<bool>("byScope");
        QTest::newRow("stop()") << false;
        QTest::newRow("leaving the scope") << true;
    }
    void stopSaysWhomItWaitsFor_P1_5_P1_7()
    {
        QFETCH(const bool, byScope);
        HeldStep held;
        const Pipeline pipeline{held.step()};
        expectWarning(u"^Paipa: a run has to wait: "_s + heldWorker);
        std::jthread ending([&] {
            auto run = pipeline.start({.clock = m_clock});
            (void)run.put(0);
            held.gate.waitForArrivals();
            if (!byScope)
                run.stop();
        });
        const auto goOn = qScopeGuard([&] { held.gate.open(); }); // also if it fails
        m_clock->waitForDeadline(defaultGrace);
        m_clock->advance(defaultGrace);
        m_clock->waitForDeadline(2 * defaultGrace); // it has said so, and waits on
        held.gate.open();
        ending.join();
    }

    void theErrorIsKnownThoughAStepIsStuck_P1_7_P4_26_data() { addCalls(); }
    void theErrorIsKnownThoughAStepIsStuck_P1_7_P4_26()
    {
        QFETCH(const Call, call);
        HeldStep held;
        std::latch told(1);
        std::vector<RunError> errors;
        bool hasFailed = false;
        expectWarning(u"^Paipa: a pipeline has failed, but cannot be left yet: .*: the cause$"_s);
        expectWarning(u"^Paipa: a pipeline cannot be left yet: "_s + heldWorker);
        const auto note = [&](const std::vector<RunError> &all) {
            errors = all;
            told.count_down(); // more than once would be an error
        };
        std::jthread running = runs(Pipeline{held.step()}, call, 2, {.onFailure = note}, hasFailed);
        const auto goOn = qScopeGuard([&] { held.gate.open(); }); // also if it fails
        m_clock->waitForDeadline(defaultGrace);
        m_clock->advance(defaultGrace);
        told.wait();
        QCOMPARE(errors.size(), std::size_t(1));
        QCOMPARE(errors[0].ordinal, std::uint64_t(1));
        QVERIFY(!hasFailed); // it borrows the range: nobody is left behind
        if (call == Call::Results)
            m_clock->waitForDeadline(2 * defaultGrace);
        held.gate.open();
        running.join();
        QVERIFY(hasFailed);
    }

    void aRunThatIsStoppedSaysWhomItWaitsFor_P1_5_P1_7_data() { addCalls(); }
    void aRunThatIsStoppedSaysWhomItWaitsFor_P1_5_P1_7()
    {
        QFETCH(const Call, call);
        HeldStep held;
        std::stop_source stop;
        bool hasFailed = false;
        expectWarning(u"^Paipa: a run has to wait: "_s + heldWorker);
        std::jthread running =
            runs(Pipeline{held.step()}, call, 1, {.stop = stop.get_token()}, hasFailed);
        held.gate.waitForArrivals();
        stop.request_stop();
        const auto goOn = qScopeGuard([&] { held.gate.open(); }); // also if it fails
        m_clock->waitForDeadline(defaultGrace);
        m_clock->advance(defaultGrace);
        m_clock->waitForDeadline(2 * defaultGrace);
        held.gate.open();
        running.join();
        QVERIFY(!hasFailed);
    }
};

QTEST_GUILESS_MAIN(TestStuck)
#include "tst_stuck.moc"
