// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testfiles.h"

#include <paipa/base/linereader.h>

#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAnywhereInTheBuffer();
    void longLinesAreCut_data();
    void longLinesAreCut();
    void bytesAfterALineMayBeRead();
};

void TestLineReader::splitsAnywhereInTheBuffer()
{
    QTemporaryDir folder;
    QByteArray content;
    QList<QByteArray> expected;
    for (int i = 0; content.size() < 1'500'000; ++i) {
        expected.append(QByteArray(i * 7 % 311, static_cast<char>('a' + i % 26)));
        content += expected.last() + (i % 3 == 0 ? "\r\n" : "\n");
    }
    writeFile(folder.filePath(u"f"_s), content);
    ByteSource source(folder.filePath(u"f"_s).toUtf8());
    LineReader reader(source, 1000);
    qsizetype count = 0;
    while (const std::optional<Line> line = reader.next()) {
        QVERIFY(count < expected.size());
        QCOMPARE(line->bytes.toByteArray(), expected[count]);
        QCOMPARE(line->number, ++count);
        QVERIFY(!line->tooLong);
    }
    QCOMPARE(count, expected.size());
}

void TestLineReader::longLinesAreCut_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<bool>("tooLong");
    QTest::newRow("as long as allowed") << qsizetype(100) << false;
    QTest::newRow("one more") << qsizetype(101) << true;
    QTest::newRow("two more") << qsizetype(102) << true;
    QTest::newRow("longer than the buffer") << qsizetype(2'000'000) << true;
}

void TestLineReader::longLinesAreCut()
{
    QFETCH(qsizetype, length);
    QFETCH(bool, tooLong);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_s);
    for (const QByteArray &end : {"\n"_ba, "\r\n"_ba, QByteArray()}) {
        const QByteArray after = end.isEmpty() ? QByteArray() : "next\n"_ba;
        writeFile(path, "first\n" + QByteArray(length, 'x') + end + after);
        ByteSource source(path.toUtf8());
        LineReader reader(source, 100);
        QCOMPARE(reader.next()->bytes.toByteArray(), "first"_ba);
        const std::optional<Line> line = reader.next();
        QVERIFY(line);
        QCOMPARE(line->tooLong, tooLong);
        QVERIFY(line->bytes.startsWith(QByteArray(100, 'x')));
        const std::optional<Line> last = reader.next();
        QCOMPARE(last.has_value(), !after.isEmpty());
        if (last) {
            QCOMPARE(last->bytes.toByteArray(), "next"_ba);
            QCOMPARE(last->number, 3);
        }
    }
}

void TestLineReader::bytesAfterALineMayBeRead()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"f"_s), QByteArray(256 * 1024, 'x')); // as large as the buffer
    ByteSource source(folder.filePath(u"f"_s).toUtf8());
    LineReader reader(source, 1'000'000);
    const std::optional<Line> line = reader.next();
    QVERIFY(line);
    unsigned sum = 0;
    for (std::size_t i = 0; i < LineReader::readableAfterLine; ++i)
        sum += static_cast<unsigned char>(line->bytes.end()[i]); // a sanitizer would end the test
    QVERIFY(sum < 256 * LineReader::readableAfterLine);
}

QTEST_GUILESS_MAIN(TestLineReader)
#include "tst_linereader.moc"
