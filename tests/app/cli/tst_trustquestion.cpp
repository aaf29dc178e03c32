// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"
#include "terminalscreen.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinecapabilities.h>
#include <paipa/document/pipelinefile.h>
#include <paipa/document/trustlist.h>

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;

namespace {

const QByteArray question = "[y/N] ";

QStringList linesOn(const TerminalRun &terminal)
{
    TerminalScreen screen(100);
    screen.write(terminal.output());
    return screen.lines();
}

} // namespace

/// What the terminal program does with a pipeline that nobody has let run yet.
class TestTrustQuestion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutATerminalItIsRefused_data();
    void withoutATerminalItIsRefused();
    void whatReadsMessagesIsNotAsked();
    void atATerminalThePersonIsAsked();
    void aYesIsRemembered();
    void anythingElseIsNo_data();
    void anythingElseIsNo();
    void theInterruptedQuestionRunsNothing();
    void trustOnTheCommandLineCountsOnce();
    void anotherTargetIsAnotherQuestion();
    void whatThePersonSetsIsNoQuestion();
    void whatStudioTrustsRuns();
    void shippedSamplesRun();
    void aLinkToAForeignFileIsForeign();
    void namesCannotDriveTheTerminal();
    void anInvalidPipelineIsNoQuestion();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    /// A pipeline that lists the folder input into \a target.
    void writeForeign(const QString &target) const
    {
        writeFile(path(u"foreign.paipa"_s),
                  pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                                step(u"csv.write"_s, {{u"file"_s, target}})}));
    }
    [[nodiscard]] QStringList run(const QStringList &options = {}) const
    {
        return QStringList{u"run"_s, path(u"foreign.paipa"_s)} + options;
    }
    [[nodiscard]] bool hasRun() const { return QFile::exists(path(u"out.csv"_s)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTrustQuestion::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(path(u"data"_s)));
    writeFile(path(u"input/a.txt"_s), "a");
    writeForeign(u"out.csv"_s);
}

void TestTrustQuestion::withoutATerminalItIsRefused_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("run") << QStringList{u"run"_s, u"foreign.paipa"_s};
    QTest::newRow("preview") << QStringList{u"preview"_s, u"foreign.paipa"_s, u"list"_s};
}

void TestTrustQuestion::withoutATerminalItIsRefused()
{
    QFETCH(QStringList, command);
    command[1] = path(command[1]);
    const ProgramResult result = runPaipa(command);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    for (const char *words :
         {"foreign.paipa", "error[untrusted]", "write to out.csv", "read from input", "--trust"})
        QVERIFY2(result.messages.contains(words), result.messages.constData());
    QVERIFY(!hasRun());
    QVERIFY(!QFile::exists(path(u"data"_s)));
}

void TestTrustQuestion::whatReadsMessagesIsNotAsked()
{
    TerminalRun terminal(run({u"--progress"_s, u"json"_s}), 100, 30);
    QCOMPARE(terminal.finish(), 2);
    QVERIFY2(terminal.output().contains(R"("code":"untrusted")"), terminal.output().constData());
    QVERIFY(!terminal.output().contains(question));
}

void TestTrustQuestion::atATerminalThePersonIsAsked()
{
    TerminalRun terminal(run(), 100, 30);
    QVERIFY(terminal.waitFor(question));
    const QStringList lines = linesOn(terminal);
    QVERIFY2(lines[0].contains(u"foreign.paipa\" may run"_s), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines[1].simplified(), u"write to out.csv"_s);
    QCOMPARE(lines[2].simplified(), u"read from input"_s);
    QVERIFY2(lines[3].contains(m_folder->path()), qPrintable(lines[3]));
    QVERIFY(!hasRun());
    terminal.type("y\n");
    QCOMPARE(terminal.finish(), 0);
    QVERIFY(hasRun());
}

void TestTrustQuestion::aYesIsRemembered()
{
    TerminalRun first(run(), 100, 30);
    QVERIFY(first.waitFor(question));
    first.type("Yes\n");
    QCOMPARE(first.finish(), 0);

    TerminalRun second(run(), 100, 30);
    QCOMPARE(second.finish(), 0);
    QVERIFY(!second.output().contains(question));
    QCOMPARE(runPaipa(run()).exitCode, 0);
}

void TestTrustQuestion::anythingElseIsNo_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("n") << QByteArray("n\n");
    QTest::newRow("nothing") << QByteArray("\n");
    QTest::newRow("another word") << QByteArray("yesterday\n");
    QTest::newRow("end of input") << QByteArray("\x04");
}

void TestTrustQuestion::anythingElseIsNo()
{
    QFETCH(const QByteArray, answer);
    TerminalRun terminal(run(), 100, 30);
    QVERIFY(terminal.waitFor(question));
    terminal.type(answer);
    QCOMPARE(terminal.finish(), 2);
    QVERIFY2(terminal.output().contains("was not run"), terminal.output().constData());
    QVERIFY(!hasRun());
    QCOMPARE(runPaipa(run()).exitCode, 2);
}

void TestTrustQuestion::theInterruptedQuestionRunsNothing()
{
    TerminalRun terminal(run(), 100, 30);
    QVERIFY(terminal.waitFor(question));
    terminal.type("\x03");
    QCOMPARE(terminal.finish(), 128 + SIGINT);
    QVERIFY(!hasRun());
}

void TestTrustQuestion::trustOnTheCommandLineCountsOnce()
{
    QCOMPARE(runPaipa(run({u"--trust"_s})).exitCode, 0);
    QVERIFY(hasRun());
    QCOMPARE(runPaipa(run()).exitCode, 2);
}

void TestTrustQuestion::anotherTargetIsAnotherQuestion()
{
    TerminalRun first(run(), 100, 30);
    QVERIFY(first.waitFor(question));
    first.type("y\n");
    QCOMPARE(first.finish(), 0);
    writeForeign(u"../elsewhere.csv"_s);
    const ProgramResult changed = runPaipa(run());
    QCOMPARE(changed.exitCode, 2);
    QVERIFY2(changed.messages.contains("../elsewhere.csv"), changed.messages.constData());
}

void TestTrustQuestion::whatThePersonSetsIsNoQuestion()
{
    const QByteArray text = pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                                          step(u"csv.write"_s, {{u"file"_s, u"${target}"_s}})});
    writeFile(path(u"foreign.paipa"_s),
              QByteArray(text).replace("\"steps\"",
                                       R"("variables": {"target": {"value": "a.csv"}}, "steps")"));
    TerminalRun first(run({u"--set"_s, u"target=b.csv"_s}), 100, 30);
    QVERIFY(first.waitFor(question));
    QVERIFY(first.output().contains("a.csv")); // what the file does if nothing is set
    first.type("y\n");
    QCOMPARE(first.finish(), 0);
    QVERIFY(QFile::exists(path(u"b.csv"_s)));
    QCOMPARE(runPaipa(run({u"--set"_s, u"target=out.csv"_s})).exitCode, 0);
    QVERIFY(hasRun());
}

void TestTrustQuestion::whatStudioTrustsRuns()
{
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    const QString file = path(u"foreign.paipa"_s);
    const Result<LoadedPipeline> pipeline = loadPipeline(file);
    QVERIFY(TrustList(TrustList::fileOfUser())
                .trust(file, capabilitiesOf(pipeline->spec, catalogue))
                .isEmpty());
    QCOMPARE(runPaipa(run()).exitCode, 0);
    QVERIFY(hasRun());
}

void TestTrustQuestion::shippedSamplesRun()
{
    const ProgramResult result =
        runPaipa({u"run"_s, QStringLiteral(PAIPA_SOURCE_DIR "/resources/samples/filter-logs.paipa"),
                  u"--set"_s, u"output="_s + path(u"results"_s)});
    QVERIFY2(result.exitCode == 0, result.messages.constData());
}

void TestTrustQuestion::aLinkToAForeignFileIsForeign()
{
    QVERIFY(QFile::link(path(u"foreign.paipa"_s), path(u"link.paipa"_s)));
    QCOMPARE(runPaipa({u"run"_s, path(u"link.paipa"_s)}).exitCode, 2);
    TerminalRun terminal(run(), 100, 30);
    QVERIFY(terminal.waitFor(question));
    terminal.type("y\n");
    QCOMPARE(terminal.finish(), 0);
    QCOMPARE(runPaipa({u"run"_s, path(u"link.paipa"_s)}).exitCode, 0);
}

void TestTrustQuestion::namesCannotDriveTheTerminal()
{
    writeForeign(u"a\u001b[2J\nb.csv"_s);
    TerminalRun terminal(run(), 100, 30);
    QVERIFY(terminal.waitFor(question));
    QVERIFY2(!terminal.output().contains("\x1b"), terminal.output().constData());
    QCOMPARE(linesOn(terminal)[1].simplified(), u"write to a\\u{1b}[2J\\nb.csv"_s);
}

void TestTrustQuestion::anInvalidPipelineIsNoQuestion()
{
    writeFile(path(u"foreign.paipa"_s), pipelineText({step(u"files.lst"_s)}));
    TerminalRun terminal(run(), 100, 30);
    QCOMPARE(terminal.finish(), 2);
    QVERIFY(!terminal.output().contains(question));
}

QTEST_GUILESS_MAIN(TestTrustQuestion)
#include "tst_trustquestion.moc"
