// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/httpserver.h"
#include "support/testfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// P4.31: an item that is set aside is on the disk, with its error, before it counts as failed.
class TestDeadLetters final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void areAFileBesideThePipeline();
    void areAFileBesideTheSummary();
    void areNoFileIfNothingFails();
    void goToTheFileThatIsNamed();
    void emptyTheFileThatIsNamedIfNothingFails();
    void ofAnEarlierRunAreKept();
    void areCompleteHoweverMany();
    void areCountedWithoutTheItemThatEndedTheRun();
    void surviveTheEndOfTheProgram();
    void haveNoSecrets();
    void thatCannotBeWrittenEndTheRun();
    void needAPlaceBeforeAnyWorkIsDone_data();
    void needAPlaceBeforeAnyWorkIsDone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    /// Input for json.read of which \a bad files fail.
    void writeInput(int good, int bad) const
    {
        for (int i = 0; i < good + bad; ++i)
            writeFile(path(u"input/%1"_s.arg(i)), i < bad ? "{" : "{\"n\":1}\n");
    }
    [[nodiscard]] ProgramResult run(const QStringList &options = {}) const
    {
        return runPaipa(QStringList{u"run"_s, u"--trust"_s, path(u"test.paipa"_s)} + options);
    }
    [[nodiscard]] QList<QJsonObject> letters(const QString &name) const
    {
        QList<QJsonObject> objects;
        const QList<QByteArray> lines = readFile(path(name)).split('\n');
        for (const QByteArray &line : lines.first(lines.size() - 1))
            objects.append(QJsonDocument::fromJson(line).object());
        return objects;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDeadLetters::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(path(u"test.paipa"_s),
              pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                            step(u"json.read"_s, {}, settingAside()),
                            step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
}

void TestDeadLetters::areAFileBesideThePipeline()
{
    writeInput(2, 1);
    const ProgramResult result = run();
    QCOMPARE(result.exitCode, 1);
    const QByteArray end =
        "\n  all of them, with their items, are in " + path(u"test.failed.jsonl"_s).toUtf8() + '\n';
    QVERIFY2(result.messages.endsWith(end), result.messages.constData());

    const QList<QJsonObject> found = letters(u"test.failed.jsonl"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"step"_s], u"read"_s);
    QCOMPARE(found[0][u"item"_s][u"path"_s], path(u"input/0"_s));
    QCOMPARE(found[0][u"attempts"_s], 1);
    QVERIFY(!found[0][u"error"_s][u"code"_s].toString().isEmpty());
    QVERIFY(!found[0][u"error"_s][u"text"_s].toString().isEmpty());
}

void TestDeadLetters::areAFileBesideTheSummary()
{
    writeInput(1, 2);
    QVERIFY(QDir(m_folder->path()).mkdir(u"reports"_s));
    const QString summary = path(u"reports/monday.json"_s);
    QCOMPARE(run({u"--summary"_s, summary}).exitCode, 1);
    QCOMPARE(letters(u"reports/monday.failed.jsonl"_s).size(), 2);
    QCOMPARE(readSummary(summary)[u"deadLetterFile"_s], path(u"reports/monday.failed.jsonl"_s));
    QCOMPARE(namesIn(m_folder->path()),
             QStringList({u"input"_s, u"out.csv"_s, u"reports"_s, u"test.paipa"_s}));
}

void TestDeadLetters::areNoFileIfNothingFails()
{
    writeInput(2, 0);
    const QString summary = path(u"summary.json"_s);
    QCOMPARE(run({u"--summary"_s, summary}).exitCode, 0);
    QVERIFY(readSummary(summary)[u"deadLetterFile"_s].isNull());
    QVERIFY(!QFile::exists(path(u"summary.failed.jsonl"_s)));
}

void TestDeadLetters::goToTheFileThatIsNamed()
{
    writeInput(1, 1);
    writeFile(path(u"letters"_s), "of yesterday\n");
    QCOMPARE(run({u"--dead-letters"_s, path(u"letters"_s)}).exitCode, 1);
    QCOMPARE(letters(u"letters"_s).size(), 1);
    QVERIFY(!QFile::exists(path(u"test.failed.jsonl"_s)));
}

/// So that nobody takes yesterday's for today's.
void TestDeadLetters::emptyTheFileThatIsNamedIfNothingFails()
{
    writeInput(1, 0);
    writeFile(path(u"letters"_s), "of yesterday\n");
    QCOMPARE(run({u"--dead-letters"_s, path(u"letters"_s)}).exitCode, 0);
    QCOMPARE(readFile(path(u"letters"_s)), QByteArray());
}

void TestDeadLetters::ofAnEarlierRunAreKept()
{
    writeInput(0, 1);
    QCOMPARE(run().exitCode, 1);
    QCOMPARE(run().exitCode, 1);
    QCOMPARE(letters(u"test.failed.jsonl"_s).size(), 1);
    QCOMPARE(letters(u"test.failed-2.jsonl"_s).size(), 1);
}

void TestDeadLetters::areCompleteHoweverMany()
{
    constexpr int bad = 300; // more than a run keeps for its summary
    writeInput(5, bad);
    const ProgramResult result = run();
    QVERIFY2(result.messages.contains("\n  … and 290 more\n"), result.messages.constData());
    QSet<QString> paths;
    for (const QJsonObject &letter : letters(u"test.failed.jsonl"_s))
        paths.insert(letter[u"item"_s][u"path"_s].toString());
    QCOMPARE(paths.size(), bad);
}

void TestDeadLetters::areCountedWithoutTheItemThatEndedTheRun()
{
    writeInput(1, 1);
    QJsonObject oneWorker = settingAside();
    oneWorker.insert(u"workers"_s, 1); // the bad file comes first
    writeFile(path(u"test.paipa"_s),
              pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                            step(u"json.read"_s, {}, oneWorker),
                            step(u"script.filter"_s, {{u"condition"_s, u"nothing.there"_s}}),
                            step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
    const ProgramResult result = run({u"--summary"_s, path(u"summary.json"_s)});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("\n1 item was set aside:\n"), result.messages.constData());
    const QJsonObject summary = readSummary(path(u"summary.json"_s));
    QCOMPARE(summary[u"setAside"_s], 1);
    QCOMPARE(summary[u"deadLetters"_s].toArray().size(), 1);
}

void TestDeadLetters::surviveTheEndOfTheProgram()
{
    const HttpServer server([](HttpExchange &exchange) {
        if (exchange.path == "/gone")
            exchange.respond(404);
        else
            exchange.hang();
    });
    writeFile(path(u"input/a"_s),
              server.url(u"/gone"_s).toUtf8() + '\n' + server.url(u"/held"_s).toUtf8() + '\n');
    writeFile(path(u"test.paipa"_s),
              pipelineText(
                  {step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                   step(u"text.lines"_s, {{u"into"_s, u"url"_s}}),
                   step(u"http.download"_s, {{u"allowPrivateAddresses"_s, true}}, settingAside()),
                   step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
    ProgramRun program({u"run"_s, u"--trust"_s, path(u"test.paipa"_s), u"--progress"_s, u"json"_s});
    QVERIFY(program.waitForMessage("\"failed\":1")); // counted, so it has to be there
    program.send(SIGKILL);
    QCOMPARE(program.result().exitCode, 128 + SIGKILL);
    const QList<QJsonObject> found = letters(u"test.failed.jsonl"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"item"_s][u"url"_s], server.url(u"/gone"_s));
}

void TestDeadLetters::haveNoSecrets()
{
    const QString secret = u"a\"b\\c-geheim"_s; // as JSON it looks different
    qputenv("PAIPA_SECRET_TOKEN", secret.toUtf8());
    writeFile(path(u"input/a"_s), "");
    const QString condition = u"nothing.there"_s;
    writeFile(path(u"test.paipa"_s),
              pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                            step(u"text.template"_s, {{u"into"_s, u"header"_s},
                                                      {u"text"_s, u"Bearer ${secret:token}"_s}}),
                            step(u"script.filter"_s, {{u"condition"_s, condition}}, settingAside()),
                            step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
    const ProgramResult result = run({u"--summary"_s, path(u"summary.json"_s)});
    qunsetenv("PAIPA_SECRET_TOKEN");
    QVERIFY2(result.exitCode == 1, result.messages.constData());
    const QList<QJsonObject> found = letters(u"summary.failed.jsonl"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"item"_s][u"header"_s], u"Bearer ***"_s);
    QVERIFY(!readFile(path(u"summary.json"_s)).contains("geheim"));
}

void TestDeadLetters::thatCannotBeWrittenEndTheRun()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("this system has no full device");
    writeInput(200, 1);
    const ProgramResult result = run({u"--dead-letters"_s, u"/dev/full"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("the item cannot be set aside"), result.messages.constData());
    QVERIFY2(result.messages.contains("/dev/full"), result.messages.constData());
    QVERIFY(!QFile::exists(path(u"out.csv"_s)));
}

void TestDeadLetters::needAPlaceBeforeAnyWorkIsDone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("no folder") << u"nowhere/letters"_s << "make it first"_ba;
    QTest::newRow("a folder") << u"input"_s << "name a file in it"_ba;
}

void TestDeadLetters::needAPlaceBeforeAnyWorkIsDone()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, expected);
    writeInput(1, 0);
    const ProgramResult result = run({u"--dead-letters"_s, path(file)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.messages.contains(expected), result.messages.constData());
    QVERIFY2(result.messages.contains("--dead-letters"), result.messages.constData());
    QVERIFY(!QFile::exists(path(u"out.csv"_s)));
}

QTEST_GUILESS_MAIN(TestDeadLetters)
#include "tst_deadletters.moc"
