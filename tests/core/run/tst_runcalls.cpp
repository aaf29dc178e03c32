// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/run/run.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/smallsteps.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::RunState;
using engine::WorkerState;
using test::spinUntil;

namespace {

/// Which item fails, once another one waits at the gate.
constexpr qint64 failing = 1;

/// Lets all items but that one wait at a gate, whatever it is told.
class HeldWorker final : public ItemWorker
{
public:
    HeldWorker(test::Gate &gate, bool fails) : m_gate(gate), m_fails(fails) {}
    void process(Record item, RecordOutput &) override
    {
        if (!m_fails || *item.value(u"number"_s).get<qint64>() != failing)
            return m_gate.pass();
        m_gate.waitForArrivals();
        throw Failure(u"bad"_s, u"the cause"_s, Retry::Never);
    }

private:
    test::Gate &m_gate;
    bool m_fails;
};

class HeldStep final : public RecordStep
{
public:
    HeldStep(test::Gate &gate, bool fails) : m_gate(gate), m_fails(fails) {}
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return std::make_unique<HeldWorker>(m_gate, m_fails); }

private:
    test::Gate &m_gate;
    bool m_fails;
};

} // namespace

/// What whoever has the run of a pipeline file can tell it, while a step has an item.
class TestRunCalls final : public QObject
{
    Q_OBJECT

    test::TestSteps m_steps;
    test::Watchdog m_watchdog{[] { return u"a call does not return"_s; }};

    struct Options {
        qint64 items = 2;
        int workers = 2;
        bool fails = false;
        QStringList secrets = {};
    };
    /// A run whose step "drop" waits at \a gate with an item.
    [[nodiscard]] std::unique_ptr<Run> start(test::Gate &gate, const Options &options)
    {
        Result<Plan> plan =
            makePlan(test::chain(options.items, {u"test.drop"_s}), m_steps.catalogue, {});
        plan->secrets = options.secrets;
        PlannedStep &step = plan->steps[1];
        step.step = std::make_unique<HeldStep>(gate, options.fails);
        step.workers = Workers{options.workers};
        if (!options.secrets.isEmpty())
            step.slowAfter = 1h; // so that items are described
        std::unique_ptr<Run> run = *LocalBackend().start(*std::move(plan));
        gate.waitForArrivals();
        return run;
    }

private Q_SLOTS:
    void closeReturnsTheErrorThoughAStepIsStuck_P1_7_P4_26()
    {
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {.fails = true});
        const engine::RunOutcome outcome = run->close(0ms);
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->text.toString(), u"the cause"_s);
        QVERIFY(std::ranges::any_of(outcome.stuck, [](const engine::StuckWorker &worker) {
            return worker.step == u"drop"_s && worker.item == u"its item 1"_s;
        }));
        gate.open();
        QVERIFY(run->close(1min).stuck.empty());
    }

    void aSecretIsNotInWhatIsStuck_P1_7()
    {
        test::Gate gate;
        const std::unique_ptr<Run> run =
            start(gate, {.items = 1, .workers = 1, .secrets = {u"0"_s}});
        run->abort();
        const engine::RunOutcome outcome = run->close(0ms);
        QCOMPARE(outcome.stuck.back().step, u"drop"_s);
        QVERIFY2(!outcome.stuck.back().item.contains(u"0"_s),
                 qPrintable(outcome.stuck.back().item));
        gate.open();
        QVERIFY(run->close(1min).stuck.empty());
    }

    void whatIsNotCompletedByTheDeadlineIsDropped_P1_5_data()
    {
        QTest::addColumn<bool>("byClose");
        QTest::newRow("waitFor()") << false;
        QTest::newRow("close()") << true;
    }
    void whatIsNotCompletedByTheDeadlineIsDropped_P1_5()
    {
        QFETCH(const bool, byClose);
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {.items = 100, .workers = 1});
        run->stop(engine::StopDeadline{0s});
        if (!byClose)
            QVERIFY(!run->waitFor(0ms));
        const engine::RunOutcome outcome = run->close(0ms);
        QCOMPARE(outcome.state, RunState::Aborted);
        QVERIFY(!outcome.stuck.empty());
        gate.open();
        QCOMPARE(run->close(1min).state, RunState::Aborted);
        const engine::OriginCounts counts = run->snapshot().origins;
        QVERIFY(counts.of(engine::Verdict::Cancelled) > 0);
        QCOMPARE(counts.decided(), counts.emitted);
    }

    void whatIsCompletedByTheDeadlineIsNotDropped_P1_5()
    {
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {.items = 1'000'000, .workers = 1});
        run->stop(engine::StopDeadline{1h});
        gate.open();
        QCOMPARE(run->close(1min).state, RunState::Stopped);
        const engine::OriginCounts counts = run->snapshot().origins;
        QCOMPARE(counts.of(engine::Verdict::Acked), counts.emitted);
    }

    void aPausedRunBeginsNothingUntilItIsResumed_P7_57()
    {
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {.items = 3, .workers = 1});
        run->pause();
        QCOMPARE(run->snapshot().state, RunState::Paused);
        gate.open();
        spinUntil([&] {
            const auto workers = run->snapshot().steps[1].workers;
            return workers.size() == 1 && workers[0].state == WorkerState::Paused;
        });
        QVERIFY(run->snapshot().origins.decided() < 3);
        QVERIFY(!run->waitFor(0ms));
        run->resume();
        QCOMPARE(run->close(1min).state, RunState::Finished);
        QCOMPARE(run->snapshot().origins.of(engine::Verdict::Acked), std::uint64_t(3));
    }

    void workersJoinAndLeaveWhileItRuns_P7_56()
    {
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {.items = 100, .workers = 1});
        QVERIFY(run->setWorkers({u"drop"_s}, Workers{3}));
        gate.waitForArrivals(3);
        QVERIFY(run->setWorkers({u"drop"_s}, Workers{1}));
        gate.open();
        QCOMPARE(run->close(1min).state, RunState::Finished);
        const engine::MetricsSnapshot snapshot = run->snapshot();
        QCOMPARE(snapshot.steps[1].mostWorkers, 3);
        QCOMPARE(snapshot.origins.of(engine::Verdict::Acked), std::uint64_t(100));
    }

    void whereTheNumberOfWorkersIsFixedNothingChanges_P7_56_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("workers");
        QTest::newRow("a source") << u"count"_s << 2;
        QTest::newRow("no such step") << u"drip"_s << 2;
        QTest::newRow("no worker") << u"drop"_s << 0;
    }
    void whereTheNumberOfWorkersIsFixedNothingChanges_P7_56()
    {
        QFETCH(const QString, step);
        QFETCH(const int, workers);
        test::Gate gate;
        const std::unique_ptr<Run> run = start(gate, {});
        QVERIFY(!run->setWorkers({step}, Workers{workers}));
        gate.open();
        QCOMPARE(run->close(1min).state, RunState::Finished);
        QVERIFY(!run->setWorkers({u"drop"_s}, Workers{2}));
    }
};

QTEST_GUILESS_MAIN(TestRunCalls)
#include "tst_runcalls.moc"
