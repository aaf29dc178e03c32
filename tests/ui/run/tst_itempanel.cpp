// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/itempanel.h"

#include <paipa/backends/localbackend.h>

#include "document/pipelineeditor.h"
#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestItemPanel final : public QObject
{
    Q_OBJECT

private:
    /// A panel on a run of count → gate → drop, which only the test lets pass.
    struct Watching {
        Watching()
        {
            editor.reset(withStepChanged(test::chain(1000, {u"test.gate"_s, u"test.drop"_s}),
                                         {u"gate"_s}, [](StepSpec &step) { step.queue.items = 8; }),
                         {});
            session.start({.spec = editor.spec()});
        }
        void select(qsizetype link)
        {
            editor.selection().set({.links = {editor.spec().links[link]}});
        }
        /// Orders are carried out between two samples; one may be under way, one be reported.
        void waitUntilTheRunKnows()
        {
            QSignalSpy samples(&session, &RunSession::sampled);
            QTRY_VERIFY(samples.size() >= 3);
        }
        [[nodiscard]] QString number(int row)
        {
            return panel.model().index(row, 0).data().toString();
        }
        [[nodiscard]] QPushButton &again() { return *panel.findChild<QPushButton *>(); }

        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor{steps.catalogue};
        RunSession session{backend, steps.catalogue};
        ItemPanel panel{session, editor};
        QAbstractItemModelTester tester{&panel.model()};
    };

private Q_SLOTS:
    void saysWhatToDoAsLongAsNoLinkIsSelected()
    {
        Watching w;
        w.panel.show();
        QVERIFY(w.panel.message().startsWith(u"Select a link"_s));
        QCOMPARE(w.panel.model().rowCount(), 0);
    }

    void itemsShowAsTheyPassWhileTheRunGoesOn()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.panel.show();
        w.select(1);
        w.waitUntilTheRunKnows();
        w.steps.gate.release(3);
        QTRY_COMPARE(w.panel.model().rowCount(), 3);
        QCOMPARE(w.number(2), u"2"_s);
        QCOMPARE(w.session.state(), SessionState::Running);
        QVERIFY2(w.panel.message().startsWith(u"From “Gate” to “Drop”: 3 item(s) passed"_s),
                 qPrintable(w.panel.message()));
        QVERIFY(!w.again().isEnabled()); // it still looks
    }

    void thereAreNeverMoreThanItTakesUntilSomebodyLooksAgain()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.panel.show();
        w.select(1);
        w.waitUntilTheRunKnows();
        w.steps.gate.release(150);
        QTRY_COMPARE(w.panel.model().rowCount(), static_cast<int>(ItemPanel::mostItems));
        QTRY_COMPARE(w.session.history().latest().metrics.steps[2].in, 150U);
        QCOMPARE(w.number(99), u"99"_s);
        QVERIFY(w.again().isEnabled());
        w.again().click();
        QCOMPARE(w.panel.model().rowCount(), static_cast<int>(ItemPanel::mostItems)); // until then
        w.waitUntilTheRunKnows();
        w.steps.gate.release(2);
        QTRY_COMPARE(w.panel.model().rowCount(), 2);
        QCOMPARE(w.number(0), u"150"_s);
    }

    void anotherLinkIsLookedAtOnceItIsSelected()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.panel.show();
        w.select(1);
        w.waitUntilTheRunKnows();
        w.steps.gate.release(1);
        QTRY_COMPARE(w.panel.model().rowCount(), 1);
        w.select(0);
        QCOMPARE(w.panel.model().rowCount(), 0);
        w.editor.selection().clear(); // and stays so when the selection goes
        w.waitUntilTheRunKnows();
        w.steps.openGate();
        QTRY_VERIFY(w.panel.model().rowCount() > 0);
        QVERIFY(w.panel.message().startsWith(u"From “Count” to “Gate”"_s));
        QTRY_COMPARE(w.session.state(), SessionState::Finished);
        QVERIFY(w.panel.model().rowCount() > 0);
    }

    void nothingIsLookedAtWhileNobodySeesIt()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.select(1);
        w.steps.gate.release(10);
        QTRY_COMPARE(w.session.history().latest().metrics.steps[2].in, 10U);
        QCOMPARE(w.panel.model().rowCount(), 0);
        w.panel.show();
        w.waitUntilTheRunKnows();
        w.steps.gate.release(1);
        QTRY_COMPARE(w.panel.model().rowCount(), 1);
        QCOMPARE(w.number(0), u"10"_s);
    }

    void aLinkThatDoesNotRunIsCalledSo()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.panel.show();
        w.editor.apply(u"Add"_s, withStep(w.editor.spec(),
                                          StepSpec{.id = {u"new"_s}, .type = u"test.drop"_s}));
        w.editor.apply(u"Link"_s, withLink(w.editor.spec(),
                                           LinkSpec{.from = {{u"gate"_s}}, .to = {u"new"_s}}));
        w.select(2);
        QVERIFY2(w.panel.message().endsWith(u"this link is not part of the run."_s),
                 qPrintable(w.panel.message()));
        QVERIFY(w.again().isHidden());
    }

    void theQueueTellsWhyNothingPasses()
    {
        Watching w;
        QTRY_COMPARE(w.session.state(), SessionState::Running);
        w.panel.show();
        w.select(0);
        const auto limit = [&] { return w.session.overlay().queues.value({u"gate"_s}); };
        QTRY_VERIFY(limit().limit > 0 && limit().items == limit().limit);
        const QString expected =
            u"%1 of %1 wait in the queue."_s.arg(QLocale().toString(limit().limit));
        QTRY_VERIFY2(w.panel.message().endsWith(expected), qPrintable(w.panel.message()));
    }
};

QTEST_MAIN(TestItemPanel)
#include "tst_itempanel.moc"
