// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/deadletterfile.h>

#include <paipa/run/deadletters.h>

#include "support/testfiles.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace paipa;
using namespace paipa::engine;
using namespace Qt::Literals::StringLiterals;

namespace {

engine::DeadLetter letter(int number)
{
    return {.error = {.step = u"thumb"_s,
                      .item = u"photos/\"%1\""_s.arg(number),
                      .ordinal = static_cast<std::uint64_t>(number),
                      .attempt = 3,
                      .code = u"damaged"_s,
                      .text = Sentence::tr("the picture is %1").arg(u"damaged"_s)},
            .item = R"({"path":"photos/)" + QByteArray::number(number) + R"(","size":7})"};
}

} // namespace

class TestDeadLetterFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aLineHasItemErrorAndStep()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add(letter(7));
        const QByteArray line = test::readFile(path(u"a.jsonl"_s));
        QVERIFY(line.endsWith("}\n"));
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        QCOMPARE(json[u"step"_s], u"thumb"_s);
        QCOMPARE(json[u"name"_s], u"photos/\"7\""_s);
        QCOMPARE(json[u"ordinal"_s], 7);
        QCOMPARE(json[u"attempts"_s], 3);
        QCOMPARE(json[u"error"_s][u"code"_s], u"damaged"_s);
        QCOMPARE(json[u"error"_s][u"text"_s], u"the picture is damaged"_s);
        QCOMPARE(json[u"item"_s][u"size"_s], 7);
        const QDateTime time = QDateTime::fromString(json[u"time"_s].toString(), Qt::ISODateWithMs);
        QVERIFY(time.isValid());
        QCOMPARE(time.timeSpec(), Qt::UTC);
    }

    void whatWasWrittenIsReadAgain()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add(letter(7));
        file.add({.error = {.step = u"b"_s}, .item = {}});
        std::vector<KeptDeadLetter> letters;
        const Problems problems =
            readDeadLetters(path(u"a.jsonl"_s), [&letters](KeptDeadLetter letter) {
                letters.push_back(std::move(letter));
                return true;
            });
        QVERIFY(problems.isEmpty());
        QCOMPARE(letters.size(), std::size_t{2});
        const engine::RunError &error = letters[0].error;
        QCOMPARE(error.step, u"thumb"_s);
        QCOMPARE(error.item, u"photos/\"7\""_s);
        QCOMPARE(error.ordinal, std::uint64_t{7});
        QCOMPARE(error.attempt, 3);
        QCOMPARE(error.code, u"damaged"_s);
        QCOMPARE(error.text, letter(7).error.text);
        const Record item{Field{u"path"_s, u"photos/7"_s}, Field{u"size"_s, 7}};
        QVERIFY(letters[0].item == item);
        QVERIFY(!letters[1].item);
    }

    void whereAnItemComesFromIsReadAgain_P4_31_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("worker");
        QTest::newRow("only one source") << QString() << -1;
        QTest::newRow("one of several") << u"photos"_s << -1;
        QTest::newRow("one of its workers") << u"photos"_s << 2;
    }
    void whereAnItemComesFromIsReadAgain_P4_31()
    {
        QFETCH(const QString, source);
        QFETCH(const int, worker);
        engine::DeadLetter written = letter(7);
        written.error.source = source;
        written.error.sourceWorker = worker;
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add(written);
        const QByteArray line = test::readFile(path(u"a.jsonl"_s));
        QCOMPARE(line.contains("source"), !source.isEmpty());
        engine::RunError error;
        QVERIFY(readDeadLetters(path(u"a.jsonl"_s), [&error](const KeptDeadLetter &read) {
                    error = read.error;
                    return true;
                }).isEmpty());
        QCOMPARE(error.source, source);
        QCOMPARE(error.sourceWorker, worker);
        QCOMPARE(error.ordinal, std::uint64_t{7});
    }

    void aLineOfAnOlderVersionHasOnlyTheText()
    {
        QFile file(path(u"a.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"step":"a","item":null,"error":{"code":"bad","text":"it is bad"}})"
                   "\n");
        file.close();
        Sentence text;
        QVERIFY(readDeadLetters(path(u"a.jsonl"_s), [&text](const KeptDeadLetter &letter) {
                    text = letter.error.text;
                    return true;
                }).isEmpty());
        QCOMPARE(text, Sentence::verbatim(u"it is bad"_s));
    }

    void readingEndsWhereItIsToldTo()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add(letter(1));
        file.add(letter(2));
        int seen = 0;
        QVERIFY(readDeadLetters(path(u"a.jsonl"_s), [&seen](const KeptDeadLetter &) {
                    ++seen;
                    return false;
                }).isEmpty());
        QCOMPARE(seen, 1);
    }

    void aFileThatIsMissingIsAProblem()
    {
        const Problems problems = readDeadLetters(path(u"a.jsonl"_s), {});
        QCOMPARE(problems.size(), 1);
        QVERIFY(hasErrors(problems));
    }

    void anItemThatIsNoJsonIsNull()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add({.error = {}, .item = {}});
        const QByteArray line = test::readFile(path(u"a.jsonl"_s));
        QVERIFY(QJsonDocument::fromJson(line).object()[u"item"_s].isNull());
    }

    void theFileAppearsWithItsFirstLetter()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.begin();
        QCOMPARE(file.path(), QString());
        QCOMPARE(test::namesIn(m_folder->path()), QStringList());
        file.add(letter(1));
        QCOMPARE(file.path(), path(u"a.jsonl"_s));
    }

    void anotherRunTakesTheNextNumber()
    {
        for (int i = 0; i < 3; ++i) {
            DeadLetterFile file({.path = path(u"a.failed.jsonl"_s)});
            file.add(letter(i));
        }
        QCOMPARE(test::namesIn(m_folder->path()),
                 QStringList({u"a.failed-2.jsonl"_s, u"a.failed-3.jsonl"_s, u"a.failed.jsonl"_s}));
        QVERIFY(test::readFile(path(u"a.failed.jsonl"_s)).contains("photos/0"));
    }

    void aNameThatIsGivenIsReplacedAtOnce()
    {
        test::writeFile(path(u"a.jsonl"_s), "old\n");
        DeadLetterFile file({path(u"a.jsonl"_s), DeadLetterTarget::Existing::Replace});
        file.begin();
        QCOMPARE(test::readFile(path(u"a.jsonl"_s)), QByteArray());
        QCOMPARE(file.path(), path(u"a.jsonl"_s));
    }

    void manyWorkersWriteWholeLines()
    {
        constexpr int threads = 4;
        constexpr int each = 50;
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        {
            std::vector<std::jthread> workers;
            for (int t = 0; t < threads; ++t) {
                workers.emplace_back([&file, t] {
                    for (int i = 0; i < each; ++i)
                        file.add(letter(t * each + i));
                });
            }
        }
        QSet<qint64> seen;
        const QList<QByteArray> lines = test::readFile(path(u"a.jsonl"_s)).split('\n');
        for (const QByteArray &line : lines.first(lines.size() - 1))
            seen.insert(QJsonDocument::fromJson(line).object()[u"ordinal"_s].toInteger(-1));
        QCOMPARE(seen.size(), threads * each);
        QVERIFY(!seen.contains(-1));
        QCOMPARE(lines.size(), threads * each + 1);
    }

    void aFullDiskLeavesNoHalfLineAndFailsFromThenOn()
    {
        DeadLetterFile file({.path = path(u"a.jsonl"_s)});
        file.add(letter(1));
        const QByteArray before = test::readFile(path(u"a.jsonl"_s));
        {
            const test::FileSizeLimit limit(static_cast<quint64>(before.size() + 20));
            QVERIFY_THROWS_EXCEPTION(Failure, file.add(letter(2)));
        }
        QCOMPARE(test::readFile(path(u"a.jsonl"_s)), before);
        QVERIFY_THROWS_EXCEPTION(Failure, file.add(letter(3)));
        QCOMPARE(test::readFile(path(u"a.jsonl"_s)), before);
    }

    void aMissingFolderIsNamed()
    {
        DeadLetterFile file({.path = path(u"nowhere/a.jsonl"_s)});
        try {
            file.add(letter(1));
            QFAIL("nothing was thrown");
        } catch (const Failure &failure) {
            QCOMPARE(failure.code(), u"dead-letters"_s);
            QCOMPARE(failure.retry(), Retry::Never);
            QVERIFY2(failure.text().toString().contains(path(u"nowhere/a.jsonl"_s)),
                     qPrintable(failure.text().toString()));
        }
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDeadLetterFile)
#include "tst_deadletterfile.moc"
