// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runstatus.h"

#include <paipa/backends/localbackend.h>

#include "support/smallsteps.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestRunStatus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsProgressWhileARunGoesOn()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        RunStatus status(session);
        status.show();
        auto *bar = status.findChild<QProgressBar *>();
        QVERIFY(bar->isHidden());
        session.start({.spec = test::chain(4, {u"test.gate"_s, u"test.drop"_s})});
        steps.gate.release(1);
        QTRY_COMPARE(bar->value(), 250);
        QVERIFY(!bar->isHidden());
        steps.openGate();
        QTRY_COMPARE(session.state(), SessionState::Finished);
        QVERIFY(bar->isHidden());
        QCOMPARE(status.findChild<QLabel *>()->text(), u"Finished"_s);
    }

    void theNumberOfErrorsCanBeClicked()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        RunStatus status(session);
        status.show();
        PipelineSpec spec = test::chain(4, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s},
                               [](StepSpec &step) { step.onError.then = AfterFailure::SetAside; });
        session.start({.spec = spec});
        QTRY_COMPARE(session.state(), SessionState::Finished);
        QSignalSpy clicks(&status, &RunStatus::errorsClicked);
        status.findChild<QToolButton *>()->click();
        QCOMPARE(clicks.size(), 1);
    }
};

QTEST_MAIN(TestRunStatus)
#include "tst_runstatus.moc"
