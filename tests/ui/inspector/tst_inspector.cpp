// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/inspector.h"

#include <paipa/document/edits.h>

#include "formsteps.h"
#include "inspector/fieldrow.h"
#include "support/smallsteps.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestInspector final : public QObject
{
    Q_OBJECT

private:
    /// An inspector of count → form → form-2 → work → drop.
    struct Bench {
        Bench()
        {
            test::addFormStep(steps.catalogue);
            editor.reset(
                test::chain(10, {u"test.form"_s, u"test.form"_s, u"test.work"_s, u"test.drop"_s}),
                {});
            inspector.resize(340, 700);
            inspector.show();
        }
        void select(const QStringList &ids)
        {
            QList<StepId> chosen;
            for (const QString &id : ids)
                chosen.append({id});
            editor.selection().setSteps(chosen);
        }
        [[nodiscard]] FieldRow *row(const QString &place)
        {
            return inspector.findChild<FieldRow *>(place);
        }
        template<typename W>
        [[nodiscard]] W *input(const QString &place)
        {
            return row(place)->findChild<W *>();
        }
        [[nodiscard]] const StepSpec &step(const QString &id) { return *editor.spec().find({id}); }

        test::TestSteps steps;
        PipelineEditor editor{steps.catalogue};
        Inspector inspector{editor};
    };

private Q_SLOTS:
    void hasARowForEachSetting()
    {
        Bench b;
        b.select({u"form"_s});
        for (const ParameterInfo &info : b.steps.catalogue.find(u"test.form"_s)->parameters())
            QVERIFY2(b.row(u"settings."_s + info.key), qPrintable(info.key));
        QVERIFY(b.row(u"workers"_s));
        QVERIFY(b.row(u"onError.then"_s));
    }

    void aSourceHasNoQueueAndAFixedStepNoWorkers()
    {
        Bench b;
        b.select({u"count"_s});
        QVERIFY(!b.row(u"queue.items"_s));
        QVERIFY(!b.row(u"onError.pauseAfter"_s));
        QVERIFY(!b.row(u"workers"_s));
        QVERIFY(b.row(u"rate"_s)); // at which it makes items
    }

    void whatEveryStepHasIsReadAndWritten_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QJsonValue>("nonsense"); // undefined: the editor cannot give any
        const QJsonValue none = QJsonValue::Undefined;
        const auto row = [](const QString &place, const QJsonValue &value,
                            const QJsonValue &nonsense) {
            QTest::newRow(qPrintable(place)) << place << value << nonsense;
        };
        row(u"workers"_s, 7, none);
        row(u"keepOrder"_s, true, none);
        row(u"rate"_s, u"100/min"_s, u"often"_s);
        row(u"slowAfter"_s, u"30 s"_s, u"soon"_s);
        row(u"queue.items"_s, 9, none);
        row(u"queue.bytes"_s, u"9 MiB"_s, u"much"_s);
        row(u"queue.itemBytes"_s, u"16 MiB"_s, u"large"_s);
        row(u"onError.mostFailed"_s, u"5 %"_s, u"some"_s);
        row(u"onError.retries"_s, 3, none);
        row(u"onError.backoff"_s, u"2 s"_s, u"later"_s);
        row(u"onError.backoffFactor"_s, 1.5, none);
        row(u"onError.backoffMax"_s, u"10 s"_s, u"never"_s);
        row(u"onError.jitter"_s, 20, none);
        row(u"onError.retryFor"_s, u"10 min"_s, u"ever"_s);
        row(u"onError.mostParked"_s, 100, none);
        row(u"onError.pauseAfter"_s, 5, none);
        row(u"onError.pauseFor"_s, u"1 min"_s, u"long"_s);
    }
    void whatEveryStepHasIsReadAndWritten()
    {
        QFETCH(const QString, place);
        QFETCH(const QJsonValue, value);
        QFETCH(const QJsonValue, nonsense);
        const QList<FieldBinding> bindings = runtimeBindings(StepInfo{});
        const auto binding = std::ranges::find(bindings, place, &FieldBinding::place);
        QVERIFY(binding != bindings.end());
        StepSpec step{.id = {u"a"_s}, .type = u"t"_s};
        const StepSpec before = step;
        QVERIFY(binding->read(step).isUndefined());
        QCOMPARE(binding->withoutDefault(binding->effective(step)),
                 QJsonValue(QJsonValue::Undefined));
        binding->write(step, value);
        QVERIFY(step != before);
        QCOMPARE(binding->read(step), value);
        QCOMPARE(binding->withoutDefault(value), value);
        const StepSpec changed = step;
        if (!nonsense.isUndefined()) {
            binding->write(step, nonsense);
            QVERIFY(step == changed);
        }
        binding->write(step, QJsonValue::Undefined);
        QVERIFY(step == before);
    }

    void detailsOfRetriesAreShownWhereThereAreRetries()
    {
        Bench b;
        b.select({u"work"_s});
        const QStringList details{u"onError.backoff"_s, u"onError.backoffFactor"_s,
                                  u"onError.backoffMax"_s, u"onError.jitter"_s,
                                  u"onError.retryFor"_s};
        for (const QString &detail : details)
            QVERIFY2(b.row(detail)->isHidden(), qPrintable(detail));
        b.input<QDoubleSpinBox>(u"onError.retries"_s)->stepUp();
        for (const QString &detail : details)
            QVERIFY2(!b.row(detail)->isHidden(), qPrintable(detail));
        b.editor.undoStack().undo();
        for (const QString &detail : details)
            QVERIFY2(b.row(detail)->isHidden(), qPrintable(detail));
    }

    void whatDoesNothingIsShownIfItIsSet()
    {
        Bench b;
        b.select({u"work"_s});
        QVERIFY(b.row(u"onError.pauseFor"_s)->isHidden());
        b.editor.apply(u"Set"_s, withStepChanged(b.editor.spec(), {u"work"_s}, [](StepSpec &step) {
                           step.onError.pauseFor = std::chrono::minutes(1);
                       }));
        QVERIFY(!b.row(u"onError.pauseFor"_s)->isHidden());
    }

    void aFieldMattersIfOthersMakeItDoSomething_data()
    {
        QTest::addColumn<ErrorSpec>("errors");
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("matters");
        const ErrorSpec setAside{.then = AfterFailure::SetAside};
        QTest::newRow("limit") << setAside << u"onError.mostFailed"_s << true;
        QTest::newRow("limit at end") << ErrorSpec{} << u"onError.mostFailed"_s << false;
        QTest::newRow("parking") << ErrorSpec{.retries = 1} << u"onError.mostParked"_s << true;
        QTest::newRow("no parking") << ErrorSpec{} << u"onError.mostParked"_s << false;
        QTest::newRow("pause") << setAside << u"onError.pauseAfter"_s << true;
        QTest::newRow("pause and retry")
            << ErrorSpec{.retries = 1} << u"onError.pauseAfter"_s << true;
        QTest::newRow("pause at end") << ErrorSpec{} << u"onError.pauseAfter"_s << false;
        QTest::newRow("length") << ErrorSpec{.pauseAfter = 2} << u"onError.pauseFor"_s << true;
        QTest::newRow("no length") << ErrorSpec{.pauseAfter = 0} << u"onError.pauseFor"_s << false;
    }
    void aFieldMattersIfOthersMakeItDoSomething()
    {
        QFETCH(const ErrorSpec, errors);
        QFETCH(const QString, place);
        QFETCH(const bool, matters);
        const QList<FieldBinding> bindings = errorBindings(StepInfo{});
        const auto binding = std::ranges::find(bindings, place, &FieldBinding::place);
        QVERIFY(binding != bindings.end());
        QCOMPARE(binding->matters({.id = {u"a"_s}, .type = u"t"_s, .onError = errors}), matters);
    }

    void theRetriesOfATypeCount()
    {
        StepInfo info;
        info.defaultRetries = 2;
        const QList<FieldBinding> bindings = errorBindings(info);
        const auto wait = std::ranges::find(bindings, u"onError.backoff"_s, &FieldBinding::place);
        QVERIFY(wait->matters({.id = {u"a"_s}, .type = u"t"_s}));
        QVERIFY(!wait->matters({.id = {u"a"_s}, .type = u"t"_s, .onError = {.retries = 0}}));
    }

    void anEditIsOneNamedUndoStep()
    {
        Bench b;
        b.select({u"form"_s});
        const PipelineSpec before = b.editor.spec();
        auto *line = b.input<QLineEdit>(u"settings.folder"_s);
        QTest::keyClicks(line, u"photos"_s);
        QCOMPARE(b.editor.spec(), before);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(b.step(u"form"_s).settings.value(u"folder"_s), QJsonValue(u"photos"_s));
        QCOMPARE(b.editor.undoStack().undoText(), u"Change Folder"_s);
        b.editor.undoStack().undo();
        QCOMPARE(b.editor.spec(), before);
        QCOMPARE(line->text(), QString());
    }

    void stepsOfANumberAreOneGestureWhileTheFocusStays()
    {
        Bench b;
        b.select({u"form"_s});
        auto *box = b.input<QDoubleSpinBox>(u"settings.size"_s);
        QFocusEvent in(QEvent::FocusIn);
        QCoreApplication::sendEvent(box, &in);
        box->stepUp();
        box->stepUp();
        QCOMPARE(b.step(u"form"_s).settings.value(u"size"_s), QJsonValue(258));
        QCOMPARE(b.editor.undoStack().count(), 1);
    }

    void whatEqualsTheDefaultIsNotWritten()
    {
        Bench b;
        b.select({u"form"_s});
        auto *box = b.input<QCheckBox>(u"settings.recursive"_s);
        box->click();
        QCOMPARE(b.step(u"form"_s).settings.value(u"recursive"_s), QJsonValue(false));
        box->click();
        QVERIFY(!b.step(u"form"_s).settings.contains(u"recursive"_s));
    }

    void theDotReturnsToTheDefault()
    {
        Bench b;
        b.select({u"form"_s});
        FieldRow *row = b.row(u"settings.size"_s);
        QVERIFY(!row->differsFromDefault());
        b.editor.apply(u"Set"_s, withSetting(b.editor.spec(), {u"form"_s}, u"size"_s, 64));
        QVERIFY(row->differsFromDefault());
        QCOMPARE(b.input<QDoubleSpinBox>(u"settings.size"_s)->value(), 64.0);
        row->findChild<QToolButton *>(u"reset"_s)->click();
        QVERIFY(!b.step(u"form"_s).settings.contains(u"size"_s));
        QCOMPARE(b.input<QDoubleSpinBox>(u"settings.size"_s)->value(), 256.0);
    }

    void aReferenceIsShownAsTextInAnyField()
    {
        Bench b;
        b.editor.apply(u"Set"_s,
                       withSetting(b.editor.spec(), {u"form"_s}, u"size"_s, u"${edge}"_s));
        b.select({u"form"_s});
        QVERIFY(!b.input<QDoubleSpinBox>(u"settings.size"_s));
        QCOMPARE(b.input<QLineEdit>(u"settings.size"_s)->text(), u"${edge}"_s);
        b.editor.undoStack().undo();
        QVERIFY(b.input<QDoubleSpinBox>(u"settings.size"_s));
    }

    void problemsStandUnderTheirField()
    {
        Bench b;
        b.select({u"form"_s});
        b.editor.checkNow();
        auto *message = b.row(u"settings.folder"_s)->findChild<QLabel *>(u"message"_s);
        QVERIFY(!message->isHidden());
        QVERIFY(!message->text().isEmpty());
        b.editor.apply(u"Set"_s,
                       withSetting(b.editor.spec(), {u"form"_s}, u"folder"_s, u"photos"_s));
        b.editor.checkNow();
        QVERIFY(message->isHidden());
    }

    void aProblemOffersItsRemedyInOneUndoStep()
    {
        Bench b;
        b.editor.apply(u"Misspell"_s,
                       withSetting(b.editor.spec(), {u"form"_s}, u"foldr"_s, u"/tmp"_s));
        b.editor.checkNow();
        b.select({u"form"_s});
        const QList<QPushButton *> remedies = b.inspector.findChildren<QPushButton *>(u"fix"_s);
        const auto found = std::ranges::find(remedies, u"Rename to “folder”"_s, &QPushButton::text);
        QVERIFY(found != remedies.end());
        (*found)->click();
        QCOMPARE(b.step(u"form"_s).settings.value(u"folder"_s), QJsonValue(u"/tmp"_s));
        QCOMPARE(b.editor.undoStack().count(), 2);
    }

    void aSettingBecomesAVariableInOneUndoStep()
    {
        Bench b;
        b.editor.reset(withSetting(b.editor.spec(), {u"form"_s}, u"folder"_s, u"/tmp"_s), {});
        b.select({u"form"_s});
        b.row(u"settings.folder"_s)->findChild<QAction *>(u"makeVariable"_s)->trigger();
        QCOMPARE(b.step(u"form"_s).settings.value(u"folder"_s), QJsonValue(u"${folder}"_s));
        QCOMPARE(b.editor.spec().findVariable(u"folder"_s)->value, QJsonValue(u"/tmp"_s));
        QCOMPARE(b.editor.undoStack().count(), 1);
        b.row(u"settings.folder"_s)->findChild<QAction *>(u"makeVariable"_s)->trigger();
        QCOMPARE(b.editor.undoStack().count(), 1); // it is one already
    }

    void severalStepsOfOneTypeAreEditedTogether()
    {
        Bench b;
        b.select({u"form"_s, u"form-2"_s});
        b.input<QCheckBox>(u"settings.recursive"_s)->click();
        QCOMPARE(b.step(u"form"_s).settings.value(u"recursive"_s), QJsonValue(false));
        QCOMPARE(b.step(u"form-2"_s).settings.value(u"recursive"_s), QJsonValue(false));
        QCOMPARE(b.editor.undoStack().count(), 1);
    }

    void stepsOfDifferentTypesShareWhatAllHave()
    {
        Bench b;
        b.select({u"form"_s, u"work"_s});
        QVERIFY(!b.row(u"settings.folder"_s));
        auto *box = b.input<QDoubleSpinBox>(u"workers"_s);
        box->stepUp();
        QCOMPARE(b.step(u"form"_s).workers, Workers{2});
        QCOMPARE(b.step(u"work"_s).workers, Workers{2});
    }

    void revealFocusesTheFieldAndUnfoldsIt()
    {
        Bench b;
        b.inspector.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.inspector));
        b.select({u"form"_s});
        b.editor.selection().reveal({u"form"_s}, u"workers"_s);
        QVERIFY(b.row(u"workers"_s)->isVisible());
        QVERIFY(b.row(u"workers"_s)->isAncestorOf(QApplication::focusWidget()));
    }

    void whatIsUnfoldedToBeRevealedIsScrolledTo()
    {
        Bench b;
        QVERIFY(QTest::qWaitForWindowExposed(&b.inspector));
        b.select({u"form"_s});
        QCoreApplication::processEvents(); // it stands there, folded
        b.editor.selection().reveal({u"form"_s}, u"onError.retries"_s);
        QCoreApplication::processEvents();
        const FieldRow *row = b.row(u"onError.retries"_s);
        QCOMPARE(row->visibleRegion().boundingRect(), row->rect());
    }

    void theTitleRenamesTheStep()
    {
        Bench b;
        b.select({u"form"_s});
        auto *title = b.inspector.findChild<QLineEdit *>(u"stepTitle"_s);
        QTest::keyClicks(title, u"Shrink"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(b.step(u"form"_s).title, u"Shrink"_s);
    }

    void aTextIsNotLostWhenTheSelectionChanges()
    {
        Bench b;
        b.inspector.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.inspector));
        b.select({u"form"_s});
        auto *line = b.input<QLineEdit>(u"settings.folder"_s);
        line->setFocus();
        QTest::keyClicks(line, u"photos"_s);
        b.select({u"work"_s});
        QCOMPARE(b.step(u"form"_s).settings.value(u"folder"_s), QJsonValue(u"photos"_s));
        QVERIFY(!b.step(u"work"_s).settings.contains(u"folder"_s));
    }

    void aFieldThatBecomesAReferenceIsReplacedWhileItTells()
    {
        Bench b;
        b.select({u"form"_s});
        auto *line = b.input<QLineEdit>(u"settings.wait"_s);
        line->selectAll();
        QTest::keyClicks(line, u"${pause}"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(b.step(u"form"_s).settings.value(u"wait"_s), QJsonValue(u"${pause}"_s));
        QCOMPARE(b.input<QLineEdit>(u"settings.wait"_s)->text(), u"${pause}"_s);
    }

    void showsTheNumbersOfARun()
    {
        Bench b;
        b.select({u"work"_s});
        engine::MetricsSnapshot metrics;
        metrics.steps.emplace_back();
        metrics.steps.back().name = u"work"_s;
        metrics.steps.back().in = 12345;
        metrics.steps.back().hasQueue = true;
        b.inspector.showRun(metrics, {});
        b.inspector.findChild<QTabWidget *>()->setCurrentIndex(2);
        QCOMPARE(b.inspector.findChild<QLabel *>(u"in"_s)->text(), QLocale().toString(12345));
    }

    void theHelpIsThatOfTheType()
    {
        Bench b;
        b.select({u"form"_s});
        b.inspector.findChild<QTabWidget *>()->setCurrentIndex(3);
        const QString text = b.inspector.findChild<QTextBrowser *>()->toPlainText();
        QVERIFY(text.contains(u"Does nothing with items."_s));
        QVERIFY(text.contains(u"Longest edge"_s));
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
