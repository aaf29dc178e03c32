// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testfiles.h"

#include <paipa/base/bytesource.h>
#include <paipa/base/failure.h>

#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestByteSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasStored_data();
    void readsWhatWasStored();
    void compressedBytesCanBeReadAsTheyAre();
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
};

namespace {

QByteArray readAll(ByteSource &source, std::size_t piece)
{
    QByteArray all;
    std::vector<char> buffer(piece);
    while (const std::size_t got = source.read(buffer))
        all.append(buffer.data(), static_cast<qsizetype>(got));
    return all;
}

} // namespace

void TestByteSource::readsWhatWasStored_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("content");
    const QByteArray large = QByteArray("some text ").repeated(50'000);
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one byte") << "a"_ba
                              << "a"_ba;
    QTest::newRow("plain") << large << large;
    QTest::newRow("gzip") << gzipped(large) << large;
    QTest::newRow("zstd") << zstdCompressed(large) << large;
    QTest::newRow("gzip of nothing") << gzipped({}) << QByteArray();
    QTest::newRow("zstd of nothing") << zstdCompressed({}) << QByteArray();
    QTest::newRow("joined gzip") << gzipped("a"_ba) + gzipped({}) + gzipped("b"_ba) << "ab"_ba;
    QTest::newRow("joined zstd") << zstdCompressed("a"_ba) + zstdCompressed({})
                                        + zstdCompressed("b"_ba)
                                 << "ab"_ba;
    QTest::newRow("gzip with zeros after it") << gzipped("a"_ba) + QByteArray(5000, '\0') << "a"_ba;
    QTest::newRow("highly compressed")
        << gzipped(QByteArray(5'000'000, 'x')) << QByteArray(5'000'000, 'x');
    QTest::newRow("gzip in gzip") << gzipped(gzipped("a"_ba)) << gzipped("a"_ba);
    QTest::newRow("begins like gzip") << "\x1f"_ba
                                      << "\x1f"_ba;
}

void TestByteSource::readsWhatWasStored()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"file.txt"_s);
    writeFile(path, stored);
    for (const std::size_t piece : {std::size_t(1) << 20, std::size_t(997)}) {
        ByteSource source(path.toUtf8());
        QCOMPARE(source.fileSize(), stored.size());
        QVERIFY(readAll(source, piece) == content);
        std::vector<char> more(10);
        QCOMPARE(source.read(more), 0u); // and stays at the end
    }
}

void TestByteSource::compressedBytesCanBeReadAsTheyAre()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"f"_s), gzipped("abc"_ba));
    ByteSource source(folder.filePath(u"f"_s).toUtf8(), Decompression::None);
    QCOMPARE(readAll(source, 100), gzipped("abc"_ba));
}

void TestByteSource::everyCutIsNoticed_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("gzip") << gzipped("some text, some text"_ba);
    QTest::newRow("zstd") << zstdCompressed("some text, some text"_ba);
    QTest::newRow("second gzip") << gzipped({}) + gzipped("some text"_ba);
}

void TestByteSource::everyCutIsNoticed()
{
    QFETCH(QByteArray, stored);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"f"_s);
    for (qsizetype size = 4; size < stored.size(); ++size) {
        if (size == gzipped({}).size())
            continue; // where the first one ends
        writeFile(path, stored.first(size));
        ByteSource source(path.toUtf8());
        try {
            (void)readAll(source, 100);
            QFAIL(qPrintable(u"a cut after %1 bytes was not noticed"_s.arg(size)));
        } catch (const Failure &failure) {
            QCOMPARE(failure.code(), u"truncated-file"_s);
        }
    }
}

QTEST_GUILESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
