// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestHashFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hashesAsOthersDo_data();
    void hashesAsOthersDo();
    void oneItemAfterTheOtherIsHashedOnItsOwn();
    void badItemsFail_data();
    void badItemsFail();
    void anAbortedRunIsLeft();

private:
    StepCatalogue m_catalogue;
};

void TestHashFile::initTestCase() { steps::registerFilesSteps(m_catalogue); }

void TestHashFile::hashesAsOthersDo_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QString>("expected");
    const QByteArray large = QByteArray("0123456789abcde\n").repeated(70'000);
    for (const QByteArray &content : {QByteArray(), "abc"_ba, large}) {
        const auto row = [&content](const char *name, QCryptographicHash::Algorithm algorithm) {
            QTest::addRow("%s of %lld bytes", name, content.size())
                << content << QString::fromLatin1(name)
                << QString::fromLatin1(QCryptographicHash::hash(content, algorithm).toHex());
        };
        row("sha256", QCryptographicHash::Sha256);
        row("sha512", QCryptographicHash::Sha512);
        row("sha1", QCryptographicHash::Sha1);
        row("md5", QCryptographicHash::Md5);
        row("blake2b", QCryptographicHash::Blake2b_512);
    }
}

void TestHashFile::hashesAsOthersDo()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, algorithm);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), content);
    const Record item{
        {u"path"_s, u"file"_s}, {u"bytes"_s, content}, {u"text"_s, QString::fromUtf8(content)}};

    const StepOutcome file =
        runStep(m_catalogue, u"files.hash"_s, {{u"algorithm"_s, algorithm}}, {item}, folder.path());
    QCOMPARE(file.emitted.size(), 1u);
    QCOMPARE(file.emitted[0].record.value(u"hash"_s), Value(expected));
    QCOMPARE(file.emitted[0].record.size(), item.size() + 1);

    for (const QString &field : {u"bytes"_s, u"text"_s}) {
        const StepOutcome value = runStep(m_catalogue, u"files.hash"_s,
                                          {{u"algorithm"_s, algorithm},
                                           {u"of"_s, u"value"_s},
                                           {u"field"_s, field},
                                           {u"into"_s, u"sum"_s}},
                                          {item});
        QCOMPARE(value.emitted[0].record.value(u"sum"_s), Value(expected));
    }
}

void TestHashFile::oneItemAfterTheOtherIsHashedOnItsOwn()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a"_s), "a"_ba);
    const Record good{{u"path"_s, u"a"_s}};
    const Record bad{{u"path"_s, u"none"_s}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.hash"_s, {}, {good, bad, good}, folder.path());
    QCOMPARE(outcome.emitted.size(), 2u);
    QCOMPARE(outcome.emitted[0].record, outcome.emitted[1].record);
    QCOMPARE(outcome.rejected.size(), 1u);
}

void TestHashFile::badItemsFail_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<Record>("item");
    QTest::addColumn<QString>("code");
    const QJsonObject ofValue{{u"of"_s, u"value"_s}, {u"field"_s, u"v"_s}};
    QTest::newRow("missing file") << QJsonObject() << Record{{u"path"_s, u"/none"_s}}
                                  << u"missing-file"_s;
    QTest::newRow("folder") << QJsonObject() << Record{{u"path"_s, u"/"_s}} << u"not-a-file"_s;
    QTest::newRow("a device that never ends")
        << QJsonObject() << Record{{u"path"_s, u"/dev/zero"_s}} << u"not-a-file"_s;
    QTest::newRow("no field") << ofValue << Record{{u"path"_s, u"/"_s}} << u"missing-field"_s;
    QTest::newRow("a number") << ofValue << Record{{u"v"_s, 7}} << u"bad-field"_s;
}

void TestHashFile::badItemsFail()
{
    QFETCH(QJsonObject, settings);
    QFETCH(Record, item);
    QFETCH(QString, code);
    const StepOutcome outcome = runStep(m_catalogue, u"files.hash"_s, settings, {item});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, code);
}

void TestHashFile::anAbortedRunIsLeft()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a"_s), "a"_ba);
    const auto step = m_catalogue.find(u"files.hash"_s)->make({});
    const AnyRecordWorker any = (*step)->makeWorker();
    const auto &worker = std::get<std::unique_ptr<ItemWorker>>(any);
    std::stop_source stop;
    worker->open(StepContext{.stepId = {}, .baseFolder = folder.path(), .stop = stop.get_token()});
    const Record item{{u"path"_s, u"a"_s}};
    CountingOutput output;
    worker->process(item, output);
    QCOMPARE(output.count, 1);
    stop.request_stop();
    try {
        worker->process(item, output);
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), cancelledCode);
    }
}

QTEST_GUILESS_MAIN(TestHashFile)
#include "tst_hashfile.moc"
