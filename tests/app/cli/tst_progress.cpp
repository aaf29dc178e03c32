// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "heldserver.h"
#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"
#include "terminalscreen.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

namespace {

constexpr int items = 20;
/// How each drawing begins, but the first.
const QByteArray redrawn = "A\x1b[1mDownloads";

} // namespace

/// How a run is shown while it runs.
class TestProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jsonIsAnObjectALine();
    void jsonTellsProblemsToo();
    void linesEndWithTheTotal();
    void linesHaveNoControlCharacters();
    void theTableIsRedrawnInPlace();
    void theTableFitsIntoANarrowTerminal();
    void theTableFollowsTheSizeOfTheTerminal();
    void messagesStandAboveTheTable();
    void aDumbTerminalGetsLines();
    void aSlowItemIsNamed_P7_58();
    void aStepThatPausesSaysWhy_P4_33();

private:
    /// Writes the pipeline, with \a more of the step that downloads.
    void writePipeline(const QJsonObject &more = {}) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList run(const QString &form) const
    {
        return {u"run"_s, u"--trust"_s, path(u"test.paipa"_s), u"--progress"_s, form};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HeldServer> m_server;
};

/// A pipeline that waits for the server.
void TestProgress::writePipeline(const QJsonObject &more) const
{
    QByteArray text =
        pipelineText({step(u"files.list"_s, {{u"folder"_s, u"urls"_s}}),
                      step(u"text.lines"_s, {{u"into"_s, u"url"_s}}),
                      step(u"http.download"_s, {{u"allowPrivateAddresses"_s, true}}, more),
                      step(u"csv.write"_s, {{u"file"_s, u"done.csv"_s}})});
    writeFile(path(u"test.paipa"_s),
              text.replace("\"version\": 1,", R"("version": 1, "name": "Downloads",)"));
}

void TestProgress::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HeldServer>();
    for (int i = 0; i < items; ++i)
        writeFile(path(u"urls/%1"_s.arg(i)), m_server->url(u"/%1"_s.arg(i)).toUtf8());
    writePipeline();
}

void TestProgress::jsonIsAnObjectALine()
{
    ProgramRun program(run(u"json"_s));
    QVERIFY(program.waitForMessage("\"type\":\"progress\""));
    m_server->letGo();
    const ProgramResult result = program.result();
    QCOMPARE(result.exitCode, 0);
    const QList<QJsonObject> objects = result.messageObjects();
    QVERIFY(objects.size() >= 3);

    const QJsonObject &first = objects.constFirst();
    QCOMPARE(first[u"type"_s], u"progress"_s);
    QCOMPARE(first[u"state"_s], u"running"_s);
    QCOMPARE(first[u"expected"_s], items);
    QCOMPARE(first[u"steps"_s][u"download"_s][u"workers"_s], 4);
    QVERIFY(first[u"steps"_s][u"download"_s][u"queue"_s].isObject());
    QVERIFY(!first[u"steps"_s][u"list"_s].toObject().contains(u"queue"_s));

    const QJsonObject &last = objects.at(objects.size() - 2);
    QCOMPARE(last[u"state"_s], u"finished"_s);
    QCOMPARE(last[u"done"_s], items);
    QCOMPARE(objects.constLast()[u"type"_s], u"summary"_s);
    QCOMPARE(objects.constLast()[u"items"_s][u"acked"_s], items);
}

void TestProgress::jsonTellsProblemsToo()
{
    writeFile(path(u"test.paipa"_s), "{");
    const ProgramResult result = runPaipa(run(u"json"_s));
    QCOMPARE(result.exitCode, 2);
    const QList<QJsonObject> objects = result.messageObjects();
    QVERIFY(!objects.isEmpty());
    QCOMPARE(objects[0][u"type"_s], u"problem"_s);
    QCOMPARE(objects[0][u"severity"_s], u"error"_s);
    QCOMPARE(objects[0][u"file"_s], path(u"test.paipa"_s));
    QCOMPARE(objects[0][u"line"_s], 1);
    QVERIFY(!objects[0][u"text"_s].toString().isEmpty());
}

void TestProgress::linesEndWithTheTotal()
{
    ProgramRun program(run(u"lines"_s));
    m_server->letGo();
    const ProgramResult result = program.result();
    const QList<QByteArray> lines = result.messages.split('\n');
    QVERIFY2(lines[lines.size() - 3].contains("20 of 20 items (100 %)"),
             result.messages.constData());
    QVERIFY2(lines[lines.size() - 2].startsWith("finished: 20 items, 20 done in "),
             result.messages.constData());
}

void TestProgress::linesHaveNoControlCharacters()
{
    ProgramRun program(run(u"auto"_s)); // stderr is a pipe
    m_server->letGo();
    QVERIFY(!program.result().messages.contains('\x1b'));
}

void TestProgress::theTableIsRedrawnInPlace()
{
    TerminalRun program(run(u"auto"_s), 100, 30);
    QVERIFY(program.waitFor(redrawn, 3));
    m_server->letGo();
    QCOMPARE(program.finish(), 0);

    TerminalScreen screen(100);
    screen.write(program.output());
    QCOMPARE(screen.unknownSequences(), QStringList());
    QVERIFY(!screen.hasBrokenLines());
    const QStringList lines = screen.lines();
    QVERIFY2(lines.size() == 8, qPrintable(lines.join(u'\n')));
    QVERIFY(lines[0].startsWith(u"Downloads – 0:0"_s));
    QVERIFY(lines[1].startsWith("step "_L1));
    for (int i = 0; i < 4; ++i) {
        const QStringList ids{u"list"_s, u"lines"_s, u"download"_s, u"write"_s};
        QVERIFY2(lines[2 + i].startsWith(ids[i] + u' '), qPrintable(lines[2 + i]));
    }
    QVERIFY2(lines[4].simplified().startsWith(u"download 4 20 20 "_s), qPrintable(lines[4]));
    QVERIFY(lines[6].startsWith("20 of 20 items (100 %), "_L1));
    QVERIFY(lines[7].startsWith("finished: 20 items, 20 done in "_L1));
    QCOMPARE(screen.cursorRow(), 8);
    QCOMPARE(screen.cursorColumn(), 0);
}

void TestProgress::theTableFitsIntoANarrowTerminal()
{
    TerminalRun program(run(u"bar"_s), 30, 6);
    QVERIFY(program.waitFor(redrawn, 2));
    TerminalScreen screen(30);
    screen.write(program.output().first(program.output().lastIndexOf(redrawn)));
    QVERIFY(!screen.hasBrokenLines());
    QVERIFY2(screen.lines().size() <= 6, qPrintable(screen.lines().join(u'\n')));
    m_server->letGo();
    QCOMPARE(program.finish(), 0);
}

void TestProgress::theTableFollowsTheSizeOfTheTerminal()
{
    TerminalRun program(run(u"bar"_s), 120, 30);
    QVERIFY(program.waitFor("waiting"));
    program.resize(40, 30);
    QVERIFY(program.waitFor(redrawn, 2));
    const qsizetype before = program.output().lastIndexOf(redrawn);
    m_server->letGo();
    QCOMPARE(program.finish(), 0);
    QVERIFY(!program.output().sliced(before).contains("waiting"));
}

void TestProgress::messagesStandAboveTheTable()
{
    TerminalRun program(run(u"bar"_s), 100, 30);
    QVERIFY(program.waitFor(redrawn));
    program.send(SIGINT);
    QVERIFY(program.waitFor("Stopping: "));
    m_server->letGo();
    QCOMPARE(program.finish(), 130);
    TerminalScreen screen(100);
    screen.write(program.output());
    const QStringList lines = screen.lines();
    QVERIFY2(lines[0].startsWith("Stopping: "_L1), qPrintable(lines.join(u'\n')));
    QVERIFY(lines[1].startsWith(u"Downloads – "_s));
    QCOMPARE(lines.filter(u"Downloads – "_s).size(), 1);
}

void TestProgress::aDumbTerminalGetsLines()
{
    TerminalRun program(run(u"auto"_s), 100, 30, "dumb");
    m_server->letGo();
    QCOMPARE(program.finish(), 0);
    QVERIFY(!program.output().contains('\x1b'));
}

void TestProgress::aSlowItemIsNamed_P7_58()
{
    writePipeline({{u"slowAfter"_s, u"10 ms"_s}});
    ProgramRun program(run(u"lines"_s));
    QVERIFY(program.waitForMessage("slow item: step \"download\" has been working on "));
    m_server->letGo();
    const ProgramResult result = program.result();
    QCOMPARE(result.exitCode, 0); // nothing else happens to it
    QVERIFY2(result.messages.contains("/urls/"), result.messages.constData());
}

void TestProgress::aStepThatPausesSaysWhy_P4_33()
{
    for (int i = 0; i < items; ++i)
        QFile::remove(path(u"urls/%1"_s.arg(i)));
    for (int i = 0; i < 3; ++i)
        writeFile(path(u"urls/%1"_s.arg(i)), "http://127.0.0.1:1/nobody-listens");
    writePipeline({{u"workers"_s, 1},
                   {u"onError"_s, QJsonObject{{u"retries"_s, 0},
                                              {u"then"_s, u"set-aside"_s},
                                              {u"pauseAfter"_s, 2},
                                              {u"pauseFor"_s, u"2 s"_s}}}});
    ProgramRun program(run(u"json"_s));
    QVERIFY(program.waitForMessage("step \\\"download\\\" pauses for "));
    const ProgramResult result = program.result();
    QCOMPARE(result.exitCode, 1); // they were set aside, the last one after the pause
    bool wasOpen = false;
    for (const QJsonObject &object : result.messageObjects()) {
        const QJsonValue breaker = object[u"steps"_s][u"download"_s][u"breaker"_s];
        wasOpen = wasOpen || breaker[u"state"_s] == u"open"_s;
    }
    QVERIFY(wasOpen);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
