// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/historypanel.h"

#include <paipa/backends/localbackend.h>

#include "document/pipelineeditor.h"
#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

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
        QTRY_COMPARE(panel.model().rowCount(), 1);
        QCOMPARE(panel.model().index(0, HistoryModel::Outcome).data().toString(), u"Finished"_s);
        QCOMPARE(panel.model().index(0, HistoryModel::Items).data().toString(), u"7"_s);
        panel.findChild<QTableView *>()->selectRow(0);
        const QString summary = panel.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(summary.startsWith(u"7 items: 7 done, 0 failed"_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"Drop: 7 in, 0 out"_s), qPrintable(summary));
    }
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
