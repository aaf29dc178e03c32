// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// `paipa failed`: why items were set aside.
class TestFailedCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void countsByStepKindAndMessage();
    void isAnObjectForPrograms();
    void findsTheNewestFileOfAPipeline();
    void showsTheMostFrequentMessages();
    void namesCannotDriveTheTerminal();
    void saysWhatIsWrong();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] static QByteArray letter(const QString &step, const QString &item,
                                           const QString &code, const QString &text)
    {
        const QJsonObject json{{u"step"_s, step},
                               {u"name"_s, item},
                               {u"error"_s, QJsonObject{{u"code"_s, code}, {u"text"_s, text}}},
                               {u"item"_s, QJsonObject()}};
        return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    }
    void writeLetters() const
    {
        writeFile(path(u"a.failed.jsonl"_s),
                  letter(u"read"_s, u"x"_s, u"missing"_s, u"x is missing"_s)
                      + letter(u"send"_s, u"y"_s, u"refused"_s, u"y was refused"_s)
                      + letter(u"send"_s, u"z"_s, u"refused"_s, u"z was refused"_s)
                      + letter(u"send"_s, {}, u"lost"_s, u"the connection was lost"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFailedCommand::countsByStepKindAndMessage()
{
    writeLetters();
    const ProgramResult result = runPaipa({u"failed"_s, path(u"a.failed.jsonl"_s)});
    QVERIFY2(result.exitCode == 0, result.messages.constData());
    QCOMPARE(result.output, "4 items were set aside in " + path(u"a.failed.jsonl"_s).toUtf8()
                                + "\n"
                                  "\n"
                                  "send: 3 items\n"
                                  "  refused: 2 items\n"
                                  "          2  … was refused: first y\n"
                                  "  lost: 1 item\n"
                                  "          1  the connection was lost\n"
                                  "\n"
                                  "read: 1 item\n"
                                  "  missing: 1 item\n"
                                  "          1  … is missing: x\n");
}

void TestFailedCommand::isAnObjectForPrograms()
{
    writeLetters();
    const ProgramResult result = runPaipa({u"failed"_s, u"--json"_s, path(u"a.failed.jsonl"_s)});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(result.output).object();
    QCOMPARE(json[u"file"_s], path(u"a.failed.jsonl"_s));
    QCOMPARE(json[u"items"_s], 4);
    const QJsonValue send = json[u"steps"_s][0];
    QCOMPARE(send[u"step"_s], u"send"_s);
    QCOMPARE(send[u"items"_s], 3);
    QCOMPARE(send[u"kinds"_s][0][u"code"_s], u"refused"_s);
    const QJsonObject message{
        {u"text"_s, u"… was refused"_s}, {u"items"_s, 2}, {u"first"_s, u"y"_s}};
    QCOMPARE(send[u"kinds"_s][0][u"messages"_s].toArray(), QJsonArray{message});
}

void TestFailedCommand::findsTheNewestFileOfAPipeline()
{
    writeFile(path(u"input/0"_s), "{");
    writeFile(path(u"a.paipa"_s),
              pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                            step(u"json.read"_s, {}, settingAside()),
                            step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
    QCOMPARE(runPaipa({u"run"_s, u"--trust"_s, path(u"a.paipa"_s)}).exitCode, 1);
    const ProgramResult result = runPaipa({u"failed"_s, path(u"a.paipa"_s)});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.startsWith("1 item was set aside in "), result.output.constData());
    QVERIFY2(result.output.contains("\nread: 1 item\n"), result.output.constData());
}

void TestFailedCommand::showsTheMostFrequentMessages()
{
    QByteArray letters;
    for (int i = 0; i < 1500; ++i)
        letters += letter(u"read"_s, {}, u"bad"_s, u"message %1"_s.arg(i));
    letters += letter(u"read"_s, {}, u"bad"_s, u"message 700"_s);
    writeFile(path(u"a.failed.jsonl"_s), letters);
    const ProgramResult result = runPaipa({u"failed"_s, path(u"a.failed.jsonl"_s)});
    QVERIFY2(result.output.contains("  bad: 1,501 items\n"
                                    "          2  message 700\n"
                                    "          1  message 0\n"),
             result.output.constData());
    QVERIFY2(result.output.endsWith("      1,490  with other messages\n"),
             result.output.constData());
}

void TestFailedCommand::namesCannotDriveTheTerminal()
{
    writeFile(path(u"a.failed.jsonl"_s),
              letter(u"\u001b[1m"_s, u"\u001b[2m"_s, u"\u001b[3m"_s, u"\u001b[4m"_s));
    const ProgramResult result = runPaipa({u"failed"_s, path(u"a.failed.jsonl"_s)});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!result.output.contains('\x1b'));
}

void TestFailedCommand::saysWhatIsWrong()
{
    const ProgramResult missing = runPaipa({u"failed"_s, path(u"nothing.jsonl"_s)});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.messages.contains(path(u"nothing.jsonl"_s).toUtf8()),
             missing.messages.constData());
    writeFile(path(u"text"_s), "hello\n");
    const ProgramResult text = runPaipa({u"failed"_s, path(u"text"_s)});
    QCOMPARE(text.exitCode, 2);
    QVERIFY2(text.messages.contains("text:1: error[no-dead-letter]: "), text.messages.constData());
    QCOMPARE(text.output, QByteArray());
}

QTEST_GUILESS_MAIN(TestFailedCommand)
#include "tst_failedcommand.moc"
