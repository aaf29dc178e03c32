// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/run/run.h>

#include "support/comparestates.h"
#include "support/smallsteps.h"

#include <QRegularExpression>
#include <QTest>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

class BrokenStep final : public RecordStep
{
public:
    void open(const StepContext &) override { throw Failure(u"broken"_s, u"it is broken"_s); }
    Intake intake() const override { return Intake::Nothing; }
    AnyRecordWorker makeWorker() override { return std::unique_ptr<SourceWorker>(); }
};

} // namespace

/// What is left of a run that is dropped.
class TestLocalRun final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    [[nodiscard]] std::unique_ptr<Run> start(const QString &type, const QStringList &secrets = {})
    {
        const PipelineSpec spec = test::chain(1, {type, u"test.drop"_s});
        Result<Plan> plan = makePlan(spec, m_steps.catalogue, {});
        plan->secrets = secrets;
        return *LocalBackend().start(*std::move(plan));
    }

private Q_SLOTS:
    void anErrorThatNobodyAskedForIsLogged_P1_10()
    {
        std::unique_ptr<Run> run = start(u"test.fail"_s, {u"trouble"_s});
        QVERIFY(run->waitFor(1min));
        const QRegularExpression message(
            u"^Paipa: a run whose end nobody asked for has failed: step \"fail\" failed .*even \\*\\*\\*$"_s);
        QTest::ignoreMessage(QtWarningMsg, message);
        run.reset();
    }

    void anErrorThatWasAskedForIsNot()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        std::unique_ptr<Run> run = start(u"test.fail"_s);
        QCOMPARE(run->close(1min).state, engine::RunState::Failed);
        run.reset();
    }

    void aRunThatCouldNotStartTellsItsErrorOnce()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        Result<Plan> plan = makePlan(test::chain(1, {u"test.drop"_s}), m_steps.catalogue, {});
        plan->steps[0].step = std::make_unique<BrokenStep>();
        QVERIFY(!LocalBackend().start(*std::move(plan)));
    }

    void nothingIsSaidOfARunThatGoesWell()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        (void)start(u"test.gate"_s); // it would wait for ever
        std::unique_ptr<Run> run = start(u"test.work"_s);
        QVERIFY(run->waitFor(1min));
        run.reset();
    }
};

QTEST_GUILESS_MAIN(TestLocalRun)
#include "tst_localrun.moc"
