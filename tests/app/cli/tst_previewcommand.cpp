// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/httpserver.h"
#include "support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// What `paipa preview` shows, and that nothing else happens.
class TestPreviewCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatComesOutOfAStep();
    void jsonIsARecordALine();
    void itemsLimitsTheSources();
    void variablesCanBeSet();
    void aStepThatWritesShowsWhatItWouldGet();
    void aStepBehindOneThatWritesIsRefused();
    void itemsThatFailAreNamed();
    void namesCannotDriveTheTerminal();
    void endsWhenEnoughIsSeen();
    void refusesWhatItCannotShow_data();
    void refusesWhatItCannotShow();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] ProgramResult preview(const QString &step, const QStringList &options = {}) const
    {
        return runPaipa(QStringList{u"preview"_s, u"--trust"_s, path(u"test.paipa"_s), step}
                        + options);
    }
    void setPipeline(const QList<QJsonObject> &steps) const
    {
        writeFile(path(u"test.paipa"_s), pipelineText(steps));
    }
    [[nodiscard]] static QJsonObject listInput()
    {
        return step(u"files.list"_s, {{u"folder"_s, u"input"_s}});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPreviewCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(path(u"input/a"_s), "{\"name\":\"Ada\",\"age\":36}\n{\"name\":\"Bob\",\"age\":7}\n");
    setPipeline({listInput(), step(u"json.read"_s, {{u"number"_s, u"line"_s}}),
                 step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})});
}

void TestPreviewCommand::showsWhatComesOutOfAStep()
{
    const ProgramResult result = preview(u"read"_s);
    QCOMPARE(result.messages, QByteArray());
    QCOMPARE(result.output, "name  Ada\nage   36\nline  1\n\n"
                            "name  Bob\nage   7\nline  2\n\n"_ba);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(namesIn(m_folder->path()), QStringList({u"input"_s, u"test.paipa"_s}));
}

void TestPreviewCommand::jsonIsARecordALine()
{
    const ProgramResult result = preview(u"read"_s, {u"--json"_s});
    QCOMPARE(result.output, R"({"name":"Ada","age":36,"line":1}
{"name":"Bob","age":7,"line":2}
)"_ba);
    QCOMPARE(result.exitCode, 0);
}

void TestPreviewCommand::itemsLimitsTheSources()
{
    for (int i = 0; i < 20; ++i)
        writeFile(path(u"input/more%1"_s.arg(i)), "");
    const auto count = [&](const QStringList &options) {
        return preview(u"list"_s, QStringList{u"--json"_s} + options).output.count('\n');
    };
    QCOMPARE(count({}), 5);
    QCOMPARE(count({u"--items"_s, u"7"_s}), 7);
    QCOMPARE(count({u"--items"_s, u"100"_s}), 21);
}

void TestPreviewCommand::variablesCanBeSet()
{
    const QByteArray text = pipelineText({step(u"files.list"_s, {{u"folder"_s, u"${where}"_s}})});
    const QByteArray variables = R"("variables": {"where": {"value": "x"}}, "steps")";
    writeFile(path(u"test.paipa"_s), QByteArray(text).replace("\"steps\"", variables));
    const ProgramResult result = preview(u"list"_s, {u"--set"_s, u"where=input"_s});
    QVERIFY2(result.output.contains(path(u"input/a"_s).toUtf8()), result.messages.constData());
    QCOMPARE(result.exitCode, 0);
}

void TestPreviewCommand::aStepThatWritesShowsWhatItWouldGet()
{
    const ProgramResult result = preview(u"write"_s, {u"--json"_s});
    QCOMPARE(result.messages, "step \"write\" writes something: this is what it would get\n"_ba);
    QCOMPARE(result.output.count('\n'), 2);
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!QFile::exists(path(u"out.csv"_s)));
}

void TestPreviewCommand::aStepBehindOneThatWritesIsRefused()
{
    setPipeline({listInput(), step(u"files.read"_s),
                 step(u"files.write"_s, {{u"folder"_s, u"out"_s}, {u"name"_s, u"{name}"_s}}),
                 step(u"files.hash"_s)});
    const ProgramResult result = preview(u"hash"_s);
    QVERIFY2(result.messages.contains("cannot pass the step \"write\""),
             result.messages.constData());
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!QDir(path(u"out"_s)).exists());
}

void TestPreviewCommand::itemsThatFailAreNamed()
{
    writeFile(path(u"input/b"_s), "no JSON\n");
    const ProgramResult result = preview(u"read"_s, {u"--json"_s});
    QCOMPARE(result.output.count('\n'), 2);
    QVERIFY2(result.messages.contains("step \"read\" failed on " + path(u"input/b"_s).toUtf8()),
             result.messages.constData());
    QCOMPARE(result.exitCode, 1);
}

void TestPreviewCommand::namesCannotDriveTheTerminal()
{
    writeFile(path(u"input/evil\x1b[2J"_s), "");
    const ProgramResult result = preview(u"list"_s);
    QVERIFY2(result.output.contains("evil\\u{1b}[2J"), result.output.constData());
    QVERIFY(!result.output.contains('\x1b'));
}

/// A step may make a great many of one item.
void TestPreviewCommand::endsWhenEnoughIsSeen()
{
    constexpr int answered = 220;
    const HttpServer server([](HttpExchange &exchange) {
        if (exchange.path.sliced(1).toInt() < answered)
            exchange.respond(200, "x");
        else
            exchange.hang();
    });
    QByteArray urls;
    for (int i = 0; i < answered + 100; ++i)
        urls += server.url(u"/%1\n"_s.arg(i)).toUtf8();
    writeFile(path(u"input/a"_s), urls);
    setPipeline({listInput(), step(u"text.lines"_s, {{u"into"_s, u"url"_s}}),
                 step(u"http.download"_s, {{u"allowPrivateAddresses"_s, true}})});
    const ProgramResult result = preview(u"download"_s, {u"--json"_s});
    QCOMPARE(result.output.count('\n'), 200);
    QVERIFY(result.messages.endsWith("\nonly the first 200 records are shown\n"));
    QCOMPARE(result.exitCode, 0);
}

void TestPreviewCommand::refusesWhatItCannotShow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("expected");
    const QString file = u"FILE"_s;
    QTest::newRow("no step") << QStringList{file} << "an argument is missing"_ba;
    QTest::newRow("misspelt step")
        << QStringList{file, u"raed"_s} << "there is no step \"raed\", did you mean \"read\"?"_ba;
    QTest::newRow("no items") << QStringList{file, u"read"_s, u"--items"_s, u"0"_s}
                              << "--items needs a whole number from 1"_ba;
    QTest::newRow("no file") << QStringList{u"nowhere.paipa"_s, u"read"_s} << "nowhere.paipa"_ba;
}

void TestPreviewCommand::refusesWhatItCannotShow()
{
    QFETCH(QStringList, arguments);
    QFETCH(const QByteArray, expected);
    arguments.replaceInStrings(u"FILE"_s, path(u"test.paipa"_s));
    const ProgramResult result = runPaipa(QStringList{u"preview"_s, u"--trust"_s} + arguments);
    QVERIFY2(result.messages.contains(expected), result.messages.constData());
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestPreviewCommand)
#include "tst_previewcommand.moc"
