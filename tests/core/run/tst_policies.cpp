// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/run/plan.h>

#include "support/comparestates.h"
#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

/// What a pipeline file says of a step beside its settings reaches the engine.
class TestPolicies final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    struct Ended {
        engine::RunOutcome outcome;
        engine::MetricsSnapshot snapshot;
    };
    [[nodiscard]] Ended run(const PipelineSpec &spec, const PlanOptions &options = {}) const
    {
        Result<Plan> plan = makePlan(spec, m_steps.catalogue, options);
        if (!plan)
            qFatal("%s", qPrintable(plan.problem().text));
        LocalBackend backend;
        Result<std::unique_ptr<Run>> run = backend.start(*std::move(plan));
        if (!run)
            qFatal("%s", qPrintable(run.problem().text));
        const engine::RunOutcome outcome = (*run)->close(std::chrono::seconds(5));
        return {outcome, (*run)->snapshot()};
    }
    [[nodiscard]] static PipelineSpec withFailures(Allowance most)
    {
        PipelineSpec spec = test::chain(1000, {u"test.fail"_s, u"test.drop"_s});
        spec.steps[1].settings = {{u"every"_s, 10}};
        spec.steps[1].onError = {.then = AfterFailure::SetAside, .mostFailed = most};
        return spec;
    }

private Q_SLOTS:
    void tooManyFailuresEndTheRun_P4_32_data()
    {
        QTest::addColumn<QString>("most");
        QTest::addColumn<engine::RunState>("end");
        QTest::newRow("items, too many") << u"3"_s << engine::RunState::Failed;
        QTest::newRow("items, just enough") << u"100"_s << engine::RunState::Finished;
        QTest::newRow("share, too many") << u"9 %"_s << engine::RunState::Failed;
        QTest::newRow("share, just enough") << u"11 %"_s << engine::RunState::Finished;
    }
    void tooManyFailuresEndTheRun_P4_32()
    {
        QFETCH(const QString, most);
        QFETCH(const engine::RunState, end);
        const Ended ended = run(withFailures(*parseAllowance(most)));
        QCOMPARE(ended.outcome.state, end);
        QCOMPARE(ended.snapshot.origins.emitted, ended.snapshot.origins.decided());
        if (end == engine::RunState::Finished)
            return;
        QCOMPARE(ended.outcome.error->code, u"too-many-failures"_s);
        QVERIFY2(ended.outcome.error->text.contains(most), qPrintable(ended.outcome.error->text));
    }

    void anInlineStepRunsInTheStepBefore()
    {
        PipelineSpec spec = test::chain(100, {u"test.fail"_s, u"test.drop"_s});
        spec.steps[1].settings = {{u"every"_s, 1000}};
        spec.steps[1].onError.then = AfterFailure::SetAside;
        spec.steps[2].isInline = true;
        const Ended ended = run(spec);
        QCOMPARE(ended.outcome.state, engine::RunState::Finished);
        QCOMPARE(ended.snapshot.steps[2].runsIn, spec.steps[1].id.text);
        QCOMPARE(ended.snapshot.steps[2].in, std::uint64_t(99));
        QVERIFY(!ended.snapshot.steps[2].hasQueue);
    }

    void workersAskedForByNameWinOverInline()
    {
        PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        spec.steps[1].isInline = true;
        const Ended ended = run(spec, {.workers = {{spec.steps[1].id.text, Workers{2}}}});
        QCOMPARE(ended.snapshot.steps[1].mostWorkers, 2);
    }

    void keepOrderReachesTheEngine()
    {
        PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        spec.steps[1].keepsOrder = true;
        const Result<Plan> plan = makePlan(spec, m_steps.catalogue, {});
        QVERIFY(plan);
        QVERIFY(plan->steps[1].order == engine::Order::Kept);
        QVERIFY(plan->steps[2].order == engine::Order::Any);
    }
};

QTEST_GUILESS_MAIN(TestPolicies)
#include "tst_policies.moc"
