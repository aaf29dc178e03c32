// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/historypanel.h"

#include <paipa/backends/localbackend.h>

#include "document/pipelineeditor.h"
#include "run/errorpanel.h"
#include "run/pastrunview.h"
#include "run/runpanel.h"
#include "run/steptablemodel.h"
#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

RunReport reportAt(const QDateTime &started)
{
    RunReport report;
    report.started = started;
    report.summary.outcome.state = engine::RunState::Finished;
    report.summary.metrics.origins.emitted = 12;
    return report;
}

/// Of the newest run.
QString outcomeIn(HistoryPanel &panel)
{
    return panel.model().index(0, HistoryModel::Outcome).data().toString();
}

const QDateTime noon(QDate(2026, 1, 2), QTime(12, 0), Qt::UTC);

} // namespace

class TestHistoryPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsReadTheNewestFirst()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        archive.add(u"/a.paipa"_s, reportAt(noon));
        archive.add(u"/a.paipa"_s, reportAt(noon.addSecs(60)));
        archive.add(u"/b.paipa"_s, reportAt(noon));
        const QList<ArchivedRun> runs = archive.runs(u"/a.paipa"_s);
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].started, noon.addSecs(60));
        QCOMPARE(runs[0].items(), 12);
        QCOMPARE(runs[0].outcome(), u"finished"_s);
    }

    void theOldestGo()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        for (int i = 0; i < RunArchive::mostRuns + 5; ++i)
            archive.add(u"/a.paipa"_s, reportAt(noon.addSecs(i)));
        const QList<ArchivedRun> runs = archive.runs(u"/a.paipa"_s);
        QCOMPARE(runs.size(), RunArchive::mostRuns);
        QCOMPARE(runs.constLast().started, noon.addSecs(5));
    }

    void aDamagedFileIsLeftOut()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        archive.add(u"/a.paipa"_s, reportAt(noon));
        archive.add(u"/a.paipa"_s, reportAt(noon.addSecs(1)));
        QDirIterator files(folder.path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        QFile damaged(files.next());
        QVERIFY(damaged.resize(10));
        QCOMPARE(archive.runs(u"/a.paipa"_s).size(), 1);
    }

    void aFolderThatCannotBeMadeSpoilsNothing()
    {
        const RunArchive archive(u"/proc/nothing"_s);
        archive.add(u"/a.paipa"_s, reportAt(noon));
        QVERIFY(archive.runs(u"/a.paipa"_s).isEmpty());
    }

    void aRunIsThereFromItsStart()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        std::unique_ptr<QLockFile> running = archive.begin(u"/a.paipa"_s, {}, noon);
        QCOMPARE(archive.runs(u"/a.paipa"_s).constFirst().end, ArchivedRun::End::Pending);
        archive.add(u"/a.paipa"_s, reportAt(noon));
        running.reset();
        const QList<ArchivedRun> runs = archive.runs(u"/a.paipa"_s);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.constFirst().end, ArchivedRun::End::Known);
        QCOMPARE(runs.constFirst().outcome(), u"finished"_s);
    }

    void aRunWithoutAnEndWasInterrupted()
    {
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        const PipelineSpec spec = test::chain(7, {u"test.drop"_s});
        editor.reset(spec, u"/a.paipa"_s);
        RunSession session(backend, steps.catalogue);
        const RunArchive archive(folder.path());
        archive.begin(u"/a.paipa"_s, spec, noon).reset(); // as if the program was killed
        QFile failed(RunArchive::deadLetterFile(archive.folderOf(u"/a.paipa"_s), noon));
        QVERIFY(failed.open(QIODevice::WriteOnly));
        failed.write(R"({"step":"drop","error":{"code":"full","text":"no"},"item":{"n":1}})"
                     "\n");
        failed.close();
        HistoryPanel panel(session, editor, archive);
        panel.show();
        QTRY_COMPARE(panel.model().rowCount(), 1);
        const auto text = [&](int column) {
            return panel.model().index(0, column).data().toString();
        };
        QCOMPARE(text(HistoryModel::Outcome), u"Interrupted"_s);
        QCOMPARE(text(HistoryModel::Items), QString());
        panel.open(0);
        QTRY_VERIFY(panel.openRun());
        PastRunView &past = *panel.openRun();
        const QAbstractItemModel &table = *past.runPanel().table().model();
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, StepTableModel::State).data(), u"idle"_s); // not "done"
        QVERIFY(past.findChild<QLabel *>(u"runLimit"_s)->text().startsWith(u"Interrupted"_s));
        QTRY_COMPARE(past.errorPanel().model().kept(), 1);
    }

    void aRunIsThereWhileItGoesOn()
    {
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(7, {u"test.gate"_s, u"test.drop"_s}), u"/a.paipa"_s);
        RunSession session(backend, steps.catalogue);
        HistoryPanel panel(session, editor, RunArchive(folder.path()));
        panel.show();
        session.start({.spec = editor.spec(), .file = editor.path()});
        QTRY_COMPARE(outcomeIn(panel), u"Running"_s);
        panel.findChild<QTableView *>()->selectRow(0);
        QVERIFY(!panel.findChild<QPushButton *>(u"openRun"_s)->isEnabled());
        session.abort();
        QTRY_COMPARE(outcomeIn(panel), u"Aborted"_s);
        QCOMPARE(panel.model().rowCount(), 1);
    }

    void theRunsOfTheFileAppear()
    {
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(7, {u"test.drop"_s}), u"/a.paipa"_s);
        RunSession session(backend, steps.catalogue);
        HistoryPanel panel(session, editor, RunArchive(folder.path()));
        const QAbstractItemModelTester tester(&panel.model());
        panel.show();
        session.start({.spec = editor.spec(), .file = editor.path()});
        QTRY_COMPARE(outcomeIn(panel), u"Finished"_s);
        QCOMPARE(panel.model().index(0, HistoryModel::Items).data().toString(), u"7"_s);
        panel.findChild<QTableView *>()->selectRow(0);
        const QString summary = panel.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(summary.startsWith(u"7 items: 7 done, 0 failed"_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"Drop: 7 in, 0 out"_s), qPrintable(summary));
    }

    void oneOfSomethingIsNotInThePlural()
    {
        QTranslator english;
        QVERIFY(english.load(u":/i18n/paipa_en"_s));
        QCoreApplication::installTranslator(&english);
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        PipelineSpec spec = test::chain(1, {u"test.fail"_s, u"test.drop"_s});
        spec.steps[1].onError.then = AfterFailure::SetAside;
        editor.reset(spec, u"/a.paipa"_s);
        RunSession session(backend, steps.catalogue);
        HistoryPanel panel(session, editor, RunArchive(folder.path()));
        panel.show();
        session.start({.spec = editor.spec(), .file = editor.path()});
        QTRY_COMPARE(outcomeIn(panel), u"Finished"_s);
        panel.findChild<QTableView *>()->selectRow(0);
        const QString summary = panel.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(summary.startsWith(u"1 item: 0 done, 1 failed"_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"Fail: 1 in, 0 out, 1 error, 1 worker at most\n"_s),
                 qPrintable(summary));
    }

    void aPastRunOpensInTheSameDashboard()
    {
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        PipelineSpec spec = test::chain(100, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [](StepSpec &step) {
            step.title = u"Picky"_s;
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, 10}};
        });
        editor.reset(spec, u"/a.paipa"_s);
        RunSession session(backend, steps.catalogue);
        const RunArchive archive(folder.path());
        HistoryPanel panel(session, editor, archive);
        panel.show();
        session.start(
            {.spec = spec, .file = editor.path(), .keptIn = archive.folderOf(editor.path())});
        QTRY_COMPARE(outcomeIn(panel), u"Finished"_s);
        editor.reset({}, u"/a.paipa"_s); // what is edited meanwhile does not matter
        panel.open(0);
        QTRY_VERIFY(panel.openRun());

        PastRunView &past = *panel.openRun();
        QAbstractItemModel *table = past.runPanel().table().model();
        QCOMPARE(table->rowCount(), 3);
        const auto text = [&](int row, int column) {
            return table->index(row, column).data().toString();
        };
        QCOMPARE(text(0, StepTableModel::Step), u"Count"_s);
        QCOMPARE(text(1, StepTableModel::Step), u"Picky"_s);
        QCOMPARE(text(1, StepTableModel::In), u"100"_s);
        QCOMPARE(text(1, StepTableModel::Errors), u"10"_s);
        QVERIFY(!text(1, StepTableModel::NinetyFifth).isEmpty());
        QCOMPARE(text(1, StepTableModel::Queue), QString());
        const QString sentence = past.findChild<QLabel *>(u"runLimit"_s)->text();
        QVERIFY2(sentence.endsWith(u"10 item(s) failed."_s), qPrintable(sentence));
        QTRY_COMPARE(past.errorPanel().model().kept(), 10);
        // Nothing in it can be changed, but its items can be tried again.
        QSignalSpy wanted(&panel, &HistoryPanel::replayWanted);
        past.errorPanel().findChild<QToolButton *>(u"replayAll"_s)->click();
        QTRY_COMPARE(wanted.size(), 1);
        const auto items = wanted[0][0].value<QList<ReplayItems>>();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].step, StepId{u"fail"_s});
        QCOMPARE(items[0].items.size(), 10);
        const QModelIndex workers = table->index(1, StepTableModel::WorkerCount);
        QVERIFY(!workers.flags().testFlag(Qt::ItemIsEditable));

        past.findChild<QToolButton *>(u"allRuns"_s)->click();
        QVERIFY(!panel.openRun());
        QVERIFY(panel.findChild<QTableView *>(u"historyView"_s)->isVisible());
    }

    void aRunWithoutItsPipelineOpensWithTheIdsOfItsSteps()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        RunReport report = reportAt(noon);
        report.summary.metrics.steps = {{.name = u"old"_s, .in = 5}};
        archive.add(u"/a.paipa"_s, report);
        const ArchivedRun run = archive.runs(u"/a.paipa"_s).constFirst();
        QVERIFY(QFile::remove(run.place + u".paipa"_s));
        const std::optional<RunReport> read = RunArchive::read(run);
        QVERIFY(read);
        QCOMPARE(read->spec.steps.size(), 1);
        QCOMPARE(read->spec.steps.first().title, u"old"_s);
    }

    void allErrorsAreInTheFolderOfTheRun()
    {
        const QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        PipelineSpec spec = test::chain(300, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s},
                               [](StepSpec &step) { step.onError.then = AfterFailure::SetAside; });
        session.start({.spec = spec, .keptIn = folder.path()});
        QTRY_COMPARE(session.state(), SessionState::Finished);
        const RunSummary &summary = session.report()->summary;
        QCOMPARE(summary.deadLetters.size(), 100U); // the first ones
        QFile file(summary.deadLetterFile);
        QVERIFY(file.fileName().startsWith(folder.path()) && file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 300);
    }

    void whatTheOldestRunsLeftGoesWithThem()
    {
        const QTemporaryDir folder;
        const RunArchive archive(folder.path());
        const QString files = archive.folderOf(u"/a.paipa"_s);
        archive.add(u"/a.paipa"_s, reportAt(noon));
        QFile errors(RunArchive::deadLetterFile(files, noon));
        QVERIFY(errors.open(QIODevice::WriteOnly));
        errors.close();
        for (int i = 1; i < RunArchive::mostRuns; ++i)
            archive.add(u"/a.paipa"_s, reportAt(noon.addSecs(i)));
        QVERIFY(errors.exists());
        archive.add(u"/a.paipa"_s, reportAt(noon.addSecs(RunArchive::mostRuns)));
        QVERIFY(!errors.exists());
        QCOMPARE(QDir(files).entryList(QDir::Files).size(), 2 * RunArchive::mostRuns);
    }
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
