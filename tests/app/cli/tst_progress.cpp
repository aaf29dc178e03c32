// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"
#include "terminalscreen.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// What people and programs see while a run goes on.
class TestProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void linesEndWithTheOutcome();
    void jsonIsOneObjectALine();
    void noneSaysOnlyHowItEnded();
    void aTerminalShowsOneRowAStep_data();
    void aTerminalShowsOneRowAStep();

private:
    [[nodiscard]] QStringList run(const QString &progress) const
    {
        return {u"run"_s, m_folder.filePath(u"test.paipa"_s), u"--progress"_s, progress};
    }

    QTemporaryDir m_folder;
};

void TestProgress::initTestCase()
{
    for (int i = 0; i < 50; ++i)
        writeFile(m_folder.filePath(u"input/%1"_s.arg(i)), "a");
    writeFile(
        m_folder.filePath(u"test.paipa"_s),
        pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}), step(u"files.hash"_s),
                      step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
}

void TestProgress::linesEndWithTheOutcome()
{
    const ProgramResult result = runPaipa(run(u"lines"_s));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.messages.contains("50 of 50 items"), result.messages.constData());
    QVERIFY2(result.messages.contains("finished: 50 items, 50 done"), result.messages.constData());
    QVERIFY(!result.messages.contains('\x1b'));
}

void TestProgress::jsonIsOneObjectALine()
{
    const ProgramResult result = runPaipa(run(u"json"_s));
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(!result.messageObjects().isEmpty(), result.messages.constData());
}

void TestProgress::noneSaysOnlyHowItEnded()
{
    const ProgramResult result = runPaipa(run(u"none"_s));
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(!result.messages.contains("of 50"), result.messages.constData());
}

void TestProgress::aTerminalShowsOneRowAStep_data()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("wide") << 120;
    QTest::newRow("usual") << 80;
    QTest::newRow("narrow") << 40;
}

void TestProgress::aTerminalShowsOneRowAStep()
{
    QFETCH(const int, columns);
    TerminalRun program(run(u"bar"_s), columns, 24);
    QCOMPARE(program.finish(), 0);
    TerminalScreen screen(columns);
    screen.write(program.output());
    const QString shown = screen.lines().join(u'\n');
    for (const QString &id : {u"list"_s, u"hash"_s, u"write"_s})
        QCOMPARE(shown.count(u"\n"_s + id), 1);
    QVERIFY2(shown.contains(u"finished"_s), qPrintable(shown));
    QVERIFY2(screen.unknownSequences().isEmpty(), qPrintable(screen.unknownSequences().join(u' ')));
    QCOMPARE(screen.cursorColumn(), 0);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
