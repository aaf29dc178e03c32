// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QDir>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// What goes wrong outside of Paipa: each time a sentence that names step, item and remedy, the
/// right exit code, and nothing half-written.
class TestBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aPipelineFileThatCannotRunIsRefused_data();
    void aPipelineFileThatCannotRunIsRefused();
    void aMissingFolderNamesStepAndFolder();
    void aCorruptPictureNamesItsFile();
    void aBrokenLineOfACsvFileNamesFileAndLine();
    void aLockedDatabaseIsNamed();
    void aFullDiskLeavesNoHalfWrittenFile();
    void oneBadItemOfAThousandIsSetAside();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString pipeline(const QList<QJsonObject> &steps) const
    {
        writeFile(path(u"test.paipa"_s), pipelineText(steps));
        return path(u"test.paipa"_s);
    }
    [[nodiscard]] QStringList run(const QString &file) const
    {
        return {u"run"_s,  file,           u"--progress"_s,
                u"none"_s, u"--summary"_s, path(u"summary.json"_s)};
    }
    [[nodiscard]] QStringList outputs(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBadInput::aPipelineFileThatCannotRunIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray head = R"({"format": "paipa-pipeline", "version": 1, )";
    QTest::newRow("truncated") << head + R"("steps": [)" << QByteArray("error[");
    QTest::newRow("not JSON") << QByteArray("hello") << QByteArray("error[");
    QTest::newRow("newer version")
        << QByteArray(R"({"format": "paipa-pipeline", "version": 99, "steps": []})")
        << QByteArray("99");
    QTest::newRow("unknown type") << head + R"("steps": [{"id": "a", "type": "files.lits"}]})"
                                  << QByteArray("files.list");
    QTest::newRow("cycle") << head + R"("steps": [
        {"id": "s", "type": "files.list", "settings": {"folder": "."}},
        {"id": "a", "type": "flow.flatten"}, {"id": "b", "type": "flow.flatten"}],
        "links": [{"from": "s", "to": "a"}, {"from": "a", "to": "b"}, {"from": "b", "to": "a"}]})"
                           << QByteArray("cycle");
}

void TestBadInput::aPipelineFileThatCannotRunIsRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    writeFile(path(u"test.paipa"_s), text);
    const ProgramResult result = runPaipa(run(path(u"test.paipa"_s)));
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.messages.contains("test.paipa:"), result.messages.constData());
    QVERIFY2(result.messages.contains(expected), result.messages.constData());
}

void TestBadInput::aMissingFolderNamesStepAndFolder()
{
    const ProgramResult result =
        runPaipa(run(pipeline({step(u"files.list"_s, {{u"folder"_s, u"nowhere"_s}}),
                               step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})})));
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("step \"list\""), result.messages.constData());
    QVERIFY2(result.messages.contains("nowhere"), result.messages.constData());
    QCOMPARE(outputs(u"*out.csv*"_s), QStringList());
}

void TestBadInput::aCorruptPictureNamesItsFile()
{
    writeFile(path(u"input/broken.jpg"_s), "this is no picture");
    const ProgramResult result = runPaipa(run(
        pipeline({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}), step(u"image.thumbnail"_s),
                  step(u"files.write"_s, {{u"folder"_s, u"out"_s},
                                          {u"content"_s, u"thumbnail"_s},
                                          {u"name"_s, u"{name}"_s}})})));
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("step \"thumbnail\" failed on "),
             result.messages.constData());
    QVERIFY2(result.messages.contains("broken.jpg"), result.messages.constData());
    QVERIFY(!QFile::exists(path(u"out/broken.jpg"_s)));
}

void TestBadInput::aBrokenLineOfACsvFileNamesFileAndLine()
{
    writeFile(path(u"input/t.csv"_s), "a,b\n1,2\n3\n");
    const ProgramResult result = runPaipa(
        run(pipeline({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}), step(u"csv.read"_s),
                      step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})})));
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("t.csv"), result.messages.constData());
    QVERIFY2(result.messages.contains("line 3"), result.messages.constData());
    QCOMPARE(outputs(u"*out.csv*"_s), QStringList());
}

void TestBadInput::aLockedDatabaseIsNamed()
{
    writeFile(path(u"input/a"_s), "a");
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s);
    database.setDatabaseName(path(u"out.sqlite"_s));
    QVERIFY(database.open());
    QVERIFY(QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s));
    const ProgramResult result =
        runPaipa(run(pipeline({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                               step(u"sql.insert"_s, {{u"file"_s, u"out.sqlite"_s},
                                                      {u"table"_s, u"t"_s},
                                                      {u"lockTimeout"_s, u"10 ms"_s}})})));
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("step \"insert\""), result.messages.constData());
    QVERIFY2(result.messages.contains("lock"), result.messages.constData());
}

void TestBadInput::aFullDiskLeavesNoHalfWrittenFile()
{
    for (int i = 0; i < 200; ++i)
        writeFile(path(u"input/a file with a rather long name %1"_s.arg(i)), "a");
    const QString file = pipeline({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                                   step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})});
    ProgramRun program({u"run"_s, file, u"--progress"_s, u"none"_s},
                       ProgramRun::Options{.beforeStart = [] { limitFileSize(4096); }});
    const ProgramResult result = program.result();
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("step \"write\""), result.messages.constData());
    QCOMPARE(outputs(u"*out.csv*"_s), QStringList());
}

void TestBadInput::oneBadItemOfAThousandIsSetAside()
{
    for (int i = 0; i < 1000; ++i)
        writeFile(path(u"input/%1"_s.arg(i)), QByteArray::number(i));
    const ProgramResult result = runPaipa(run(pipeline(
        {step(u"files.list"_s, {{u"folder"_s, u"input"_s}}), step(u"files.read"_s),
         step(u"script.filter"_s, {{u"condition"_s, u"name == \"417\" ? nothing.here : true"_s}},
              settingAside()),
         step(u"csv.write"_s,
              {{u"file"_s, u"out.csv"_s}, {u"columns"_s, QJsonArray{u"name"_s}}})})));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(readFile(path(u"out.csv"_s)).count('\n'), 1 + 999);
    const QJsonObject summary = readSummary(path(u"summary.json"_s));
    QCOMPARE(summary[u"items"_s][u"failed"_s].toInt(), 1);
    QCOMPARE(summary[u"items"_s][u"acked"_s].toInt(), 999);
    const QJsonArray letters = summary[u"deadLetters"_s].toArray();
    QCOMPARE(letters.size(), 1);
    QCOMPARE(letters[0][u"step"_s].toString(), u"filter"_s);
    QVERIFY(letters[0][u"item"_s].toString().endsWith(u"/input/417"_s));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
