// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/csv/csvcell.h"
#include "steps/csv/csvreader.h"
#include "support/testfiles.h"

#include <paipa/base/failure.h>

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::steps;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

/// One row as a text that shows cells in brackets, quoted ones with a "q", and broken rows by line.
using Rows = QList<QByteArray>;

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRows_data();
    void readsRows();
    void reportsBrokenRowsAndGoesOn_data();
    void reportsBrokenRowsAndGoesOn();
    void guessesTheDelimiter_data();
    void guessesTheDelimiter();
    void rowsAreTheSameWhereverTheBufferEnds();
    void readsWhatIsWritten();
    void aMarkThatIsWrittenIsRead();
    void refusesUtf16();

private:
    [[nodiscard]] Rows read(const QByteArray &content, char delimiter = ',') const
    {
        writeFile(m_folder.filePath(u"file"_s), content);
        ByteSource source(m_folder.filePath(u"file"_s).toUtf8());
        CsvReader reader(
            source,
            CsvFormat{.delimiter = delimiter, .maxField = 1000, .maxRow = 3000, .maxColumns = 5});
        Rows rows;
        while (const std::optional<CsvRow> row = reader.next()) {
            QByteArray shown = QByteArray::number(row->line) + ':';
            if (!row->problem.isEmpty())
                shown += " broken " + row->raw.toByteArray();
            else
                for (const CsvCell &cell : reader.cells())
                    shown += (cell.quoted ? " q[" : " [") + reader.text(cell).toByteArray() + ']';
            rows.append(shown);
        }
        return rows;
    }

    QTemporaryDir m_folder;
};

void TestCsvReader::readsRows_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Rows>("expected");
    QTest::newRow("nothing") << QByteArray() << Rows();
    QTest::newRow("one value") << "a"_ba << Rows{"1: [a]"};
    QTest::newRow("two rows") << "a,b\nc,d\n"_ba << Rows{"1: [a] [b]", "2: [c] [d]"};
    QTest::newRow("no last line end") << "a,b\nc,d"_ba << Rows{"1: [a] [b]", "2: [c] [d]"};
    QTest::newRow("CRLF") << "a,b\r\n\"c\",d\r\n\"e\"\r\n"_ba
                          << Rows{"1: [a] [b]", "2: q[c] [d]", "3: q[e]"};
    QTest::newRow("CR at the end of the file") << "\"a\"\r"_ba << Rows{"1: q[a]"};
    QTest::newRow("empty values") << ",\n,,\n"_ba << Rows{"1: [] []", "2: [] [] []"};
    QTest::newRow("empty line") << "a\n\nb\n"_ba << Rows{"1: [a]", "2: []", "3: [b]"};
    QTest::newRow("a delimiter in quotes") << "\"a,b\",c\n"_ba << Rows{"1: q[a,b] [c]"};
    QTest::newRow("doubled quotes") << "\"a\"\"b\",\"\"\"\"\n"_ba << Rows{"1: q[a\"b] q[\"]"};
    QTest::newRow("nothing in quotes") << "\"\",\"\"\n"_ba << Rows{"1: q[] q[]"};
    QTest::newRow("lines in quotes are counted")
        << "\"a\nb\r\nc\",d\ne,f\n"_ba << Rows{"1: q[a\nb\r\nc] [d]", "4: [e] [f]"};
    QTest::newRow("quotes inside an unquoted value")
        << "5\" pipe,a\"b\"\n"_ba << Rows{"1: [5\" pipe] [a\"b\"]"};
    QTest::newRow("spaces are part of values") << " a , \"b\"\n"_ba << Rows{"1: [ a ] [ \"b\"]"};
    QTest::newRow("byte-order mark") << "\xef\xbb\xbf\"a\",b\n"_ba << Rows{"1: q[a] [b]"};
    QTest::newRow("CR inside a value") << "a\rb,c\n"_ba << Rows{"1: [a\rb] [c]"};
    QTest::newRow("NUL") << "a\0b,c\n"_ba << Rows{"1: [a\0b] [c]"_ba};
    QTest::newRow("as many columns as allowed")
        << "1,2,3,4,5\n"_ba << Rows{"1: [1] [2] [3] [4] [5]"};
    QTest::newRow("as long as allowed") << QByteArray(1000, 'x') + "\n"
                                        << Rows{"1: [" + QByteArray(1000, 'x') + "]"};
    QTest::newRow("gzip") << gzipped("a,b\n"_ba) << Rows{"1: [a] [b]"};
}

void TestCsvReader::readsRows()
{
    QFETCH(QByteArray, content);
    QFETCH(Rows, expected);
    QCOMPARE(read(content), expected);
}

void TestCsvReader::reportsBrokenRowsAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Rows>("expected");
    QTest::newRow("an open quote at the end")
        << "a\n\"b,c\n"_ba << Rows{"1: [a]", "2: broken \"b,c"};
    QTest::newRow("an open quote swallows nothing")
        << "1,\"a\n2,b\n3,c\n"_ba << Rows{"1: broken 1,\"a", "2: [2] [b]", "3: [3] [c]"};
    QTest::newRow("an open quote before a quoted value")
        << "1,\"a\n2,\"b\"\n3,c\n"_ba << Rows{"1: broken 1,\"a", "2: [2] q[b]", "3: [3] [c]"};
    QTest::newRow("text after a quote")
        << "\"a\"b,c\nd\n"_ba << Rows{"1: broken \"a\"b,c", "2: [d]"};
    QTest::newRow("text after a quote, CRLF")
        << "\"a\"b\r\nd\r\n"_ba << Rows{"1: broken \"a\"b", "2: [d]"};
    QTest::newRow("CR after a quote") << "\"a\"\rb\nd\n"_ba << Rows{"1: broken \"a\"\rb", "2: [d]"};
    QTest::newRow("too many columns")
        << "1,2,3,4,5,6\nd\n"_ba << Rows{"1: broken 1,2,3,4,5,6", "2: [d]"};
    QTest::newRow("too long a value") << QByteArray(1001, 'x') + "\nd\n"
                                      << Rows{"1: broken " + QByteArray(1001, 'x'), "2: [d]"};
    QTest::newRow("too long a quoted value")
        << "\"" + QByteArray(1001, 'x') + "\"\nd\n"
        << Rows{"1: broken \"" + QByteArray(1001, 'x') + "\"", "2: [d]"};
    const QByteArray huge(1'000'000, 'x');
    QTest::newRow("a value longer than the buffer")
        << huge + "\nd\n"
        << Rows{"1: broken " + huge.first(64 * 1024), "2: [d]"};
    QTest::newRow("an open quote in a large file")
        << "\"" + QByteArray("x\n").repeated(600) << Rows{"1: broken \"x"} + [] {
               Rows rows;
               for (int i = 2; i <= 600; ++i)
                   rows.append(QByteArray::number(i) + ": [x]");
               return rows;
           }();
}

void TestCsvReader::reportsBrokenRowsAndGoesOn()
{
    QFETCH(QByteArray, content);
    QFETCH(Rows, expected);
    QCOMPARE(read(content), expected);
}

void TestCsvReader::guessesTheDelimiter_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Rows>("expected");
    QTest::newRow("comma") << "a,b\n"_ba << Rows{"1: [a] [b]"};
    QTest::newRow("semicolon") << "a;b;1,5\n"_ba << Rows{"1: [a] [b] [1,5]"};
    QTest::newRow("tab") << "a\tb\n"_ba << Rows{"1: [a] [b]"};
    QTest::newRow("bar") << "a|b\n"_ba << Rows{"1: [a] [b]"};
    QTest::newRow("only what stands outside of quotes")
        << "\"a,b,c\";d\n"_ba << Rows{"1: q[a,b,c] [d]"};
    QTest::newRow("only the first line")
        << "a;b\n1,2,3;4\n"_ba << Rows{"1: [a] [b]", "2: [1,2,3] [4]"};
    QTest::newRow("one column") << "a\nb\n"_ba << Rows{"1: [a]", "2: [b]"};
}

void TestCsvReader::guessesTheDelimiter()
{
    QFETCH(QByteArray, content);
    QFETCH(Rows, expected);
    QCOMPARE(read(content, '\0'), expected);
}

void TestCsvReader::rowsAreTheSameWhereverTheBufferEnds()
{
    // Rows of every length around the size of the buffer, so that it ends at each of their bytes.
    const QByteArray row = "a,\"b\"\"\nc\",\"\",d\r\n"_ba;
    const QByteArray filler = QByteArray("123456789,x\n").repeated(256 * 1024 / 12 - 2);
    for (qsizetype shift = 0; shift < 40; ++shift) {
        const QByteArray content = filler + QByteArray(shift, 'y') + "\n" + row + row;
        const Rows rows = read(content);
        const qsizetype line = filler.count('\n') + 2;
        QCOMPARE(rows.size(), line + 1);
        QCOMPARE(rows[rows.size() - 2], QByteArray::number(line) + ": [a] q[b\"\nc] q[] [d]");
        QCOMPARE(rows.last(), QByteArray::number(line + 2) + ": [a] q[b\"\nc] q[] [d]");
    }
}

void TestCsvReader::readsWhatIsWritten()
{
    QRandomGenerator random(1);
    static constexpr std::array letters{'a', ',', '"', '\n', '\r', ';', ' '};
    QByteArray content;
    Rows expected;
    qint64 line = 1;
    for (int i = 0; i < 2000; ++i) {
        QByteArray row;
        QByteArray shown = QByteArray::number(line) + ':';
        for (int column = 0; column < 3; ++column) {
            QByteArray value;
            for (quint32 n = random.bounded(6U); n > 0; --n)
                value += letters[random.bounded(static_cast<quint32>(letters.size()))];
            const qsizetype before = row.size();
            if (column > 0)
                row += ',';
            appendCell(row, value, ',');
            const bool quoted = row.size() - before > value.size() + (column > 0 ? 1 : 0);
            shown += (quoted ? " q[" : " [") + value + ']';
        }
        content += row + '\n';
        line += 1 + row.count('\n');
        expected.append(shown);
    }
    QCOMPARE(read(content), expected);
}

void TestCsvReader::aMarkThatIsWrittenIsRead()
{
    QByteArray row;
    appendCell(row, "\xef\xbb\xbfname"_ba, ',');
    QCOMPARE(read(row + '\n'), Rows{"1: q[\xef\xbb\xbfname]"_ba});
}

void TestCsvReader::refusesUtf16()
{
    QVERIFY_THROWS_EXCEPTION(Failure, (void)read("\xff\xfe\x61\x00"_ba));
    QVERIFY_THROWS_EXCEPTION(Failure, (void)read("\xfe\xff\x00\x61"_ba));
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
