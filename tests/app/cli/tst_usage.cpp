// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

namespace {

const QString oldPipeline = QStringLiteral(PAIPA_TEST_DATA "/pipelines/versions/0-draft.paipa");

} // namespace

/// What people type, beside pipelines that run.
class TestUsage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheCommandLine_data();
    void saysWhatIsWrongWithTheCommandLine();
    void helpsOnEveryCommand();
    void namesItsVersion();
    void checkPrintsProblemsWithTheirLines();
    void checkAcceptsWhatIsRight();
    void checkLooksAtEveryFile();
    void checkAcceptsWarnings();
    void stepsListsAllTypes();
    void stepsDescribesOneType();
    void stepsAsJsonHasTheParametersOfAllTypes();
    void upgradeRewritesAnOldFile();
    void upgradeLeavesTodaysFilesAlone();
    void setGivesVariablesTheirValues();
    void relativePathsAreRelativeToTheFile();
    void limitEndsSources();
    void aRunWithoutItemsSucceeds_P1_9();
    void aSimulatedRunRepeatsItself_P7_64();
    void workersReplacesTheNumberOfWorkers();
    void summaryHasTheFiguresOfTheRun();
    void resultsCanGoToStandardOutput();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// A pipeline that lists \a folder into the file list.csv beside it.
    [[nodiscard]] QString listing(const QString &folder) const;
};

QString TestUsage::listing(const QString &folder) const
{
    const QString file = path(u"listing.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, folder}}),
                                  step(u"csv.write"_s, {{u"file"_s, u"list.csv"_s},
                                                        {u"columns"_s, QJsonArray{u"name"_s}}})}));
    return file;
}

void TestUsage::saysWhatIsWrongWithTheCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray seeHelp = "\n\"paipa --help\" shows how it is used.\n";
    const QByteArray seeRun = "\nUsage: paipa run [OPTION]... FILE\n";
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &text) {
        QTest::newRow(name) << arguments << "paipa: " + text;
    };
    row("nothing", {}, "a command is missing" + seeHelp);
    row("misspelt command", {u"rum"_s},
        "there is no command \"rum\", did you mean \"run\"?" + seeHelp);
    row("no file", {u"run"_s}, "an argument is missing" + seeRun);
    row("two files", {u"run"_s, u"a"_s, u"b"_s}, "\"b\" is one argument too many" + seeRun);
    row("misspelt option", {u"run"_s, u"--wokers"_s, u"a=1"_s, u"f"_s},
        "there is no option \"wokers\", did you mean \"workers\"?" + seeRun);
    row("no limit", {u"run"_s, u"--limit"_s, u"0"_s, u"f"_s},
        "--limit needs a whole number from 1, not \"0\"" + seeRun);
    row("limit is no number", {u"run"_s, u"--limit"_s, u"ten"_s, u"f"_s},
        "--limit needs a whole number from 1, not \"ten\"" + seeRun);
    row("seed is no number", {u"run"_s, u"--simulate"_s, u"x"_s, u"f"_s},
        "--simulate needs a whole number from 1, not \"x\"" + seeRun);
    row("no deadline", {u"run"_s, u"--stop-within"_s, u"soon"_s, u"f"_s},
        "--stop-within needs a time such as \"20 s\" or \"2 min\", not \"soon\"" + seeRun);
    row("deadline of no time", {u"run"_s, u"--stop-within"_s, u"0 s"_s, u"f"_s},
        "--stop-within needs a time such as \"20 s\" or \"2 min\", not \"0 s\"" + seeRun);
    row("workers without step", {u"run"_s, u"--workers"_s, u"4"_s, u"f"_s},
        "--workers needs STEP=N with a whole number from 1, such as hash=4, not \"4\"" + seeRun);
    row("no workers", {u"run"_s, u"--workers"_s, u"a=0"_s, u"f"_s},
        "--workers needs STEP=N with a whole number from 1, such as hash=4, not \"a=0\"" + seeRun);
    row("unknown form", {u"run"_s, u"--progress"_s, u"line"_s, u"f"_s},
        "--progress needs auto, bar, lines, json or none, not \"line\", did you mean \"lines\"?"
            + seeRun);
    row("unknown type", {u"steps"_s, u"files.lst"_s},
        "there is no step type \"files.lst\", did you mean \"files.list\"?"
        "\nUsage: paipa steps [OPTION]... [TYPE]\n");
}

void TestUsage::saysWhatIsWrongWithTheCommandLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, expected);
    const ProgramResult result = runPaipa(arguments);
    QCOMPARE(result.messages, expected);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.exitCode, 2);
}

void TestUsage::helpsOnEveryCommand()
{
    const ProgramResult help = runPaipa({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const QString &command : {u"run"_s, u"check"_s, u"plan"_s, u"preview"_s, u"failed"_s,
                                   u"replay"_s, u"steps"_s, u"upgrade"_s}) {
        QVERIFY(help.output.contains("\n  " + command.toUtf8() + ' '));
        const ProgramResult result = runPaipa({command, u"--help"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.output.startsWith("Usage: paipa " + command.toUtf8()));
        QCOMPARE(runPaipa({u"help"_s, command}).output, result.output);
    }
    QVERIFY(runPaipa({u"run"_s, u"-h"_s}).output.contains("relative to the folder of"));
}

void TestUsage::namesItsVersion()
{
    QVERIFY(runPaipa({u"--version"_s}).output.startsWith("paipa "));
}

void TestUsage::checkPrintsProblemsWithTheirLines()
{
    const QString file = path(u"wrong.paipa"_s);
    writeFile(file, R"({
  "format": "paipa-pipeline",
  "version": 1,
  "steps": [
    { "id": "files", "type": "files.list", "settings": { "foldr": "x" } }
  ]
}
)");
    const ProgramResult result = runPaipa({u"check"_s, file});
    QCOMPARE(result.exitCode, 2);
    const QByteArray unknown = file.toUtf8() + ":5:58: error[unknown-setting]: step \"files\": ";
    QVERIFY2(result.output.contains(unknown), result.output.constData());
    QVERIFY2(result.output.contains("did you mean \"folder\"?\n"), result.output.constData());
}

void TestUsage::checkAcceptsWhatIsRight()
{
    const QString file = listing(u"/"_s);
    const ProgramResult result = runPaipa({u"check"_s, file});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.messages, file.toUtf8() + ": no problems\n");
}

void TestUsage::checkLooksAtEveryFile()
{
    writeFile(path(u"empty.paipa"_s), "");
    const ProgramResult result =
        runPaipa({u"check"_s, path(u"empty.paipa"_s), listing(u"/"_s), path(u"missing.paipa"_s)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.contains("empty.paipa:1"));
    QVERIFY(result.output.contains("missing.paipa: error["));
    QVERIFY(result.messages.contains("listing.paipa: no problems"));
}

void TestUsage::checkAcceptsWarnings()
{
    const QString file = path(u"warning.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"/"_s}})}));
    const ProgramResult result = runPaipa({u"check"_s, file});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains(": warning["), result.output.constData());
}

void TestUsage::stepsListsAllTypes()
{
    const ProgramResult result = runPaipa({u"steps"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains("\nFiles\n"), result.output.constData());
    for (const char *type : {"files.list", "csv.write", "sql.insert", "image.thumbnail"})
        QVERIFY2(result.output.contains(QByteArray("\n  ") + type + ' '), type);
}

void TestUsage::stepsDescribesOneType()
{
    const ProgramResult result = runPaipa({u"steps"_s, u"csv.write"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.startsWith("csv.write – "));
    QVERIFY(result.output.contains("always 1 worker"));
    QVERIFY(result.output.contains("\n  delimiter "));
    QVERIFY(result.output.contains("one of \",\", \";\", \"tab\", \"|\", default \",\""));
}

void TestUsage::stepsAsJsonHasTheParametersOfAllTypes()
{
    const auto json = [](const QStringList &arguments) {
        return QJsonDocument::fromJson(runPaipa(arguments).output);
    };
    const QJsonArray all = json({u"steps"_s, u"--json"_s}).array();
    QVERIFY(all.size() > 15);
    for (const QJsonValue &type : all) {
        const QJsonObject object = type.toObject();
        for (const QString &key : {u"type"_s, u"title"_s, u"summary"_s, u"help"_s})
            QVERIFY2(!object[key].toString().isEmpty(), qPrintable(object[u"type"_s].toString()));
        QVERIFY(!object[u"parameters"_s].toArray().isEmpty());
        QCOMPARE(json({u"steps"_s, object[u"type"_s].toString(), u"--json"_s}).object(), object);
    }
}

void TestUsage::upgradeRewritesAnOldFile()
{
    const QString file = path(u"old.paipa"_s);
    QVERIFY(QFile::copy(oldPipeline, file));
    const ProgramResult result = runPaipa({u"upgrade"_s, file});
    QCOMPARE(result.messages, file.toUtf8() + " was in format 0 and is now in format 1\n");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(readFile(file), readFile(oldPipeline.chopped(5) + u"upgraded"_s));
}

void TestUsage::upgradeLeavesTodaysFilesAlone()
{
    const QString file = listing(u"/"_s); // not as Paipa itself would lay it out
    const QByteArray before = readFile(file);
    QCOMPARE(runPaipa({u"upgrade"_s, file}).exitCode, 0);
    QCOMPARE(readFile(file), before);
}

void TestUsage::setGivesVariablesTheirValues()
{
    writeFile(path(u"set/a.txt"_s), "a");
    writeFile(path(u"set/b.log"_s), "b");
    const QByteArray text = pipelineText(
        {step(u"files.list"_s,
              {{u"folder"_s, u"${where}"_s}, {u"patterns"_s, QJsonArray{u"*.${kind}"_s}}}),
         step(u"json.write"_s, {{u"file"_s, u"-"_s}, {u"fields"_s, QJsonArray{u"name"_s}}})});
    const QByteArray variables =
        R"("variables": {"where": {"help": "Where."}, "kind": {"value": "txt"}}, "steps")";
    const QString file = path(u"variables.paipa"_s);
    writeFile(file, QByteArray(text).replace("\"steps\"", variables));

    const ProgramResult missing = runPaipa({u"run"_s, u"--trust"_s, file});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.messages.contains("where"), missing.messages.constData());

    const QString where = u"where="_s + path(u"set"_s);
    const ProgramResult first = runPaipa({u"run"_s, u"--trust"_s, file, u"--set"_s, where});
    QCOMPARE(first.output, QByteArray("{\"name\":\"a.txt\"}\n"));
    const ProgramResult second =
        runPaipa({u"run"_s, u"--trust"_s, u"--set"_s, where, u"--set"_s, u"kind=log"_s, file});
    QCOMPARE(second.output, QByteArray("{\"name\":\"b.log\"}\n"));

    const ProgramResult unknown = runPaipa({u"run"_s, u"--trust"_s, file, u"--set"_s, u"were=x"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.messages.contains("did you mean \"where\"?"), unknown.messages.constData());
}

void TestUsage::relativePathsAreRelativeToTheFile()
{
    writeFile(path(u"input/a.txt"_s), "a");
    QCOMPARE(runPaipa({u"run"_s, u"--trust"_s, listing(u"input"_s)}).exitCode, 0);
    QCOMPARE(readFile(path(u"list.csv"_s)), QByteArray("name\na.txt\n"));
}

void TestUsage::limitEndsSources()
{
    for (int i = 0; i < 9; ++i)
        writeFile(path(u"limit/%1"_s.arg(i)), "x");
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, listing(u"limit"_s), u"--limit"_s, u"3"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(readFile(path(u"list.csv"_s)), QByteArray("name\n0\n1\n2\n"));
    QVERIFY2(result.messages.contains("3 of 3 items (100 %)"), result.messages.constData());
}

void TestUsage::aRunWithoutItemsSucceeds_P1_9()
{
    QVERIFY(QDir(m_folder.path()).mkdir(u"empty"_s));
    const QString summary = path(u"empty.json"_s);
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, listing(u"empty"_s), u"--summary"_s, summary});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject json = readSummary(summary);
    QCOMPARE(json[u"outcome"_s], u"finished"_s);
    QCOMPARE(json[u"items"_s][u"emitted"_s], 0);
}

void TestUsage::aSimulatedRunRepeatsItself_P7_64()
{
    for (int i = 0; i < 40; ++i)
        writeFile(path(u"simulated/%1"_s.arg(i)), QByteArray::number(i));
    const QString file = path(u"simulated.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"simulated"_s}}),
                                  step(u"files.hash"_s, {}, {{u"workers"_s, 4}}),
                                  step(u"json.write"_s, {{u"file"_s, u"-"_s}})}));
    const auto output = [&](const QString &seed) {
        const ProgramResult result =
            runPaipa({u"run"_s, u"--trust"_s, file, u"--simulate"_s, seed});
        return result.exitCode == 0 ? result.output : result.messages;
    };
    const QByteArray first = output(u"1"_s);
    QCOMPARE(first.count('\n'), 40);
    QCOMPARE(output(u"1"_s), first);
    QVERIFY(output(u"2"_s) != first);
}

void TestUsage::workersReplacesTheNumberOfWorkers()
{
    writeFile(path(u"workers/a.txt"_s), "a");
    const QString file = path(u"workers.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"workers"_s}}),
                                  step(u"files.hash"_s, {}, {{u"workers"_s, 2}}),
                                  step(u"json.write"_s, {{u"file"_s, u"-"_s}})}));
    const QString summary = path(u"workers.json"_s);
    const auto workers = [&](const QStringList &more) {
        const QStringList arguments{u"run"_s, u"--trust"_s, file, u"--summary"_s, summary};
        return runPaipa(arguments + more).exitCode == 0
                   ? readSummary(summary)[u"steps"_s][u"hash"_s][u"workers"_s].toInt()
                   : -1;
    };
    QCOMPARE(workers({}), 2);
    QCOMPARE(workers({u"--workers"_s, u"hash=5"_s}), 5);

    const ProgramResult unknown =
        runPaipa({u"run"_s, u"--trust"_s, file, u"--workers"_s, u"hsh=5"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.messages.contains("did you mean \"hash\"?"), unknown.messages.constData());
    const ProgramResult single =
        runPaipa({u"run"_s, u"--trust"_s, file, u"--workers"_s, u"write=2"_s});
    QCOMPARE(single.exitCode, 2);
    QVERIFY2(single.messages.contains("its type always has 1"), single.messages.constData());
}

void TestUsage::summaryHasTheFiguresOfTheRun()
{
    for (int i = 0; i < 5; ++i)
        writeFile(path(u"figures/%1"_s.arg(i)), "x");
    const QString summary = path(u"figures.json"_s);
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, listing(u"figures"_s), u"--summary"_s, summary});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject json = readSummary(summary);
    QCOMPARE(json[u"outcome"_s], u"finished"_s);
    QCOMPARE(json[u"items"_s].toObject(), (QJsonObject{{u"emitted"_s, 5},
                                                       {u"acked"_s, 5},
                                                       {u"failed"_s, 0},
                                                       {u"skipped"_s, 0},
                                                       {u"notNeeded"_s, 0},
                                                       {u"cancelled"_s, 0}}));
    QCOMPARE(json[u"steps"_s].toObject().keys(), (QStringList{u"list"_s, u"write"_s}));
    QCOMPARE(json[u"steps"_s][u"list"_s][u"out"_s], 5);
    QCOMPARE(json[u"steps"_s][u"write"_s][u"in"_s], 5);
    QVERIFY(json[u"wallSeconds"_s].toDouble() > 0);
    QVERIFY(json[u"peakMemoryBytes"_s].toDouble() > 1'000'000);
    QVERIFY(json[u"error"_s].isNull());
}

void TestUsage::resultsCanGoToStandardOutput()
{
    writeFile(path(u"stdout/a.txt"_s), "a");
    const QString file = path(u"stdout.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"stdout"_s}}),
                                  step(u"csv.write"_s, {{u"file"_s, u"-"_s},
                                                        {u"columns"_s, QJsonArray{u"name"_s}}})}));
    for (const QString &form : {u"lines"_s, u"json"_s, u"bar"_s, u"none"_s}) {
        const ProgramResult result =
            runPaipa({u"run"_s, u"--trust"_s, file, u"--progress"_s, form});
        QCOMPARE(result.output, QByteArray("name\na.txt\n"));
        QCOMPARE(result.messages.isEmpty(), form == u"none"_s);
    }
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
