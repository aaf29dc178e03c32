// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "actioncounter.h"
#include "support/smallsteps.h"
#include "support/studiowindow.h"

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// The tasks of running and watching that a person must manage, counted.
class TestRunningTasks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_studio = std::make_unique<test::StudioWindow>(m_steps.catalogue);
        QVERIFY(m_studio->show());
    }
    void cleanup() { m_studio.reset(); }

    /// Task 4: a step of 20 ms with one worker limits the run; one action later it does not.
    void theSlowStepIsNamedAndGetsWorkersWhileItRuns()
    {
        constexpr int items = 700;
        edit(test::chain(items, {u"test.work"_s, u"test.drop"_s}));
        view().run();
        auto *button = m_studio->window().findChild<QPushButton *>(u"tryWorkers"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!button->isHidden(), 20'000);
        const QString sentence = m_studio->window().findChild<QLabel *>(u"runLimit"_s)->text();
        QVERIFY2(sentence.startsWith(u"Work limits the run"_s), qPrintable(sentence));
        const RunHistory::Point before = view().session().history().points().constLast();
        {
            const test::ActionCounter counter(u"Task 4:"_s);
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(counter.actions() <= 3);
            QCOMPARE(counter.dialogs, 0);
        }
        QCOMPARE(view().session().wantedWorkers({u"work"_s}), Workers{4});
        QTRY_COMPARE_WITH_TIMEOUT(view().session().state(), SessionState::Finished, 30'000);
        const engine::MetricsSnapshot &end = view().session().history().latest().metrics;
        QCOMPARE(end.steps[1].mostWorkers, 4);
        QCOMPARE(end.steps[1].in, std::uint64_t{items});
        QCOMPARE(end.steps[2].in, std::uint64_t{items});
        const double rate = before.done / before.seconds;
        QVERIFY2(fastest() >= 3 * rate, qPrintable(u"%1 %2"_s.arg(rate).arg(fastest())));
    }

    /// Task 5: of 1000 items 7 are bad: seen with one click, tried again with one more.
    void badItemsAreSeenAndTriedAgain()
    {
        PipelineSpec spec = test::chain(1000, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [](StepSpec &step) {
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, 150}}; // 0, 150, … 900
        });
        edit(spec);
        view().run();
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        ErrorPanel &errors = view().results().errorPanel();
        QTRY_COMPARE(errors.model().kept(), 7);
        const test::ActionCounter counter(u"Task 5:"_s);
        auto *status = view().widget(DocumentView::Place::Status)->findChild<QToolButton *>();
        QTest::mouseClick(status, Qt::LeftButton);
        QVERIFY(counter.actions() <= 2);
        const QString detail = errors.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(detail.contains(u"trouble"_s) && detail.contains(u"\"number\": 0"_s),
                 qPrintable(detail));
        QVERIFY(errors.isVisible());
        QTest::mouseClick(errors.findChild<QToolButton *>(u"replayAll"_s), Qt::LeftButton);
        QVERIFY(counter.actions() <= 4);
        QTRY_VERIFY(!view().session().request().replay.isEmpty());
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        const engine::MetricsSnapshot &end = view().session().history().latest().metrics;
        QCOMPARE(end.steps[0].name, u"fail"_s);
        QCOMPARE(end.steps[0].in, std::uint64_t{7});
        QTRY_COMPARE(errors.model().kept(), 7); // they still are bad
        QCOMPARE(counter.dialogs, 0);
    }

    void oneItemIsTriedAgainAndTheOthersStay()
    {
        PipelineSpec spec = test::chain(10, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s},
                               [](StepSpec &step) { step.onError.then = AfterFailure::SetAside; });
        edit(spec);
        view().run();
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        ErrorPanel &errors = view().results().errorPanel();
        QTRY_COMPARE(errors.model().kept(), 10);
        errors.showFirst();
        // It was mended meanwhile.
        PipelineEditor &editor = view().editor();
        editor.apply(u"Mend"_s, withSetting(editor.spec(), {u"fail"_s}, u"every"_s, 1'000'000));
        editor.apply(u"Mend"_s, withStepChanged(editor.spec(), {u"fail"_s}, [](StepSpec &step) {
                         step.type = u"test.work"_s;
                         step.settings = {};
                     }));
        errors.findChild<QToolButton *>(u"replayChosen"_s)->click();
        QTRY_VERIFY(!view().session().request().replay.isEmpty());
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        QCOMPARE(errors.model().kept(), 9);
    }

    /// Task 9: without sight. Two steps, a link, a run, and what came of it, from the accessible
    /// tree alone.
    void aRunCanBeFollowedByEar()
    {
        const test::ActionCounter counter(u"Task 9:"_s);
        for (const QString &typed : {u"count"_s, u"drop"_s}) {
            type(u" "_s + typed);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        }
        QCOMPARE(view().editor().spec().links.size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5);
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&view().canvas());
        QVERIFY(canvas);
        QCOMPARE(canvas->role(), QAccessible::List);
        QCOMPARE(canvas->childCount(), 2);
        const auto spoken = [canvas](int i) { return canvas->child(i)->text(QAccessible::Name); };
        QTRY_COMPARE(spoken(0), u"Count, done, 10, feeds Drop"_s);
        QCOMPARE(spoken(1), u"Drop, done, 10"_s);
        QVERIFY(canvas->child(1)->state().selected);
        QCOMPARE(canvas->focusChild(), canvas->child(1));
        QCOMPARE(canvas->indexOfChild(canvas->child(1)), 1);
        const QRect place = canvas->child(0)->rect();
        QCOMPARE(canvas->childAt(place.center().x(), place.center().y()), canvas->child(0));
        QCOMPARE(counter.presses, 0);
        QCOMPARE(counter.dialogs, 0);
    }

private:
    [[nodiscard]] DocumentView &view() { return m_studio->view(); }
    void edit(const PipelineSpec &spec) { view().editor().reset(spec, {}); }
    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
    /// The best rate of the run.
    [[nodiscard]] double fastest()
    {
        return std::ranges::max(view().session().history().points(), {}, &RunHistory::Point::rate)
            .rate;
    }

    test::TestSteps m_steps;
    std::unique_ptr<test::StudioWindow> m_studio;
};

QTEST_MAIN(TestRunningTasks)
#include "tst_runningtasks.moc"
