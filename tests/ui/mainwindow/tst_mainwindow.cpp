// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "studio.h"

#include <paipa/document/pipelinefile.h>

#include <QClipboard>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace paipa;
using namespace paipa::test;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
    }

    void whatIsDrawnHasItsName()
    {
        Studio studio;
        for (const char *name :
             {"menuBar", "mainToolBar", "commandBox", "documentTabs", "stepPalette", "outline",
              "canvas", "problemChip", "messageBar", "minimap", "inspector", "runTable",
              "errorView", "problemList", "itemView", "logView", "historyView"})
            QVERIFY2(studio.window.findChild<QWidget *>(QLatin1StringView(name)), name);
    }

    void nothingToInspectLeavesTheRoomToTheCanvas()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QVERIFY(studio.inspector().isHidden());
        studio.edit(1, {u"test.drop"_s});
        QVERIFY(!studio.inspector().isHidden());
    }

    void theKeysOfTheCanvasWorkOnTheRowsOfTheOutline()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&studio.window));
        studio.edit(1, {u"test.work"_s, u"test.drop"_s});
        auto *outline = studio.window.findChild<QTreeView *>(u"outline"_s);
        outline->setFocus();
        outline->setCurrentIndex(outline->model()->index(1, 0));
        const auto step = [&] { return studio.view().editor().spec().find({u"work"_s}); };
        QTest::keyClick(outline, Qt::Key_D);
        QVERIFY(!step()->enabled);
        QTest::keyClick(outline, Qt::Key_B);
        QVERIFY(step()->bypass);
        QTest::keyClick(outline, Qt::Key_Plus);
        QCOMPARE(step()->workers, Workers{2});
        QTest::keyClick(outline, Qt::Key_Minus);
        QCOMPARE(step()->workers, Workers{1});
        outline->setCurrentIndex(outline->model()->index(2, 0));
        QTest::keyClick(outline, Qt::Key_Delete);
        QVERIFY(!studio.view().editor().spec().find({u"drop"_s}));
        outline->setCurrentIndex(outline->model()->index(1, 0));
        QTest::keyClick(outline, Qt::Key_F2);
        auto *editor = outline->findChild<QLineEdit *>();
        QVERIFY(editor);                     // in the row
        QTest::keyClicks(editor, u"Bold"_s); // letters are letters there
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(step()->title, u"Bold"_s);
    }

    void enterLeadsToTheFirstSettingEvenOfAClosedInspector()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&studio.window));
        studio.edit(1, {u"test.drop"_s});
        studio.inspector().close();
        studio.view().editor().selection().setSteps({{u"count"_s}});
        studio.view().canvas().setFocus();
        QTest::keyClick(&studio.view().canvas(), Qt::Key_Return);
        QVERIFY(!studio.inspector().isHidden());
        const QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused && studio.inspector().isAncestorOf(focused));
        QCOMPARE(focused->accessibleName(), u"Items"_s);
    }

    void anInspectorThatWasClosedStaysClosed()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1, {u"test.drop"_s});
        studio.inspector().close();
        studio.edit(2, {u"test.drop"_s});
        QVERIFY(studio.inspector().isHidden());
    }

    void anEarlierVersionComesBackAsAnUndoStep()
    {
        Studio studio;
        studio.edit(1, {u"test.drop"_s});
        const PipelineSpec first = studio.view().editor().spec();
        const QString file = studio.folder.filePath(u"a.paipa"_s);
        QVERIFY(studio.view().document().saveAs(file).isEmpty());
        const PipelineSpec second = test::chain(2, {u"test.drop"_s});
        studio.view().editor().apply(u"edit"_s, second);
        QVERIFY(studio.view().document().save().isEmpty());

        auto &menu = *studio.window.findChild<QMenu *>(u"earlierVersions"_s);
        Q_EMIT menu.aboutToShow();
        QCOMPARE(menu.actions().size(), 1);
        menu.actions().first()->trigger();
        QCOMPARE(studio.view().editor().spec(), first);
        studio.view().editor().undoStack().undo();
        QCOMPARE(studio.view().editor().spec(), second);
    }

    void resultsAreTitlesUntilARunBegins()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Titles);
        studio.edit(3, {u"test.drop"_s});
        studio.view().run();
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(studio.view().results().currentWidget(), &studio.view().results().runPanel());
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
    }

    void aClickOnATitleShowsAndHides()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QTabBar *bar = studio.view().results().tabBar();
        const auto click = [bar](int index) {
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
        };
        click(2);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(bar->currentIndex(), 2);
        click(1);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(bar->currentIndex(), 1);
        click(1);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Titles);
    }

    void titlesCountErrorsAndProblems()
    {
        Studio studio;
        studio.edit(3, {u"test.fail"_s, u"test.drop"_s});
        PipelineEditor &editor = studio.view().editor();
        editor.apply(u"Set aside"_s,
                     withStepChanged(editor.spec(), {u"fail"_s}, [](StepSpec &step) {
                         step.onError.then = AfterFailure::SetAside;
                     }));
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QTRY_COMPARE(studio.tabTitle(studio.view().results().errorPanel()), u"Errors (3)"_s);
        editor.apply(u"Break"_s, withStepChanged(editor.spec(), {u"fail"_s}, [](StepSpec &step) {
                         step.settings[u"every"_s] = u"?"_s;
                     }));
        editor.checkNow();
        QCOMPARE(studio.tabTitle(studio.view().problems()), u"Problems (1)"_s);
    }

    void aRunAsksForVariablesInABar()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        PipelineSpec spec = test::chain(1, {u"test.drop"_s});
        spec.variables = {VariableSpec{.name = u"size"_s}};
        studio.view().editor().reset(spec, {});
        studio.view().run();
        QCOMPARE(studio.view().session().state(), SessionState::Idle);
        auto *line = studio.window.findChild<QLineEdit *>(u"size"_s);
        QVERIFY(line && line->isVisible());
        QVERIFY(!QApplication::activeModalWidget());
        line->setText(u"5"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QVERIFY(!line->isVisible());
    }

    void aRunOutOfSightIsSampledLessOften()
    {
        Studio studio;
        DocumentView &first = studio.view();
        QCOMPARE(first.session().attention(), RunSession::Attention::Watched);
        studio.window.addDocument();
        QCOMPARE(first.session().attention(), RunSession::Attention::Hidden);
        studio.window.bringToFront(first);
        QCOMPARE(first.session().attention(), RunSession::Attention::Watched);
    }

    void aFileThatChangedOnDiskIsComparedInWords()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        const QString path = studio.folder.filePath(u"numbers.paipa"_s);
        studio.edit(3, {u"test.work"_s, u"test.drop"_s});
        QVERIFY(studio.view().document().saveAs(path).isEmpty());
        const PipelineSpec other =
            withWorkers(studio.view().editor().spec(), {u"work"_s}, Workers{4});
        QVERIFY(savePipeline(other, path).isEmpty());
        MessageBar &message = studio.view().page().messageBar();
        QTRY_VERIFY(message.message().contains(u"changed by another program"_s));
        pressChoice(message, u"Compare"_s);
        DifferenceBar &bar = studio.view().differences();
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.findChild<QPlainTextEdit *>()->toPlainText(),
                 u"“Work”, workers: nothing becomes 4."_s);
        QVERIFY(!QApplication::activeModalWidget());
        bar.findChild<QPushButton *>(u"reload"_s)->click();
        QVERIFY(!bar.isVisible());
        QCOMPARE(studio.view().editor().spec(), other);
        QVERIFY(!studio.view().editor().isModified());
    }

    void whatIsOpenCanBeKeptAfterComparing()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        const QString path = studio.folder.filePath(u"numbers.paipa"_s);
        studio.edit(3, {u"test.drop"_s});
        QVERIFY(studio.view().document().saveAs(path).isEmpty());
        const PipelineSpec mine = studio.view().editor().spec();
        QVERIFY(savePipeline(test::chain(5, {u"test.gate"_s, u"test.drop"_s}), path).isEmpty());
        MessageBar &message = studio.view().page().messageBar();
        QTRY_VERIFY(message.message().contains(u"changed by another program"_s));
        pressChoice(message, u"Compare"_s);
        const QString lines =
            studio.view().differences().findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(lines.startsWith(u"“Gate” is added.\n“Count”, Items: 3 becomes 5."_s),
                 qPrintable(lines));
        studio.view().differences().findChild<QPushButton *>(u"keepMine"_s)->click();
        QCOMPARE(studio.view().editor().spec(), mine);
        QVERIFY(studio.view().editor().isModified());
    }

    void aStepIsReplacedByKeyboardAndTellsWhatItLost()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.window.activateWindow();
        studio.edit(3, {u"test.work"_s, u"test.drop"_s});
        PipelineEditor &editor = studio.view().editor();
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"work"_s}, u"milliseconds"_s, 1));
        editor.selection().setSteps({{u"work"_s}});
        studio.view().canvas().setFocus();
        studio.window.actions().action(Command::Replace)->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"gate"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(editor.spec().find({u"gate"_s}));
        QCOMPARE(editor.spec().links.size(), 2);
        QCOMPARE(studio.view().page().messageBar().message(),
                 u"Not kept of the old step: the setting “Time”."_s);
    }

    void aStepThatCannotBeBypassedSaysWhy()
    {
        Studio studio;
        studio.edit(3, {u"test.drop"_s});
        studio.view().editor().selection().setSteps({{u"count"_s}});
        studio.window.actions().action(Command::Bypass)->trigger();
        QVERIFY(studio.view().page().messageBar().message().contains(u"it has no input"_s));
        QVERIFY(!studio.view().editor().undoStack().canUndo());
    }

    void theCommandLineRunsTheFile()
    {
        Studio studio;
        studio.edit(3, {u"test.drop"_s});
        QAction *copy = studio.window.actions().action(Command::CopyCommandLine);
        copy->trigger();
        MessageBar &message = studio.view().page().messageBar();
        QVERIFY(message.message().startsWith(u"Save the pipeline first"_s));
        const QString path = studio.folder.filePath(u"some numbers.paipa"_s);
        QVERIFY(studio.view().document().saveAs(path).isEmpty());
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"paipa run '%1'"_s.arg(path));
        QCOMPARE(message.message(), u"Copied. It runs the same file in a terminal."_s);
        PipelineEditor &editor = studio.view().editor();
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"count"_s}, u"items"_s, 7));
        copy->trigger();
        QVERIFY(message.message().contains(u"without what was changed since"_s));
    }

    void aTabShowsThatSomethingRuns()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1000, {u"test.gate"_s, u"test.drop"_s}); // nothing passes the gate
        const auto hasIcon = [&studio] {
            return !studio.window.findChild<QTabWidget *>(u"documentTabs"_s)->tabIcon(0).isNull();
        };
        QVERIFY(!hasIcon());
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Running);
        QVERIFY(hasIcon());
        studio.view().session().abort();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Aborted);
        QVERIFY(!hasIcon());
        QVERIFY(studio.message().message().startsWith(u"Aborted after"_s));
    }

    void stoppingOnceMoreOffersToAbort()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1000, {u"test.gate"_s, u"test.drop"_s}); // nothing passes the gate
        studio.view().run();
        RunSession &session = studio.view().session();
        QTRY_COMPARE(session.state(), SessionState::Running);
        QAction *stop = studio.window.actions().action(Command::Stop);
        MessageBar &message = studio.view().page().messageBar();
        stop->trigger();
        QTRY_COMPARE(session.state(), SessionState::Stopping);
        QCOMPARE(message.message(), QString());
        stop->trigger();
        QVERIFY(message.message().startsWith(u"What has begun is being completed"_s));
        pressChoice(message, u"Abort"_s);
        QTRY_COMPARE(session.state(), SessionState::Aborted);
    }

    void stepsAreFoundByStateAndType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        const QStringList all{u"Count"_s, u"Fail"_s, u"Drop"_s};
        QTest::newRow("by name") << u"fa"_s << QStringList{u"Fail"_s};
        QTest::newRow("by type") << u"type:test"_s << all;
        QTest::newRow("by state") << u"state:error"_s << QStringList{u"Fail"_s};
        QTest::newRow("by another state") << u"state:done"_s << QStringList{u"Count"_s, u"Drop"_s};
        QTest::newRow("all at once") << u"state:done type:drop"_s << QStringList{u"Drop"_s};
        QTest::newRow("nothing") << u"state:error drop"_s << QStringList();
    }
    void stepsAreFoundByStateAndType()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, found);
        Studio studio;
        QVERIFY(studio.isSeen());
        PipelineSpec spec = test::chain(3, {u"test.fail"_s, u"test.drop"_s});
        studio.view().editor().reset(
            withStepChanged(spec, {u"fail"_s},
                            [](StepSpec &step) { step.onError.then = AfterFailure::SetAside; }),
            {});
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        auto *box = studio.window.findChild<QLineEdit *>(u"commandBox"_s);
        box->setFocus();
        QTest::keyClicks(box, typed);
        QStringList shown;
        if (auto *list = commandList(studio.window); list->isVisible()) {
            for (int row = 0; row < list->count(); ++row)
                shown.append(list->item(row)->text().section(u" – "_s, 0, 0));
        }
        QCOMPARE(shown, found);
    }

private:
    /// It stands in the window, above what is there.
    static QListWidget *commandList(MainWindow &window)
    {
        const auto lists =
            window.findChildren<QListWidget *>(QString(), Qt::FindDirectChildrenOnly);
        if (!lists.isEmpty())
            return lists.first();
        return window.findChild<QLineEdit *>(u"commandBox"_s)->findChild<QListWidget *>();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
