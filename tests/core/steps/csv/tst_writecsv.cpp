// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/csv/csv.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestWriteCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesRows_data();
    void writesRows();
    void formulasAreMadeHarmless_data();
    void formulasAreMadeHarmless();
    void itemsThatDoNotFitFail_data();
    void itemsThatDoNotFitFail();
    void whatIsReadBackIsTheSame();
    void withoutFlushNothingAppears();
    void aFullDiskLeavesTheOldFile_data();
    void aFullDiskLeavesTheOldFile();
    void existingFilesCanBeKept();
    void badTargetsEndTheRunBeforeItStarts_data();
    void badTargetsEndTheRunBeforeItStarts();

private:
    StepCatalogue m_catalogue;
};

void TestWriteCsv::initTestCase() { steps::registerCsvSteps(m_catalogue); }

void TestWriteCsv::writesRows_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QList<Record>>("items");
    QTest::addColumn<QByteArray>("expected");
    const QList<Record> items{Record{{u"a"_s, 1}, {u"b"_s, u"x,\"y\"\nz"_s}},
                              Record{{u"b"_s, u"ü"_s}, {u"a"_s, -2.5}}};
    QTest::newRow("columns of the first item")
        << QJsonObject() << items << "a,b\n1,\"x,\"\"y\"\"\nz\"\n-2.5,ü\n"_ba;
    QTest::newRow("chosen columns") << QJsonObject{{u"columns"_s, QJsonArray{u"b"_s, u"c"_s}}}
                                    << items << "b,c\n\"x,\"\"y\"\"\nz\",\nü,\n"_ba;
    QTest::newRow("delimiter, no header")
        << QJsonObject{{u"delimiter"_s, u"tab"_s}, {u"header"_s, false}} << items
        << "1\t\"x,\"\"y\"\"\nz\"\n-2.5\tü\n"_ba;
    QTest::newRow("types")
        << QJsonObject()
        << QList<Record>{Record{{u"a"_s, true},
                                {u"b"_s, Value()},
                                {u"c"_s, "bytes"_ba},
                                {u"d"_s, ValueList{1, u"x"_s}},
                                {u"e"_s, QDateTime(QDate(2024, 1, 2), QTime(3, 4), Qt::UTC)}}}
        << "a,b,c,d,e\ntrue,,bytes,\"[1,\"\"x\"\"]\",2024-01-02T03:04:00.000Z\n"_ba;
    QTest::newRow("a row with nothing is a row")
        << QJsonObject() << QList<Record>{Record{{u"a"_s, u""_s}}} << "a\n\"\"\n"_ba;
    QTest::newRow("no items") << QJsonObject() << QList<Record>() << QByteArray();
    QTest::newRow("no items, columns")
        << QJsonObject{{u"columns"_s, QJsonArray{u"a"_s}}} << QList<Record>() << "a\n"_ba;
}

void TestWriteCsv::writesRows()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QList<Record>, items);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    settings.insert(u"file"_s, u"new/out.csv"_s);
    const StepOutcome outcome =
        runStep(m_catalogue, u"csv.write"_s, settings, items, folder.path());
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(readFile(folder.filePath(u"new/out.csv"_s)), expected);
    QCOMPARE(namesIn(folder.filePath(u"new"_s)), QStringList{u"out.csv"_s});
}

void TestWriteCsv::formulasAreMadeHarmless_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("safe");
    QTest::addColumn<QByteArray>("asIs");
    const auto row = [](const char *name, const Value &value, const QByteArray &safe,
                        const QByteArray &asIs) { QTest::newRow(name) << value << safe << asIs; };
    row("formula", u"=1+1"_s, "'=1+1", "=1+1");
    row("command", u"@SUM(A1)"_s, "'@SUM(A1)", "@SUM(A1)");
    row("plus", u"+49 30 1"_s, "'+49 30 1", "+49 30 1");
    row("minus", u"-1+cmd|'x'"_s, "'-1+cmd|'x'", "-1+cmd|'x'");
    row("tab", u"\t=1"_s, "'\t=1", "\t=1");
    row("return", u"\r=1"_s, "\"'\r=1\"", "\"\r=1\"");
    row("negative number as text", u"-5"_s, "-5", "-5");
    row("signed real as text", u"+1.5e3"_s, "+1.5e3", "+1.5e3");
    row("not a number", u"-inf"_s, "'-inf", "-inf");
    row("negative number", -5, "-5", "-5");
    row("in the middle", u"a=b"_s, "a=b", "a=b");
    row("bytes", "=1"_ba, "'=1", "=1");
}

void TestWriteCsv::formulasAreMadeHarmless()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, safe);
    QFETCH(QByteArray, asIs);
    QTemporaryDir folder;
    for (const bool spreadsheetSafe : {true, false}) {
        const QJsonObject settings{{u"file"_s, u"o.csv"_s},
                                   {u"spreadsheetSafe"_s, spreadsheetSafe}};
        (void)runStep(m_catalogue, u"csv.write"_s, settings, {Record{{u"=h"_s, value}}},
                      folder.path());
        const QByteArray expected = spreadsheetSafe ? "'=h\n" + safe : "=h\n" + asIs;
        QCOMPARE(readFile(folder.filePath(u"o.csv"_s)), expected + '\n');
    }
}

void TestWriteCsv::itemsThatDoNotFitFail_data()
{
    QTest::addColumn<Record>("item");
    QTest::addColumn<QString>("code");
    QTest::newRow("another field") << Record{{u"a"_s, 1}, {u"z"_s, 2}} << u"unknown-column"_s;
    QTest::newRow("binary") << Record{{u"a"_s, "\xff"_ba}} << u"bad-field"_s;
}

void TestWriteCsv::itemsThatDoNotFitFail()
{
    QFETCH(Record, item);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const Record good{{u"a"_s, 1}, {u"b"_s, 2}};
    const StepOutcome outcome = runStep(m_catalogue, u"csv.write"_s, {{u"file"_s, u"o.csv"_s}},
                                        {good, item, good}, folder.path());
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].index, 1u);
    QCOMPARE(outcome.rejected[0].code, code);
    QCOMPARE(readFile(folder.filePath(u"o.csv"_s)), "a,b\n1,2\n1,2\n"_ba);
}

void TestWriteCsv::whatIsReadBackIsTheSame()
{
    QTemporaryDir folder;
    QList<Record> items;
    for (const QString &text :
         {u"a"_s, u"x,y"_s, u"\"q\""_s, u"line\nbreak"_s, u" space "_s, u"ü€😀"_s, u"a\rb"_s})
        items.append(Record{{u"n"_s, items.size()}, {u"t"_s, text}, {u"r"_s, 0.1}});
    (void)runStep(m_catalogue, u"csv.write"_s, {{u"file"_s, u"o.csv"_s}}, items, folder.path());
    const StepOutcome outcome = runStep(m_catalogue, u"csv.read"_s, {{u"types"_s, u"guess"_s}},
                                        {Record{{u"path"_s, u"o.csv"_s}}}, folder.path());
    QCOMPARE(outcome.records(), items);
}

void TestWriteCsv::withoutFlushNothingAppears()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"o.csv"_s), "old"_ba);
    auto step = m_catalogue.find(u"csv.write"_s)->make({{u"file"_s, folder.filePath(u"o.csv"_s)}});
    const AnyRecordWorker any = (*step)->makeWorker();
    const auto &worker = std::get<std::unique_ptr<ItemWorker>>(any);
    CountingOutput output;
    worker->open({});
    worker->process(Record{{u"a"_s, QString(1'000'000, u'x')}}, output);
    QCOMPARE(namesIn(folder.path()).size(), 2);
    worker->close();
    QCOMPARE(namesIn(folder.path()), QStringList{u"o.csv"_s});
    QCOMPARE(readFile(folder.filePath(u"o.csv"_s)), "old"_ba);
}

void TestWriteCsv::aFullDiskLeavesTheOldFile_data()
{
    QTest::addColumn<bool>("realDisk");
    QTest::newRow("a file system of 64 KiB") << true;
    QTest::newRow("a limit of the process") << false;
}

void TestWriteCsv::aFullDiskLeavesTheOldFile()
{
    QFETCH(bool, realDisk);
    QTemporaryDir base;
    const QString folder = base.filePath(u"disk"_s);
    std::optional<SmallDisk> disk;
    if (realDisk) {
        disk.emplace(folder, 64 * 1024);
        if (!disk->isMounted())
            QSKIP("mounting is not permitted here");
    }
    writeFile(folder + u"/o.csv"_s, "old"_ba);
    std::optional<FileSizeLimit> limit;
    if (!realDisk)
        limit.emplace(64 * 1024);
    const QList<Record> items(10, Record{{u"a"_s, QString(100'000, u'x')}});
    try {
        (void)runStep(m_catalogue, u"csv.write"_s, {{u"file"_s, folder + u"/o.csv"_s}}, items);
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), u"disk-full"_s);
        QVERIFY(failure.text().toString().contains(folder + u"/o.csv"_s));
    }
    limit.reset();
    QCOMPARE(namesIn(folder), QStringList{u"o.csv"_s});
    QCOMPARE(readFile(folder + u"/o.csv"_s), "old"_ba);
}

void TestWriteCsv::existingFilesCanBeKept()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"o.csv"_s), "old"_ba);
    const QJsonObject settings{{u"file"_s, folder.filePath(u"o.csv"_s)},
                               {u"existing"_s, u"fail"_s}};
    QVERIFY_THROWS_EXCEPTION(Failure, (void)runStep(m_catalogue, u"csv.write"_s, settings));
    QCOMPARE(readFile(folder.filePath(u"o.csv"_s)), "old"_ba);
}

void TestWriteCsv::badTargetsEndTheRunBeforeItStarts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("a folder") << u"folder"_s << u"not-a-file"_s;
    QTest::newRow("below a file") << u"file/o.csv"_s << u"missing-file"_s;
    QTest::newRow("no permission") << u"folder/o.csv"_s << u"no-permission"_s;
}

void TestWriteCsv::badTargetsEndTheRunBeforeItStarts()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    const Unprivileged unprivileged;
    QTemporaryDir base;
    writeFile(base.filePath(u"file"_s), "x"_ba);
    QVERIFY(QDir(base.path()).mkdir(u"folder"_s));
    QVERIFY(QFile::setPermissions(base.filePath(u"folder"_s), QFile::ReadOwner | QFile::ExeOwner));
    try {
        (void)runStep(m_catalogue, u"csv.write"_s, {{u"file"_s, file}}, {Record{{u"a"_s, 1}}},
                      base.path());
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), code);
        QVERIFY2(failure.text().toString().contains(base.filePath(u"f"_s)),
                 qPrintable(failure.text().toString()));
    }
}

QTEST_GUILESS_MAIN(TestWriteCsv)
#include "tst_writecsv.moc"
