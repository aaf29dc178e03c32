// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "studio.h"

#include "run/variablesbar.h"

#include <paipa/document/pipelinefile.h>

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QToolButton>

using namespace paipa;
using namespace paipa::test;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// What people typed, saved and ran is there when they look for it.
class TestLosingNothing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_losingnothing"_s);
    }

    void whatIsBeingTypedCounts_data()
    {
        QTest::addColumn<Command>("command");
        QTest::newRow("for a run") << Command::Run;
        QTest::newRow("for a preview") << Command::Preview;
        QTest::newRow("for the file") << Command::Save;
    }
    void whatIsBeingTypedCounts()
    {
        QFETCH(const Command, command);
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&studio.window));
        studio.edit(3, {u"test.drop"_s});
        QVERIFY(studio.view().document().saveAs(studio.file()).isEmpty());
        studio.view().editor().selection().setSteps({{u"count"_s}});
        auto *title = studio.window.findChild<QLineEdit *>(u"stepTitle"_s);
        title->setFocus();
        title->setText(u"Typed"_s);
        studio.window.actions().action(command)->trigger();
        QCOMPARE(studio.view().editor().spec().find({u"count"_s})->title, u"Typed"_s);
        QVERIFY(title->hasFocus());
        if (command == Command::Save)
            QCOMPARE(loadPipeline(studio.file())->spec, studio.view().editor().spec());
        QTRY_VERIFY(!isActive(studio.view().session().state()));
    }

    void aTabDoesNotCloseOverARun_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<SessionState>("end");
        QTest::newRow("stop") << u"Stop and close"_s << SessionState::Stopped;
        QTest::newRow("abort") << u"Abort and close"_s << SessionState::Aborted;
    }
    void aTabDoesNotCloseOverARun()
    {
        QFETCH(const QString, choice);
        QFETCH(const SessionState, end);
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1'000'000'000, {u"test.drop"_s});
        DocumentView &view = studio.view();
        studio.window.addDocument();
        studio.window.bringToFront(view);
        view.run();
        QTRY_COMPARE(view.session().state(), SessionState::Running);
        SessionState last = SessionState::Idle;
        connect(&view.session(), &RunSession::stateChanged, this,
                [&last](SessionState state) { last = state; });
        QVERIFY(!studio.window.files().close(view));
        QCOMPARE(view.session().state(), SessionState::Running);
        pressChoice(studio.message(), choice);
        QTRY_COMPARE(studio.window.documents().size(), 1);
        QCOMPARE(last, end);
    }

    void theWindowDoesNotCloseOverARun()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1'000'000'000, {u"test.drop"_s});
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Running);
        QVERIFY(!studio.window.close());
        pressChoice(studio.message(), u"Abort and close"_s);
        QTRY_VERIFY(!studio.window.isVisible());
    }

    void anOfferToAbortDoesNotMeetTheNextRun()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1'000'000'000, {u"test.drop"_s});
        RunSession &session = studio.view().session();
        studio.view().run();
        QTRY_COMPARE(session.state(), SessionState::Running);
        studio.view().stop();
        studio.view().stop();
        QTRY_COMPARE(session.state(), SessionState::Stopped);
        QVERIFY(!studio.message().message().startsWith(u"What has begun"_s));
    }

    void aQuestionIsStillThereAfterAnotherMessage()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        bool isAnswered = false;
        MessageBar &bar = studio.message();
        bar.showMessage(u"Reload?"_s, MessageBar::Tone::Warning,
                        {{u"Reload"_s, [&] { isAnswered = true; }}});
        studio.view().tell(u"Copied."_s);
        QCOMPARE(bar.message(), u"Copied."_s);
        bar.findChild<QToolButton *>()->click();
        QCOMPARE(bar.message(), u"Reload?"_s);
        pressChoice(bar, u"Reload"_s);
        QVERIFY(isAnswered);
        QCOMPARE(bar.message(), QString());
    }

    void whatIsShownRunsWhateverItWasWhenItsVariablesWereAskedFor()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        PipelineSpec spec = chain(1, {u"test.drop"_s});
        spec.variables = {VariableSpec{.name = u"size"_s}};
        PipelineEditor &editor = studio.view().editor();
        editor.reset(spec, {});
        studio.view().run();
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"count"_s}, u"items"_s, 7));
        auto *line = studio.window.findChild<QLineEdit *>(u"size"_s);
        line->setText(u"5"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QCOMPARE(studio.view().session().history().latest().metrics.origins.emitted, 7u);
    }

    void readingAFileAgainIsAnUndoStep()
    {
        Studio studio;
        studio.edit(1, {u"test.drop"_s});
        PipelineDocument &document = studio.view().document();
        QVERIFY(document.saveAs(studio.file()).isEmpty());
        PipelineEditor &editor = studio.view().editor();
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"count"_s}, u"items"_s, 7));
        const PipelineSpec mine = editor.spec();
        const PipelineSpec other = chain(2, {u"test.drop"_s});
        QVERIFY(savePipeline(other, studio.file()).isEmpty());
        QVERIFY(document.reload().isEmpty());
        QCOMPARE(editor.spec(), other);
        QVERIFY(!editor.isModified());
        editor.undoStack().undo();
        QCOMPARE(editor.spec(), mine);
        QVERIFY(editor.isModified());
    }

    void aFileThatIsGoneCanBeSavedAgain()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1, {u"test.drop"_s});
        QVERIFY(studio.view().document().saveAs(studio.file()).isEmpty());
        QVERIFY(QFile::remove(studio.file()));
        QTRY_VERIFY(studio.message().message().startsWith(u"The file was deleted"_s));
        QVERIFY(studio.view().editor().isModified());
        pressChoice(studio.message(), u"Save it again"_s);
        QVERIFY(QFile::exists(studio.file()));
        QVERIFY(!studio.view().editor().isModified());
        // and it is watched again
        QVERIFY(savePipeline(chain(2, {u"test.drop"_s}), studio.file()).isEmpty());
        QTRY_VERIFY(studio.message().message().startsWith(u"The file was changed"_s));
    }

    void aFileThatIsOpenElsewhereIsNotWritten()
    {
        Studio studio;
        studio.edit(1, {u"test.drop"_s});
        QVERIFY(studio.view().document().saveAs(studio.file()).isEmpty());
        const PipelineSpec kept = studio.view().editor().spec();
        DocumentView &other = studio.window.addDocument();
        other.editor().reset(chain(2, {u"test.drop"_s}), {});
        const Problems problems = other.document().saveAs(studio.file());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().code, u"open-elsewhere"_s);
        QCOMPARE(loadPipeline(studio.file())->spec, kept);
    }

    void aRenamedNoteThatIsGoneIsLeftAlone()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1, {u"test.drop"_s});
        CanvasView &canvas = studio.view().canvas();
        canvas.addNote();
        auto *editor = canvas.findChild<QPlainTextEdit *>();
        QVERIFY(editor->isVisible());
        editor->setPlainText(u"to do"_s);
        studio.view().editor().undoStack().undo();
        canvas.setFocus();
        QVERIFY(!editor->isVisible());
        QVERIFY(studio.view().editor().spec().layout.notes.isEmpty());
    }

    void samplesThatNobodyMayWriteToAreCopied()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        const QTemporaryDir home;
        qputenv("HOME", home.path().toUtf8());
        const QTemporaryDir samples;
        const QString sample = samples.filePath(u"small.paipa"_s);
        QVERIFY(savePipeline(chain(2, {u"test.drop"_s}), sample).isEmpty());
        QVERIFY(QFile::setPermissions(samples.path(), QFile::ReadOwner | QFile::ExeOwner));
        Studio studio(samples.path());
        studio.window.files().openPath(sample);
        QVERIFY(studio.view().editor().path().startsWith(home.path()));
        QVERIFY(studio.view().document().isTrusted());
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QFile::setPermissions(samples.path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
};

QTEST_MAIN(TestLosingNothing)
#include "tst_losingnothing.moc"
