// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/csv/csv.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <paipa/base/processmemory.h>
#include <paipa/base/quantities.h>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestReadCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesRecordsOfRows_data();
    void makesRecordsOfRows();
    void brokenRowsAreTreatedAsSet_data();
    void brokenRowsAreTreatedAsSet();
    void oneBrokenRowOfAThousandLeavesTheOthers();
    void badFilesFailTheItem_data();
    void badFilesFailTheItem();
    void memoryDoesNotGrowWithTheFile();
    void settingsAreChecked();
    void tellsWhatHappensToTheFields();

private:
    [[nodiscard]] StepOutcome read(const QByteArray &content, const QJsonObject &settings) const
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"f.csv"_s), content);
        return runStep(m_catalogue, u"csv.read"_s, settings,
                       {Record{{u"path"_s, u"f.csv"_s}, {u"size"_s, 7}}}, folder.path());
    }

    StepCatalogue m_catalogue;
};

void TestReadCsv::initTestCase() { steps::registerCsvSteps(m_catalogue); }

void TestReadCsv::makesRecordsOfRows_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QList<Record>>("expected");
    const auto fields = [](std::initializer_list<Field> list) {
        return QList<Record>{Record(list)};
    };
    const QJsonObject guess{{u"types"_s, u"guess"_s}};
    QTest::newRow("names of the first line")
        << "a,b\n1,x\n"_ba << QJsonObject() << fields({{u"a"_s, u"1"_s}, {u"b"_s, u"x"_s}});
    QTest::newRow("guessed types") << "a,b,c,d,e,f\n1,1.5,007,,\"\",\"2\"\n"_ba << guess
                                   << fields({{u"a"_s, 1},
                                              {u"b"_s, 1.5},
                                              {u"c"_s, u"007"_s},
                                              {u"d"_s, Value()},
                                              {u"e"_s, u""_s},
                                              {u"f"_s, u"2"_s}});
    QTest::newRow("no header") << "1;2\n"_ba << QJsonObject{{u"header"_s, u"none"_s}}
                               << fields({{u"column1"_s, u"1"_s}, {u"column2"_s, u"2"_s}});
    QTest::newRow("no header, given names")
        << "1,2\n"_ba
        << QJsonObject{{u"header"_s, u"none"_s}, {u"columns"_s, QJsonArray{u"x"_s, u"y"_s}}}
        << fields({{u"x"_s, u"1"_s}, {u"y"_s, u"2"_s}});
    QTest::newRow("given names in place of the header")
        << "a,b\n1,2\n"_ba << QJsonObject{{u"columns"_s, QJsonArray{u"x"_s, u"y"_s}}}
        << fields({{u"x"_s, u"1"_s}, {u"y"_s, u"2"_s}});
    QTest::newRow("names that are empty or occur again")
        << "a,,a,a_2,a\n1,2,3,4,5\n"_ba << QJsonObject()
        << fields({{u"a"_s, u"1"_s},
                   {u"column2"_s, u"2"_s},
                   {u"a_3"_s, u"3"_s},
                   {u"a_2"_s, u"4"_s},
                   {u"a_4"_s, u"5"_s}});
    QTest::newRow("a given delimiter")
        << "a,b;c\n1,2;3\n"_ba << QJsonObject{{u"delimiter"_s, u";"_s}}
        << fields({{u"a,b"_s, u"1,2"_s}, {u"c"_s, u"3"_s}});
    QTest::newRow("fields of the file; columns win")
        << "size,b\n1,2\n"_ba << QJsonObject{{u"itemFields"_s, u"keep"_s}, {u"number"_s, u"line"_s}}
        << fields({{u"path"_s, u"f.csv"_s}, {u"size"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"line"_s, 2}});
    QTest::newRow("latin-1") << "a\ngr\xfcn\n"_ba << QJsonObject{{u"encoding"_s, u"latin-1"_s}}
                             << fields({{u"a"_s, u"grün"_s}});
    QTest::newRow("empty lines are no rows")
        << "\na,b\n\n1,2\n\n"_ba << QJsonObject() << fields({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
    QTest::newRow("but in one column they are values")
        << "a\n\n"_ba << QJsonObject() << fields({{u"a"_s, u""_s}});
    QTest::newRow("zstd") << zstdCompressed("a\n1\n"_ba) << QJsonObject()
                          << fields({{u"a"_s, u"1"_s}});
    QTest::newRow("an empty file") << QByteArray() << QJsonObject() << QList<Record>();
    QTest::newRow("only a header") << "a,b\n"_ba << QJsonObject() << QList<Record>();
}

void TestReadCsv::makesRecordsOfRows()
{
    QFETCH(QByteArray, content);
    QFETCH(QJsonObject, settings);
    QFETCH(QList<Record>, expected);
    const StepOutcome outcome = read(content, settings);
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(outcome.records(), expected);
}

void TestReadCsv::brokenRowsAreTreatedAsSet_data()
{
    QTest::addColumn<QString>("badLines");
    QTest::addColumn<int>("good");
    QTest::addColumn<int>("bad");
    QTest::newRow("fail") << u"fail"_s << 0 << 0;
    QTest::newRow("skip") << u"skip"_s << 2 << 0;
    QTest::newRow("port") << u"port"_s << 2 << 3;
}

void TestReadCsv::brokenRowsAreTreatedAsSet()
{
    QFETCH(QString, badLines);
    QFETCH(int, good);
    QFETCH(int, bad);
    const StepOutcome outcome =
        read("a,b\n1,2\n1,2,3\n\"x\"y,2\n\xff,2\n3,4\n"_ba, {{u"badLines"_s, badLines}});
    QCOMPARE(outcome.records(0).size(), good);
    const QList<Record> broken = outcome.records(1);
    QCOMPARE(broken.size(), bad);
    if (badLines == u"fail"_s) {
        QCOMPARE(outcome.rejected.size(), 1u);
        QCOMPARE(outcome.rejected[0].code, u"bad-line"_s);
        QVERIFY2(outcome.rejected[0].text.contains(u"line 3: the row has 3 columns instead of 2"_s),
                 qPrintable(outcome.rejected[0].text));
        return;
    }
    QVERIFY(outcome.rejected.empty());
    for (const Record &record : broken) {
        QVERIFY(record.value(u"path"_s).toText().endsWith(u"/f.csv"_s));
        QVERIFY(!record.value(u"reason"_s).toText().isEmpty());
    }
    if (bad > 0) {
        QCOMPARE(broken[0].value(u"lineNumber"_s), Value(3));
        QCOMPARE(broken[0].value(u"text"_s), Value(u"1,2,3"_s));
        QCOMPARE(broken[2].value(u"lineNumber"_s), Value(5));
    }
}

void TestReadCsv::oneBrokenRowOfAThousandLeavesTheOthers()
{
    QByteArray content = "number,text\n";
    for (int i = 1; i <= 1000; ++i)
        content += QByteArray::number(i) + (i == 500 ? ",\"open\n"_ba : ",\"a \"\"text\"\"\"\n"_ba);
    const StepOutcome outcome = read(content, {{u"badLines"_s, u"port"_s}});
    QCOMPARE(outcome.records(0).size(), 999);
    QCOMPARE(outcome.records(1).size(), 1);
    QCOMPARE(outcome.records(1)[0].value(u"lineNumber"_s), Value(501));
}

void TestReadCsv::badFilesFailTheItem_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("code");
    const QJsonObject port{{u"badLines"_s, u"port"_s}};
    QTest::newRow("a broken header") << "a,\"b\n1,2\n"_ba << port << u"bad-header"_s;
    QTest::newRow("a header with other columns than named")
        << "a,b\n1,2\n"_ba << QJsonObject{{u"columns"_s, QJsonArray{u"x"_s}}} << u"bad-header"_s;
    QTest::newRow("a header that is not UTF-8") << "gr\xfcn\n1\n"_ba << port << u"bad-header"_s;
    QTest::newRow("UTF-16") << "\xff\xfe\x61\x00"_ba << port << u"bad-text"_s;
    QTest::newRow("truncated gzip")
        << gzipped("a\n1\n"_ba).chopped(4) << port << u"truncated-file"_s;
}

void TestReadCsv::badFilesFailTheItem()
{
    QFETCH(QByteArray, content);
    QFETCH(QJsonObject, settings);
    QFETCH(QString, code);
    const StepOutcome outcome = read(content, settings);
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, code);
    QVERIFY2(outcome.rejected[0].text.contains(u"f.csv"_s), qPrintable(outcome.rejected[0].text));
}

void TestReadCsv::memoryDoesNotGrowWithTheFile()
{
    if (isInstrumented)
        QSKIP("memory is not measured under a sanitizer");
    QTemporaryDir folder;
    const QByteArray rows = QByteArray("1234567890,\"some text\",abc\n").repeated(40'000);
    writeFile(folder.filePath(u"f.gz"_s), gzipped("a,b,c\n"_ba) + gzipped(rows).repeated(25));
    const auto step = m_catalogue.find(u"csv.read"_s)->make({});
    const AnyRecordWorker any = (*step)->makeWorker();
    const auto &worker = std::get<std::unique_ptr<ItemWorker>>(any);
    worker->open(StepContext{.stepId = {}, .baseFolder = folder.path(), .stop = {}});
    CountingOutput output;
    const qint64 before = peakProcessMemory();
    worker->process(Record{{u"path"_s, u"f.gz"_s}}, output);
    QCOMPARE(output.count, 1'000'000);
    const qint64 grown = peakProcessMemory() - before;
    QVERIFY2(grown < 8_MiB, qPrintable(toString(ByteSize{grown})));
}

void TestReadCsv::settingsAreChecked()
{
    const StepType *type = m_catalogue.find(u"csv.read"_s);
    const Problems problems = type->check({{u"columns"_s, QJsonArray{u"a"_s, u"a"_s}}});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].place.field, u"columns"_s);
    QCOMPARE(type->check({{u"delimiter"_s, u"x"_s}}).value(0).code, u"bad-setting"_s);
}

void TestReadCsv::tellsWhatHappensToTheFields()
{
    const StepType *type = m_catalogue.find(u"csv.read"_s);
    QVERIFY(type->fields({}).others == FieldFlow::Others::Unknown);
    QCOMPARE(type->fields({}).reads, QStringList{u"path"_s});
    const FieldFlow known = type->fields({{u"columns"_s, QJsonArray{u"x"_s, u"y"_s}}});
    QVERIFY(known.others == FieldFlow::Others::Dropped);
    QCOMPARE(known.adds.size(), 2);
    QCOMPARE(type->info().outputs.value(1).name, u"bad"_s);
}

QTEST_GUILESS_MAIN(TestReadCsv)
#include "tst_readcsv.moc"
