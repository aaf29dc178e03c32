// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// `paipa replay`: what was set aside goes on from the step where it failed.
class TestReplayCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTheSameResultsAsIfNothingHadFailed();
    void needsNoSource();
    void keepsTheOldFileAndWritesWhatFailsAgainToANewOne();
    void takesTheNewestFileUnlessOneIsNamed();
    void takesOnlyTheStepsThatAreNamed();
    void endsAfterAsManyItemsAsItIsTold();
    void namesItsFileOnlyIfThatKeepsTheOldOne();
    void asksWhetherThePipelineMayRun();
    void hasNothingToDoIfNothingWasSetAside();
    void saysWhichFileItTakes();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void leavesOutALineThatIsCutOff();
    void itemsThatWereNotKeptAreFailures();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] ProgramResult paipa(const QString &command, const QStringList &arguments = {},
                                      const QStringList &options = {}) const
    {
        return runPaipa(QStringList{command, u"--trust"_s, path(u"copy.paipa"_s)} + arguments
                        + options);
    }
    /// So that files of these names cannot be copied.
    void block(const QStringList &names) const
    {
        for (const QString &name : names)
            writeFile(path(u"out/"_s + name), "in the way");
    }
    void unblock(const QStringList &names) const
    {
        for (const QString &name : names)
            QVERIFY(QFile::remove(path(u"out/"_s + name)));
    }
    /// Makes \a name older or newer than other files.
    void setAge(const QString &name, int days) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-days),
                                 QFileDevice::FileModificationTime));
    }
    [[nodiscard]] qsizetype lettersIn(const QString &name) const
    {
        return readFile(path(name)).count('\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray binary("\x80 no text \0\xff", 12);
const auto blocked = QStringList{u"a"_s, u"b"_s};

} // namespace

/// Copies files, and lists their hashes.
void TestReplayCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        writeFile(path(u"input/"_s + name), binary + name.toUtf8());
    writeFile(
        path(u"copy.paipa"_s),
        pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}), step(u"files.read"_s),
                      step(u"files.write"_s, {{u"folder"_s, u"out"_s}, {u"name"_s, u"{name}"_s}},
                           settingAside()),
                      step(u"json.write"_s,
                           {{u"file"_s, u"list.jsonl"_s},
                            {u"fields"_s, QJsonArray{u"name"_s, u"content"_s, u"modified"_s}}},
                           {{u"id"_s, u"table"_s}})}));
}

/// Bytes and dates among them.
void TestReplayCommand::givesTheSameResultsAsIfNothingHadFailed()
{
    block({u"b"_s});
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    const QByteArray first = readFile(path(u"list.jsonl"_s));
    unblock({u"b"_s});
    const ProgramResult result = paipa(u"replay"_s);
    QVERIFY2(result.exitCode == 0, result.messages.constData());
    QCOMPARE(readFile(path(u"out/b"_s)), binary + 'b');
    QCOMPARE(readFile(path(u"list.jsonl"_s)), first); // what is there is not lost
    QVERIFY(result.messages.contains("list.jsonl stays as it is"));
    const QByteArray second = readFile(path(u"list-2.jsonl"_s));

    QVERIFY(QDir(path(u"out"_s)).removeRecursively());
    QCOMPARE(paipa(u"run"_s).exitCode, 0);
    const auto sorted = [](const QByteArray &lines) {
        QList<QByteArray> list = lines.split('\n');
        std::ranges::sort(list);
        return list;
    };
    QCOMPARE(sorted(first + second), sorted(readFile(path(u"list.jsonl"_s))));
}

void TestReplayCommand::needsNoSource()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock(blocked);
    QVERIFY(QDir(path(u"input"_s)).removeRecursively());
    QCOMPARE(paipa(u"replay"_s, {}, {u"--summary"_s, path(u"s.json"_s)}).exitCode, 0);
    const QJsonObject summary = readSummary(path(u"s.json"_s));
    QCOMPARE(summary[u"items"_s][u"emitted"_s], 2);
    QCOMPARE(summary[u"steps"_s][u"write"_s][u"in"_s], 2);
    QVERIFY(summary[u"steps"_s][u"list"_s].isUndefined());
}

void TestReplayCommand::keepsTheOldFileAndWritesWhatFailsAgainToANewOne()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    const QByteArray before = readFile(path(u"copy.failed.jsonl"_s));
    unblock({u"a"_s});
    const ProgramResult result = paipa(u"replay"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.messages.contains("copy.failed-2.jsonl"), result.messages.constData());
    QCOMPARE(readFile(path(u"copy.failed.jsonl"_s)), before);
    QCOMPARE(lettersIn(u"copy.failed-2.jsonl"_s), 1);
    unblock({u"b"_s});
    QCOMPARE(paipa(u"replay"_s).exitCode, 0); // the new one
    QCOMPARE(readFile(path(u"out/b"_s)), binary + 'b');
}

void TestReplayCommand::takesTheNewestFileUnlessOneIsNamed()
{
    block({u"a"_s});
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock({u"a"_s});
    QVERIFY(QDir(path(u"out"_s)).removeRecursively());
    block({u"b"_s});
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    QVERIFY(QDir(path(u"out"_s)).removeRecursively());
    QVERIFY(QFile::copy(path(u"copy.failed.jsonl"_s), path(u"copy-3.failed.jsonl"_s)));
    QVERIFY(QFile::copy(path(u"copy.failed.jsonl"_s), path(u"copy.failed-x.jsonl"_s)));
    setAge(u"copy.failed.jsonl"_s, 2);
    setAge(u"copy.failed-2.jsonl"_s, 1);

    QCOMPARE(paipa(u"replay"_s).exitCode, 0);
    QCOMPARE(namesIn(path(u"out"_s)), QStringList{u"b"_s});
    QCOMPARE(paipa(u"replay"_s, {path(u"copy.failed.jsonl"_s)}).exitCode, 0);
    QCOMPARE(namesIn(path(u"out"_s)), (QStringList{u"a"_s, u"b"_s}));
}

void TestReplayCommand::takesOnlyTheStepsThatAreNamed()
{
    const auto line = [](const QByteArray &step, const QByteArray &item) {
        return R"({"step":")" + step + R"(","error":{},"item":{"name":")" + item
               + R"(","path":"input/)" + item + R"(","content":"of an older version"}})" + '\n';
    };
    writeFile(path(u"old.jsonl"_s), line("read", "a") + line("write", "b") + line("write", "c"));
    const ProgramResult all = paipa(u"replay"_s, {path(u"old.jsonl"_s), u"--step"_s, u"write"_s});
    QVERIFY2(all.exitCode == 0, all.messages.constData());
    QCOMPARE(namesIn(path(u"out"_s)), (QStringList{u"b"_s, u"c"_s}));
    QCOMPARE(readFile(path(u"out/b"_s)), "of an older version"_ba);
    QCOMPARE(paipa(u"replay"_s, {path(u"old.jsonl"_s), u"--step"_s, u"read"_s}).exitCode, 0);
    QCOMPARE(readFile(path(u"out/a"_s)), binary + 'a');
}

void TestReplayCommand::endsAfterAsManyItemsAsItIsTold()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock(blocked);
    QCOMPARE(paipa(u"replay"_s, {}, {u"--limit"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(namesIn(path(u"out"_s)).size(), 2); // with c, which had not failed
}

void TestReplayCommand::namesItsFileOnlyIfThatKeepsTheOldOne()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    const QByteArray before = readFile(path(u"copy.failed.jsonl"_s));
    for (const QString &option : {u"--dead-letters"_s, u"--summary"_s}) {
        const QStringList same{option, path(u"input/../copy.failed.jsonl"_s)};
        const ProgramResult result = paipa(u"replay"_s, {}, same);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.messages.contains("name another one"), result.messages.constData());
        QCOMPARE(readFile(path(u"copy.failed.jsonl"_s)), before);
    }
    const QStringList other{u"--dead-letters"_s, path(u"again"_s)};
    QCOMPARE(paipa(u"replay"_s, {}, other).exitCode, 1);
    QCOMPARE(lettersIn(u"again"_s), 2);
}

void TestReplayCommand::asksWhetherThePipelineMayRun()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock(blocked);
    const ProgramResult result = runPaipa({u"replay"_s, path(u"copy.paipa"_s)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.messages.contains("error[untrusted]"), result.messages.constData());
    QCOMPARE(namesIn(path(u"out"_s)), QStringList{u"c"_s});
}

void TestReplayCommand::hasNothingToDoIfNothingWasSetAside()
{
    const QString file = path(u"copy.failed.jsonl"_s);
    QCOMPARE(paipa(u"run"_s, {}, {u"--dead-letters"_s, file}).exitCode, 0);
    QVERIFY(QDir(path(u"out"_s)).removeRecursively());
    const ProgramResult result = paipa(u"replay"_s);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.messages, file.toUtf8() + " has no items that could be run again\n");
    QVERIFY(!QFile::exists(path(u"out"_s)));
}

void TestReplayCommand::saysWhichFileItTakes()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock(blocked);
    const QStringList quiet{u"--progress"_s, u"none"_s};
    QCOMPARE(paipa(u"replay"_s, {}, quiet).messages, QByteArray());
    block(blocked);
    QVERIFY(QDir(path(u"out"_s)).removeRecursively());
    const ProgramResult result = paipa(u"replay"_s);
    QVERIFY2(result.messages.startsWith("2 items of " + path(u"copy.failed.jsonl"_s).toUtf8()
                                        + " are run again\n"),
             result.messages.constData());
}

void TestReplayCommand::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("failed");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("expected");
    const auto letter = [](const QByteArray &step) {
        return R"({"step":")" + step + R"(","error":{},"item":{}})" + '\n';
    };
    QTest::newRow("no file") << QByteArray() << QStringList()
                             << "copy.paipa: error[no-failed-items]: no run has left a file "
                                "\"copy.failed.jsonl\" beside it"_ba;
    QTest::newRow("a file that is missing")
        << QByteArray() << QStringList{u"nothing.jsonl"_s} << "nothing.jsonl"_ba;
    QTest::newRow("no step of that name")
        << letter("write") << QStringList{u"--step"_s, u"wriet"_s}
        << "copy.failed.jsonl: error[unknown-step]: no item in it was set aside by a step "
           "\"wriet\", did you mean \"write\"?"_ba;
    QTest::newRow("a step that is gone")
        << letter("write") + letter("gone") << QStringList()
        << "error[replay-not-running]: items cannot be given to the step \"gone\" again"_ba;
    QTest::newRow("no letter") << letter("write") + "{\"a\":1}\n" + letter("write") << QStringList()
                               << "copy.failed.jsonl:2: error[no-dead-letter]: this line"_ba;
    QTest::newRow("as JSON") << letter("write") + "{\n" + letter("write")
                             << QStringList{u"--progress"_s, u"json"_s}
                             << "\"code\":\"no-dead-letter\""_ba;
    QTest::newRow("another kind of file")
        << "{}\n"_ba << QStringList() << ":1: error[no-dead-letter]: this line"_ba;
    QTest::newRow("no such option")
        << letter("write") << QStringList{u"--stpe"_s, u"a"_s} << "did you mean \"step\"?"_ba;
}

void TestReplayCommand::saysWhatIsWrong()
{
    QFETCH(const QByteArray, failed);
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, expected);
    if (!failed.isEmpty())
        writeFile(path(u"copy.failed.jsonl"_s), failed);
    const ProgramResult result = paipa(u"replay"_s, {}, options);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.messages.contains(expected), result.messages.constData());
    QVERIFY(!QFile::exists(path(u"out"_s)));
}

/// As it is left when the program is killed while it writes.
void TestReplayCommand::leavesOutALineThatIsCutOff()
{
    block(blocked);
    QCOMPARE(paipa(u"run"_s).exitCode, 1);
    unblock(blocked);
    writeFile(path(u"copy.failed.jsonl"_s), readFile(path(u"copy.failed.jsonl"_s)).chopped(20));
    const ProgramResult result = paipa(u"replay"_s);
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.messages.contains("copy.failed.jsonl:2: warning[cut-off]"),
             result.messages.constData());
    QCOMPARE(namesIn(path(u"out"_s)).size(), 2);
}

void TestReplayCommand::itemsThatWereNotKeptAreFailures()
{
    writeFile(path(u"copy.failed.jsonl"_s),
              R"({"step":"read","error":{},"item":{"name":"a","path":"input/a"}})"
              "\n"
              R"({"step":"read","error":{},"item":null})"
              "\n");
    const ProgramResult result = paipa(u"replay"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.messages.contains("warning[no-item]: 1 of the items"),
             result.messages.constData());
    QCOMPARE(readFile(path(u"out/a"_s)), binary + 'a');
}

QTEST_GUILESS_MAIN(TestReplayCommand)
#include "tst_replaycommand.moc"
