// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/text/text.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestReadLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void splitsIntoLines_data();
    void splitsIntoLines();
    void keepsTheFieldsOfTheItem();
    void bytesThatAreNotTextAreTreatedAsSet_data();
    void bytesThatAreNotTextAreTreatedAsSet();
    void badFilesFailTheItem_data();
    void badFilesFailTheItem();
    void stopsWhenNobodyWantsMore();

private:
    StepCatalogue m_catalogue;
};

namespace {

QStringList texts(const QList<Record> &records, const QString &field)
{
    QStringList result;
    for (const Record &record : records)
        result.append(record.value(field).toText());
    return result;
}

} // namespace

void TestReadLines::initTestCase() { steps::registerTextSteps(m_catalogue); }

void TestReadLines::splitsIntoLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &content, const QStringList &expected) {
        QTest::addRow("%s, plain", name) << content << expected;
        QTest::addRow("%s, gzip", name) << gzipped(content) << expected;
        QTest::addRow("%s, zstd", name) << zstdCompressed(content) << expected;
    };
    row("nothing", "", {});
    row("one line without end", "a", {u"a"_s});
    row("lines", "a\n\nb\n", {u"a"_s, u""_s, u"b"_s});
    row("CRLF", "a\r\nb\r\n\r\nc", {u"a"_s, u"b"_s, u""_s, u"c"_s});
    row("byte-order mark", "\xef\xbb\xbf\xc3\xa4\n", {u"ä"_s});
    row("only a mark", "\xef\xbb\xbf", {});
    row("a line longer than the buffer", QByteArray(700'000, 'x') + "\ny\n",
        {QString(700'000, u'x'), u"y"_s});
}

void TestReadLines::splitsIntoLines()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, expected);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), content);
    const StepOutcome outcome =
        runStep(m_catalogue, u"text.lines"_s, {}, {Record{{u"path"_s, u"file"_s}}}, folder.path());
    QCOMPARE(outcome.rejected.size(), 0u);
    QCOMPARE(texts(outcome.records(), u"line"_s), expected);
    for (std::size_t i = 0; i < outcome.emitted.size(); ++i)
        QCOMPARE(outcome.emitted[i].record.value(u"lineNumber"_s), Value(i + 1));
}

void TestReadLines::keepsTheFieldsOfTheItem()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), "a\nb"_ba);
    const Record item{{u"p"_s, u"file"_s}, {u"x"_s, 1}};
    const QJsonObject settings{{u"path"_s, u"p"_s}, {u"into"_s, u"t"_s}, {u"number"_s, QString()}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"text.lines"_s, settings, {item}, folder.path());
    const Record second{{u"p"_s, u"file"_s}, {u"x"_s, 1}, {u"t"_s, u"b"_s}};
    QCOMPARE(outcome.records().value(1), second);
    const FieldFlow flow = m_catalogue.find(u"text.lines"_s)->fields(settings);
    QCOMPARE(flow.reads, QStringList{u"p"_s});
    QCOMPARE(flow.adds.size(), 1);
}

void TestReadLines::bytesThatAreNotTextAreTreatedAsSet_data()
{
    QTest::addColumn<QString>("invalid");
    QTest::addColumn<QList<Value>>("expected");
    QTest::addColumn<QString>("code");
    QTest::newRow("replace") << u"replace"_s << QList<Value>{u"a"_s, u"b\ufffd"_s, u"c"_s}
                             << QString();
    QTest::newRow("bytes") << u"bytes"_s << QList<Value>{u"a"_s, "b\xff"_ba, u"c"_s} << QString();
    QTest::newRow("fail") << u"fail"_s << QList<Value>() << u"bad-text"_s;
}

void TestReadLines::bytesThatAreNotTextAreTreatedAsSet()
{
    QFETCH(QString, invalid);
    QFETCH(QList<Value>, expected);
    QFETCH(QString, code);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), "a\nb\xff\nc\n"_ba);
    const StepOutcome outcome = runStep(m_catalogue, u"text.lines"_s, {{u"invalid"_s, invalid}},
                                        {Record{{u"path"_s, u"file"_s}}}, folder.path());
    QList<Value> lines;
    for (const Record &record : outcome.records())
        lines.append(record.value(u"line"_s));
    QCOMPARE(lines, expected);
    QCOMPARE(outcome.rejected.empty() ? QString() : outcome.rejected[0].code, code);
    if (!code.isEmpty())
        QVERIFY(outcome.rejected[0].text.contains(u"line 2"_s));
}

void TestReadLines::badFilesFailTheItem_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("mentions");
    QByteArray lines;
    for (int i = 0; i < 100'000; ++i)
        lines += QByteArray::number(i * 7919 % 100'003) + '\n';
    const QByteArray gzip = gzipped(lines);
    const QByteArray zstd = zstdCompressed(lines);
    QByteArray damagedGzip = gzip;
    damagedGzip[gzip.size() / 2] = static_cast<char>(~gzip[gzip.size() / 2]);
    QTest::newRow("truncated gzip")
        << gzip.first(gzip.size() / 2) << u"truncated-file"_s << u"gzip"_s;
    QTest::newRow("gzip without its last byte")
        << gzip.chopped(1) << u"truncated-file"_s << u"gzip"_s;
    QTest::newRow("only the start of gzip") << gzip.first(2) << u"truncated-file"_s << u"gzip"_s;
    QTest::newRow("damaged gzip") << damagedGzip << u"corrupt-file"_s << u"damaged"_s;
    QTest::newRow("text after gzip") << gzip + "text"_ba << u"corrupt-file"_s << u"gzip"_s;
    QTest::newRow("truncated zstd")
        << zstd.first(zstd.size() / 2) << u"truncated-file"_s << u"zstd"_s;
    QTest::newRow("zstd without its last byte")
        << zstd.chopped(1) << u"truncated-file"_s << u"zstd"_s;
    QTest::newRow("text after zstd") << zstd + "text"_ba << u"corrupt-file"_s << u"zstd"_s;
    QTest::newRow("too long a line")
        << QByteArray(600'000, 'x') << u"line-too-long"_s << u"maxLine"_s;
}

void TestReadLines::badFilesFailTheItem()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, mentions);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), content);
    const StepOutcome outcome = runStep(m_catalogue, u"text.lines"_s, {{u"maxLine"_s, u"500 kB"_s}},
                                        {Record{{u"path"_s, u"file"_s}}}, folder.path());
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, code);
    QVERIFY2(outcome.rejected[0].text.contains(mentions), qPrintable(outcome.rejected[0].text));
    QVERIFY2(outcome.rejected[0].text.contains(folder.filePath(u"file"_s)),
             qPrintable(outcome.rejected[0].text));
}

void TestReadLines::stopsWhenNobodyWantsMore()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), QByteArray("x\n").repeated(100));
    const StepOutcome outcome = runStep(m_catalogue, u"text.lines"_s, {},
                                        {Record{{u"path"_s, u"file"_s}}}, folder.path(), 10);
    QCOMPARE(outcome.emitted.size(), 10u);
}

QTEST_GUILESS_MAIN(TestReadLines)
#include "tst_readlines.moc"
