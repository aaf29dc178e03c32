// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/json/json.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <paipa/base/processmemory.h>
#include <paipa/base/quantities.h>

#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestReadJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesRecordsOfLines_data();
    void makesRecordsOfLines();
    void brokenLinesAreTreatedAsSet_data();
    void brokenLinesAreTreatedAsSet();
    void badFilesFailTheItem();
    void memoryDoesNotGrowWithTheFile();
    void tellsWhatHappensToTheFields();

private:
    [[nodiscard]] StepOutcome read(const QByteArray &content, const QJsonObject &settings) const
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"f.jsonl"_s), content);
        return runStep(m_catalogue, u"json.read"_s, settings,
                       {Record{{u"path"_s, u"f.jsonl"_s}, {u"a"_s, 7}}}, folder.path());
    }

    StepCatalogue m_catalogue;
};

void TestReadJson::initTestCase() { steps::registerJsonSteps(m_catalogue); }

void TestReadJson::makesRecordsOfLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QList<Record>>("expected");
    const QList<Record> two{Record{{u"a"_s, 1}}, Record{{u"b"_s, u"x"_s}}};
    const QByteArray lines = "{\"a\":1}\n{\"b\":\"x\"}\n"_ba;
    QTest::newRow("lines") << lines << QJsonObject() << two;
    QTest::newRow("no last line end") << lines.chopped(1) << QJsonObject() << two;
    QTest::newRow("CRLF, mark, empty lines")
        << "\xef\xbb\xbf{\"a\":1}\r\n\r\n  \n{\"b\":\"x\"}\r\n"_ba << QJsonObject() << two;
    QTest::newRow("gzip") << gzipped(lines) << QJsonObject() << two;
    QTest::newRow("zstd") << zstdCompressed(lines) << QJsonObject() << two;
    QTest::newRow("an empty file") << QByteArray() << QJsonObject() << QList<Record>();
    QTest::newRow("an empty object") << "{}"_ba << QJsonObject() << QList<Record>{Record()};
    QTest::newRow("fields of the file; the line wins")
        << lines << QJsonObject{{u"itemFields"_s, u"keep"_s}, {u"number"_s, u"n"_s}}
        << QList<Record>{
               Record{{u"path"_s, u"f.jsonl"_s}, {u"a"_s, 1}, {u"n"_s, 1}},
               Record{{u"path"_s, u"f.jsonl"_s}, {u"a"_s, 7}, {u"b"_s, u"x"_s}, {u"n"_s, 2}}};
}

void TestReadJson::makesRecordsOfLines()
{
    QFETCH(QByteArray, content);
    QFETCH(QJsonObject, settings);
    QFETCH(QList<Record>, expected);
    const StepOutcome outcome = read(content, settings);
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(outcome.records(), expected);
}

void TestReadJson::brokenLinesAreTreatedAsSet_data()
{
    QTest::addColumn<QString>("badLines");
    QTest::addColumn<int>("good");
    QTest::addColumn<int>("bad");
    QTest::newRow("fail") << u"fail"_s << 0 << 0;
    QTest::newRow("skip") << u"skip"_s << 2 << 0;
    QTest::newRow("port") << u"port"_s << 2 << 3;
}

void TestReadJson::brokenLinesAreTreatedAsSet()
{
    QFETCH(QString, badLines);
    QFETCH(int, good);
    QFETCH(int, bad);
    const QByteArray tooLong = "{\"a\":\"" + QByteArray(2000, 'x') + "\"}\n";
    const StepOutcome outcome = read("{\"a\":1}\n{\"a\":\n[1]\n" + tooLong + "{\"a\":2}\n",
                                     {{u"badLines"_s, badLines}, {u"maxLine"_s, 1000}});
    QCOMPARE(outcome.records(0).size(), good);
    const QList<Record> broken = outcome.records(1);
    QCOMPARE(broken.size(), bad);
    if (badLines == u"fail"_s) {
        QCOMPARE(outcome.rejected.size(), 1u);
        QCOMPARE(outcome.rejected[0].code, u"bad-line"_s);
        QVERIFY2(outcome.rejected[0].text.contains(u"f.jsonl\", line 2: "_s),
                 qPrintable(outcome.rejected[0].text));
        return;
    }
    QVERIFY(outcome.rejected.empty());
    if (bad > 0) {
        QCOMPARE(broken[0].value(u"lineNumber"_s), Value(2));
        QCOMPARE(broken[0].value(u"text"_s), Value(u"{\"a\":"_s));
        QVERIFY(broken[2].value(u"reason"_s).toText().contains(u"maxLine"_s));
    }
}

void TestReadJson::badFilesFailTheItem()
{
    const StepOutcome truncated =
        read(gzipped("{\"a\":1}\n"_ba).chopped(3), {{u"badLines"_s, u"skip"_s}});
    QCOMPARE(truncated.rejected.size(), 1u);
    QCOMPARE(truncated.rejected[0].code, u"truncated-file"_s);
    const StepOutcome missing =
        runStep(m_catalogue, u"json.read"_s, {}, {Record{{u"path"_s, u"/none"_s}}});
    QCOMPARE(missing.rejected.size(), 1u);
    QCOMPARE(missing.rejected[0].code, u"missing-file"_s);
}

void TestReadJson::memoryDoesNotGrowWithTheFile()
{
    if (isInstrumented)
        QSKIP("memory is not measured under a sanitizer");
    QTemporaryDir folder;
    QByteArray lines;
    for (int i = 0; i < 20'000; ++i) // with keys that are all different
        lines += "{\"id\":" + QByteArray::number(i) + ",\"key" + QByteArray::number(i)
                 + "\":\"text\"}\n";
    writeFile(folder.filePath(u"f.gz"_s), gzipped(lines).repeated(20));
    const auto step = m_catalogue.find(u"json.read"_s)->make({});
    const AnyRecordWorker any = (*step)->makeWorker();
    const auto &worker = std::get<std::unique_ptr<ItemWorker>>(any);
    worker->open(StepContext{.stepId = {}, .baseFolder = folder.path(), .stop = {}});
    CountingOutput output;
    const qint64 before = peakProcessMemory();
    worker->process(Record{{u"path"_s, u"f.gz"_s}}, output);
    QCOMPARE(output.count, 400'000);
    const qint64 grown = peakProcessMemory() - before;
    QVERIFY2(grown < 8_MiB, qPrintable(toString(ByteSize{grown})));
}

void TestReadJson::tellsWhatHappensToTheFields()
{
    const StepType *type = m_catalogue.find(u"json.read"_s);
    QVERIFY(type->fields({}).others == FieldFlow::Others::Unknown);
    QCOMPARE(type->fields({{u"path"_s, u"p"_s}}).reads, QStringList{u"p"_s});
    QCOMPARE(type->info().outputs.value(1).name, u"bad"_s);
}

QTEST_GUILESS_MAIN(TestReadJson)
#include "tst_readjson.moc"
