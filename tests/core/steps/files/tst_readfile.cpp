// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestReadFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addsTheContent_data();
    void addsTheContent();
    void readsFilesWithoutAKnownSize();
    void badFilesFailTheItem_data();
    void badFilesFailTheItem();

private:
    StepCatalogue m_catalogue;
};

void TestReadFile::initTestCase() { steps::registerFilesSteps(m_catalogue); }

void TestReadFile::addsTheContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<Record>("added");
    QTest::newRow("bytes") << "a\0b\xff"_ba << QJsonObject()
                           << Record{{u"content"_s, "a\0b\xff"_ba}};
    QTest::newRow("nothing") << QByteArray() << QJsonObject()
                             << Record{{u"content"_s, QByteArray()}};
    QTest::newRow("text") << "gr\xc3\xbc\xc3\x9f"_ba
                          << QJsonObject{{u"as"_s, u"text"_s}, {u"into"_s, u"t"_s}}
                          << Record{{u"t"_s, u"grüß"_s}};
    QTest::newRow("compressed files are not decompressed")
        << gzipped("x"_ba) << QJsonObject() << Record{{u"content"_s, gzipped("x"_ba)}};
    QTest::newRow("just as large as allowed")
        << QByteArray(5000, 'x') << QJsonObject{{u"maxSize"_s, 5000}}
        << Record{{u"content"_s, QByteArray(5000, 'x')}};
}

void TestReadFile::addsTheContent()
{
    QFETCH(QByteArray, content);
    QFETCH(QJsonObject, settings);
    QFETCH(Record, added);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), content);
    Record expected{{u"path"_s, u"file"_s}, {u"other"_s, 1}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.read"_s, settings, {expected}, folder.path());
    QVERIFY(outcome.rejected.empty());
    for (const Field &field : added)
        expected.set(field.name, field.value);
    QCOMPARE(outcome.records(), QList<Record>{expected});
}

void TestReadFile::readsFilesWithoutAKnownSize()
{
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.read"_s, {}, {Record{{u"path"_s, u"/proc/self/maps"_s}}});
    QCOMPARE(outcome.emitted.size(), 1u);
    const Value content = outcome.emitted[0].record.value(u"content"_s);
    QVERIFY(content.get<QByteArray>()->size() > 4096);
    QVERIFY(content.get<QByteArray>()->endsWith('\n'));
}

void TestReadFile::badFilesFailTheItem_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<Record>("item");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("mentions");
    const Record good{{u"path"_s, u"file"_s}};
    QTest::newRow("missing") << QJsonObject() << Record{{u"path"_s, u"none"_s}} << u"missing-file"_s
                             << u"none"_s;
    QTest::newRow("folder") << QJsonObject() << Record{{u"path"_s, u"."_s}} << u"not-a-file"_s
                            << u"folder"_s;
    QTest::newRow("locked") << QJsonObject() << Record{{u"path"_s, u"locked"_s}}
                            << u"no-permission"_s << u"locked"_s;
    QTest::newRow("pipe") << QJsonObject() << Record{{u"path"_s, u"pipe"_s}} << u"not-a-file"_s
                          << u"pipe"_s;
    QTest::newRow("circle of links")
        << QJsonObject() << Record{{u"path"_s, u"circle"_s}} << u"missing-file"_s << u"circle"_s;
    QTest::newRow("too large") << QJsonObject{{u"maxSize"_s, u"5 B"_s}} << good << u"too-large"_s
                               << u"maxSize"_s;
    QTest::newRow("not text") << QJsonObject{{u"as"_s, u"text"_s}} << good << u"bad-text"_s
                              << u"UTF-8"_s;
    QTest::newRow("no such field")
        << QJsonObject{{u"path"_s, u"p"_s}} << good << u"missing-field"_s << u"\"path\""_s;
    QTest::newRow("a number as path")
        << QJsonObject() << Record{{u"path"_s, 1}} << u"bad-field"_s << u"integer"_s;
    QTest::newRow("an empty path")
        << QJsonObject() << Record{{u"path"_s, QString()}} << u"bad-field"_s << u"path"_s;
    QTest::newRow("a path with NUL")
        << QJsonObject() << Record{{u"path"_s, u"a\0b"_s}} << u"bad-field"_s << u"path"_s;
}

void TestReadFile::badFilesFailTheItem()
{
    QFETCH(QJsonObject, settings);
    QFETCH(Record, item);
    QFETCH(QString, code);
    QFETCH(QString, mentions);
    const Unprivileged unprivileged;
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), "12345\xff"_ba);
    writeFile(folder.filePath(u"locked"_s), "x"_ba);
    QVERIFY(QFile::setPermissions(folder.filePath(u"locked"_s), {}));
    QCOMPARE(::mkfifo(folder.filePath(u"pipe"_s).toUtf8().constData(), 0666), 0);
    QVERIFY(QFile::link(u"circle"_s, folder.filePath(u"circle"_s)));

    const StepOutcome outcome =
        runStep(m_catalogue, u"files.read"_s, settings, {item}, folder.path());
    QVERIFY(outcome.emitted.empty());
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, code);
    QVERIFY2(outcome.rejected[0].text.contains(mentions), qPrintable(outcome.rejected[0].text));
}

QTEST_GUILESS_MAIN(TestReadFile)
#include "tst_readfile.moc"
