// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/json/json.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestWriteJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesLines_data();
    void writesLines();
    void whatIsReadBackIsTheSame();
    void aFullDiskLeavesTheOldFile();
    void existingFilesCanBeKept();
    void settingsAreChecked();

private:
    StepCatalogue m_catalogue;
};

void TestWriteJson::initTestCase() { steps::registerJsonSteps(m_catalogue); }

void TestWriteJson::writesLines_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("all fields") << QJsonObject() << "{\"b\":1,\"a\":\"x\\ny\"}\n{\"c\":null}\n"_ba;
    QTest::newRow("chosen fields") << QJsonObject{{u"fields"_s, QJsonArray{u"a"_s, u"c"_s}}}
                                   << "{\"a\":\"x\\ny\"}\n{\"c\":null}\n"_ba;
}

void TestWriteJson::writesLines()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    settings.insert(u"file"_s, u"o.jsonl"_s);
    const QList<Record> items{Record{{u"b"_s, 1}, {u"a"_s, u"x\ny"_s}}, Record{{u"c"_s, Value()}}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"json.write"_s, settings, items, folder.path());
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(readFile(folder.filePath(u"o.jsonl"_s)), expected);
    QCOMPARE(namesIn(folder.path()), QStringList{u"o.jsonl"_s});
}

void TestWriteJson::whatIsReadBackIsTheSame()
{
    QTemporaryDir folder;
    QList<Record> items;
    for (const Value &value : {Value(), Value(true), Value(Q_INT64_C(9007199254740993)), Value(0.1),
                               Value(1e300), Value(u"\"\\\n\t\u0001ä😀\u2028"_s),
                               Value(ValueList{1, Record{{u"z"_s, 1}, {u"a"_s, 2}}})})
        items.append(Record{{u"v"_s, value}, {u"n"_s, items.size()}});
    (void)runStep(m_catalogue, u"json.write"_s, {{u"file"_s, u"o"_s}}, items, folder.path());
    const StepOutcome outcome =
        runStep(m_catalogue, u"json.read"_s, {}, {Record{{u"path"_s, u"o"_s}}}, folder.path());
    QCOMPARE(outcome.records(), items);
}

void TestWriteJson::aFullDiskLeavesTheOldFile()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"o"_s), "old"_ba);
    const QList<Record> items(100, Record{{u"a"_s, QString(10'000, u'x')}});
    {
        const FileSizeLimit limit(64 * 1024);
        QVERIFY_THROWS_EXCEPTION(Failure,
                                 (void)runStep(m_catalogue, u"json.write"_s, {{u"file"_s, u"o"_s}},
                                               items, folder.path()));
    }
    QCOMPARE(namesIn(folder.path()), QStringList{u"o"_s});
    QCOMPARE(readFile(folder.filePath(u"o"_s)), "old"_ba);
}

void TestWriteJson::existingFilesCanBeKept()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"o"_s), "old"_ba);
    const QJsonObject settings{{u"file"_s, u"o"_s}, {u"existing"_s, u"fail"_s}};
    QVERIFY_THROWS_EXCEPTION(
        Failure, (void)runStep(m_catalogue, u"json.write"_s, settings, {}, folder.path()));
    QCOMPARE(readFile(folder.filePath(u"o"_s)), "old"_ba);
}

void TestWriteJson::settingsAreChecked()
{
    const StepType *type = m_catalogue.find(u"json.write"_s);
    QCOMPARE(type->check({}).value(0).code, u"missing-setting"_s);
    const Problems problems =
        type->check({{u"file"_s, u"o"_s}, {u"fields"_s, QJsonArray{u"a"_s, u"a"_s}}});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].place.field, u"fields"_s);
}

QTEST_GUILESS_MAIN(TestWriteJson)
#include "tst_writejson.moc"
