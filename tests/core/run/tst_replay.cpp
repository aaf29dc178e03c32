// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/replay.h>

#include <paipa/backends/localbackend.h>
#include <paipa/document/edits.h>
#include <paipa/records/recordcodec.h>
#include <paipa/run/run.h>

#include "support/comparestates.h"
#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestReplay final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    static ReplayItems itemsFor(const QString &step, int count)
    {
        ReplayItems items{.step = {step}, .items = {}};
        for (qint64 i = 0; i < count; ++i)
            items.items.append(Record{Field{u"number"_s, i}});
        return items;
    }
    /// The snapshot after a whole run of \a plan.
    static engine::MetricsSnapshot run(Result<Plan> plan)
    {
        LocalBackend backend;
        Result<std::unique_ptr<Run>> run = backend.start(std::move(*plan));
        if (!run)
            return {};
        (void)(*run)->close(std::chrono::seconds(5));
        return (*run)->snapshot();
    }

private Q_SLOTS:
    void onlyTheItemsRunFromWhereTheyFailed()
    {
        const PipelineSpec spec = test::chain(1000, {u"test.work"_s, u"test.drop"_s});
        const engine::MetricsSnapshot now =
            run(makeReplay(spec, m_steps.catalogue, {itemsFor(u"work"_s, 7)}, {}));
        QCOMPARE(now.state, engine::RunState::Finished);
        QCOMPARE(now.steps.size(), std::size_t{3});
        QCOMPARE(now.steps[0].name, u"work"_s);
        QCOMPARE(now.steps[0].in, std::uint64_t{7});
        QCOMPARE(now.steps[1].name, u"drop"_s);
        QCOMPARE(now.steps[1].in, std::uint64_t{7});
    }

    void itemsThatAreSetAsideCanBeTriedAgainAsTheyWere()
    {
        const QDateTime date(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC);
        const Record item{
            Field{u"number"_s, Q_INT64_C(9007199254740993)}, Field{u"content"_s, "x\x80\0"_ba},
            Field{u"modified"_s, date}, Field{u"a real"_s, 5.0},
            Field{u"all"_s, ValueList{ValueList{"y"_ba}, Record{Field{u"d"_s, date}}}}};
        PipelineSpec spec = test::chain(1, {u"test.fail"_s, u"test.drop"_s});
        Result<Plan> plan = makeReplay(spec, m_steps.catalogue,
                                       {ReplayItems{.step = {u"fail"_s}, .items = {item}}}, {});
        plan->steps[0].onError.then = engine::OnError::SetAside;
        Result<std::unique_ptr<Run>> run = LocalBackend().start(*std::move(plan));
        QVERIFY(run);
        QCOMPARE((*run)->close(std::chrono::seconds(5)).state, engine::RunState::Finished);
        const std::vector<engine::DeadLetter> letters = (*run)->deadLetters();
        QCOMPARE(letters.size(), std::size_t{1});
        QVERIFY2(recordFromJsonLine(letters[0].item) == item, letters[0].item.constData());
    }

    void severalStepsGetTheirItems()
    {
        const PipelineSpec spec = test::chain(1000, {u"test.work"_s, u"test.drop"_s});
        const engine::MetricsSnapshot now = run(makeReplay(
            spec, m_steps.catalogue, {itemsFor(u"work"_s, 2), itemsFor(u"drop"_s, 3)}, {}));
        QCOMPARE(now.steps[0].in, std::uint64_t{2});
        QCOMPARE(now.steps[1].in, std::uint64_t{5});
    }

    void theStepsAreThoseThatTheItemsReach()
    {
        const PipelineSpec spec = test::chain(1, {u"test.work"_s, u"test.work"_s, u"test.drop"_s});
        QCOMPARE(replayedSteps(spec, m_steps.catalogue, {itemsFor(u"work-2"_s, 1)}),
                 (QList<StepId>{{u"work-2"_s}, {u"drop"_s}}));
    }

    void aStepThatDoesNotRunIsAProblem()
    {
        PipelineSpec spec = test::chain(1, {u"test.work"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"work"_s}, [](StepSpec &step) { step.bypass = true; });
        const Result<Plan> plan = makeReplay(spec, m_steps.catalogue, {itemsFor(u"work"_s, 1)}, {});
        QVERIFY(!plan);
        QCOMPARE(plan.problems().constFirst().code, u"replay-not-running"_s);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
