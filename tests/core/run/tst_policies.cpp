// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/run/plan.h>

#include "support/comparestates.h"
#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

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
            qFatal("%s", qPrintable(plan.problem().text.toString()));
        LocalBackend backend;
        Result<std::unique_ptr<Run>> run = backend.start(*std::move(plan));
        if (!run)
            qFatal("%s", qPrintable(run.problem().text.toString()));
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
        QTest::newRow("share, too many of few") << u"9 % after 20"_s << engine::RunState::Failed;
        QTest::newRow("share, of more than there are")
            << u"9 % after 2000"_s << engine::RunState::Finished;
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
        QVERIFY2(ended.outcome.error->text.toString().contains(most),
                 qPrintable(ended.outcome.error->text.toString()));
    }

    void aShareCountsFromTheNumberThatItSays_P4_32()
    {
        const Ended ended = run(withFailures(*parseAllowance(u"0 % after 5"_s)));
        QCOMPARE(ended.outcome.state, engine::RunState::Failed);
        // The first item fails and is allowed to, since it is one of few; the eleventh is not.
        QCOMPARE(ended.snapshot.setAside, std::uint64_t(2));
    }

    void tooManyFailuresOfAllStepsEndTheRun_P4_32_data() { tooManyFailuresEndTheRun_P4_32_data(); }
    void tooManyFailuresOfAllStepsEndTheRun_P4_32()
    {
        QFETCH(const QString, most);
        QFETCH(const engine::RunState, end);
        PipelineSpec spec = test::chain(1000, {u"test.fail"_s, u"test.fail"_s, u"test.drop"_s});
        spec.onError.mostFailed = parseAllowance(most);
        for (const int step : {1, 2}) { // five in a hundred each
            spec.steps[step].settings = {{u"every"_s, 20 + step - 1}};
            spec.steps[step].onError.then = AfterFailure::SetAside;
        }
        const Ended ended = run(spec);
        QCOMPARE(ended.outcome.state, end);
        QCOMPARE(ended.snapshot.origins.emitted, ended.snapshot.origins.decided());
        if (end == engine::RunState::Finished)
            return;
        QCOMPARE(ended.outcome.error->code, u"too-many-failures"_s);
        QVERIFY2(ended.outcome.error->text.toString().contains(most),
                 qPrintable(ended.outcome.error->text.toString()));
        QVERIFY2(ended.outcome.error->text.toString().contains(u"in this run"_s),
                 qPrintable(ended.outcome.error->text.toString()));
    }

    void whatAFileSaysReachesTheEngine()
    {
        PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        StepSpec &step = spec.steps[1];
        step.queue = {.items = 3, .bytes = ByteSize{5_MiB}, .itemBytes = ByteSize{2_MiB}};
        step.rate = Rate{100, 1min};
        step.slowAfter = 30s;
        step.onError = {.retries = 4,
                        .backoff = 2s,
                        .backoffFactor = 1.5,
                        .backoffMax = 1min,
                        .jitter = Percent{20},
                        .retryFor = 10min,
                        .mostParked = 7,
                        .pauseAfter = 5,
                        .pauseFor = 40s};
        const Result<Plan> plan = makePlan(spec, m_steps.catalogue, {});
        QVERIFY(plan);
        const PlannedStep &planned = plan->steps[1];
        QVERIFY(planned.queue
                == (engine::QueueBounds{
                    .items = 3, .bytes = std::size_t(5_MiB), .itemBytes = std::size_t(2_MiB)}));
        QVERIFY(planned.rate == Rate(100, 1min));
        QVERIFY(planned.slowAfter == 30s);
        QVERIFY(planned.onError
                == (engine::ErrorPolicy{.retries = 4,
                                        .backoff = 2s,
                                        .backoffMax = 1min,
                                        .retryAfterMax = 1min,
                                        .backoffFactor = 1.5,
                                        .jitter = Percent{20},
                                        .retryFor = 10min,
                                        .mostParked = 7,
                                        .pauseAfter = 5,
                                        .pauseFor = 40s}));
        QVERIFY(plan->steps[2].onError == engine::ErrorPolicy{});
    }

    void aLongWaitIsNotCutShort_P4_29()
    {
        PipelineSpec spec = test::chain(1, {u"test.work"_s, u"test.drop"_s});
        spec.steps[1].onError = {.retries = 1, .backoff = 2min};
        const Result<Plan> plan = makePlan(spec, m_steps.catalogue, {});
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].onError.backoffBefore(1), std::chrono::milliseconds(2min));
    }

    void theOtherSideMayAskForAsMuchAsTheLongestWait_P4_29_data()
    {
        QTest::addColumn<ErrorSpec>("spec");
        QTest::addColumn<std::chrono::milliseconds>("most");
        using Time = std::chrono::milliseconds;
        QTest::newRow("nothing said") << ErrorSpec{} << Time(1h);
        QTest::newRow("little") << ErrorSpec{.backoffMax = 10s} << Time(10s);
        QTest::newRow("much") << ErrorSpec{.backoffMax = 5h} << Time(5h);
        QTest::newRow("a long first wait") << ErrorSpec{.backoff = 2h} << Time(2h);
    }
    void theOtherSideMayAskForAsMuchAsTheLongestWait_P4_29()
    {
        QFETCH(ErrorSpec, spec);
        QFETCH(std::chrono::milliseconds, most);
        PipelineSpec pipeline = test::chain(1, {u"test.work"_s, u"test.drop"_s});
        spec.retries = 1;
        pipeline.steps[1].onError = spec;
        const Result<Plan> plan = makePlan(pipeline, m_steps.catalogue, {});
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].onError.retryAfterMax, most);
    }

    void itemsThatAreTooLargeFailInTheStepBefore_P2_12()
    {
        PipelineSpec spec = test::chain(3, {u"test.work"_s, u"test.drop"_s});
        spec.steps[1].settings = {{u"milliseconds"_s, 0}};
        spec.steps[1].onError.then = AfterFailure::SetAside;
        spec.steps[2].queue.itemBytes = ByteSize{1};
        const Ended ended = run(spec);
        QCOMPARE(ended.outcome.state, engine::RunState::Finished);
        QCOMPARE(ended.snapshot.steps[1].failed, std::uint64_t(3));
        QCOMPARE(ended.snapshot.steps[2].in, std::uint64_t(0));
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
