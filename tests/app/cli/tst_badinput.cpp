// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/httpserver.h"
#include "support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

namespace {

/// The only names below \a folder that are expected are those in \a allowed.
QStringList othersIn(const QString &folder, const QStringList &allowed)
{
    QStringList others;
    for (const QString &name : namesIn(folder)) {
        if (!allowed.contains(name))
            others.append(name);
    }
    return others;
}

} // namespace

/// What goes wrong in the world outside: each time a sentence that names step, item and remedy, the
/// right exit code, and nothing that is half written.
class TestBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void refusesPipelinesThatCannotRun_data();
    void refusesPipelinesThatCannotRun();
    void aMissingFolder();
    void anUnreadableFile();
    void aCorruptPicture();
    void aMissingPage();
    void aBrokenCsvLine_data();
    void aBrokenCsvLine();
    void aLockedDatabase();
    void aFullDisk();
    void aFullDiskOfItsOwn();
    void aFullDiskUnderADatabase();
    void aFullDiskBehindStandardOutput();
    void aStandardOutputThatIsClosed();
    void messagesThatCannotBeWritten_data();
    void messagesThatCannotBeWritten();
    void aFullDiskUnderTheSummary();
    void aSummaryForAPipe();
    void aFolderThatCannotBeWritten();
    void aSummaryThatCannotBeWritten();
    void oneBadItemOfAThousand();
    void namesCannotDriveTheTerminal();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    /// Runs \a steps as test.paipa in a folder with input and, if there is one, output.
    [[nodiscard]] ProgramResult run(const QList<QJsonObject> &steps,
                                    const ProgramRun::Options &options = {}) const
    {
        writeFile(path(u"test.paipa"_s), pipelineText(steps));
        return ProgramRun({u"run"_s, u"--trust"_s, path(u"test.paipa"_s)}, options).result();
    }
    [[nodiscard]] static QJsonObject listInput()
    {
        return step(u"files.list"_s, {{u"folder"_s, u"input"_s}});
    }
    /// A table that would appear as out.csv.
    [[nodiscard]] static QJsonObject writeTable()
    {
        return step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}});
    }
    void expectError(const ProgramResult &result, const QString &stepAndItem,
                     const QList<QByteArray> &words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBadInput::expectError(const ProgramResult &result, const QString &stepAndItem,
                               const QList<QByteArray> &words) const
{
    const QByteArray &text = result.messages;
    QVERIFY2(result.exitCode == 3, text.constData());
    const QRegularExpression beginning(
        u"^error: step %1( \\(worker \\d+\\))?: "_s.arg(QRegularExpression::escape(stepAndItem)),
        QRegularExpression::MultilineOption);
    QVERIFY2(QString::fromUtf8(text).contains(beginning), text.constData());
    for (const QByteArray &word : words)
        QVERIFY2(text.contains(word), text.constData());
    QCOMPARE(othersIn(m_folder->path(), {u"input"_s, u"test.paipa"_s, u"output"_s}), QStringList());
}

void TestBadInput::refusesPipelinesThatCannotRun_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray good = pipelineText({listInput(), writeTable()});
    QTest::newRow("empty") << QByteArray() << "test.paipa:1:1: error["_ba;
    QTest::newRow("truncated") << good.first(good.size() / 2) << "test.paipa:1:"_ba;
    QTest::newRow("not JSON") << "name: pipeline\n"_ba
                              << "test.paipa:1:1: error["_ba;
    QTest::newRow("newer version")
        << QByteArray(good).replace("\"version\": 1", "\"version\": 99") << "newer"_ba;
    QTest::newRow("unknown type") << QByteArray(good).replace("csv.write", "cvs.write")
                                  << "unknown type \"cvs.write\", did you mean \"csv.write\"?"_ba;
    QTest::newRow("cycle") << R"({"format": "paipa-pipeline", "version": 1, "steps": [
        {"id": "list", "type": "files.list", "settings": {"folder": "input"}},
        {"id": "a", "type": "files.hash"}, {"id": "b", "type": "files.read"}],
        "links": [{"from": "list", "to": "a"}, {"from": "a", "to": "b"}, {"from": "b", "to": "a"}]})"_ba
                           << "the steps form a loop: a → b → a; remove one of its links"_ba;
    QTest::newRow("wrong setting")
        << QByteArray(good).replace("\"folder\"", "\"floder\"") << "did you mean \"folder\"?"_ba;
}

void TestBadInput::refusesPipelinesThatCannotRun()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, expected);
    QVERIFY(QDir(m_folder->path()).mkdir(u"input"_s));
    writeFile(path(u"test.paipa"_s), file);
    const ProgramResult result = runPaipa({u"run"_s, u"--trust"_s, path(u"test.paipa"_s)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.messages.contains(expected), result.messages.constData());
    QVERIFY2(result.messages.startsWith(path(u"test.paipa"_s).toUtf8() + ':'),
             result.messages.constData());
    QCOMPARE(othersIn(m_folder->path(), {u"input"_s, u"test.paipa"_s}), QStringList());
}

void TestBadInput::aMissingFolder()
{
    expectError(run({listInput(), writeTable()}), u"\"list\" failed"_s,
                {path(u"input"_s).toUtf8(), "check"});
}

void TestBadInput::anUnreadableFile()
{
    writeFile(path(u"input/a"_s), "secret");
    QVERIFY(QFile::setPermissions(path(u"input/a"_s), {}));
    const ProgramResult result =
        run({listInput(), step(u"files.read"_s), writeTable()}, {.beforeStart = obeyPermissions});
    expectError(result, u"\"read\" failed on "_s + path(u"input/a"_s), {"permission"});
}

void TestBadInput::aCorruptPicture()
{
    writeFile(path(u"input/a.jpg"_s), "\xff\xd8\xff\xe0 and then nothing more");
    const ProgramResult result = run({listInput(), step(u"image.thumbnail"_s),
                                      step(u"files.write"_s, {{u"folder"_s, u"output"_s},
                                                              {u"name"_s, u"{name}"_s},
                                                              {u"content"_s, u"thumbnail"_s}})});
    expectError(result, u"\"thumbnail\" failed on "_s + path(u"input/a.jpg"_s), {"damaged"});
    QVERIFY(!QDir(path(u"output"_s)).exists() || namesIn(path(u"output"_s)).isEmpty());
}

void TestBadInput::aMissingPage()
{
    const HttpServer server([](HttpExchange &exchange) { exchange.respond(404, "gone"); });
    writeFile(path(u"input/urls"_s), server.url(u"/page"_s).toUtf8());
    const ProgramResult result =
        run({listInput(), step(u"text.lines"_s, {{u"into"_s, u"url"_s}}),
             step(u"http.download"_s, {{u"allowPrivateAddresses"_s, true}}), writeTable()});
    expectError(result, u"\"download\" failed on "_s + path(u"input/urls:1"_s),
                {server.url(u"/page"_s).toUtf8(), "404"});
}

void TestBadInput::aBrokenCsvLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("quotes that do not end") << "\"b,2"_ba
                                            << "quot"_ba;
    QTest::newRow("a column too few") << "b"_ba
                                      << "column"_ba;
}

void TestBadInput::aBrokenCsvLine()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, why);
    writeFile(path(u"input/a.csv"_s), "name,size\na,1\n" + line + "\nc,3\n");
    const ProgramResult result = run({listInput(), step(u"csv.read"_s), writeTable()});
    expectError(result, u"\"read\" failed on "_s + path(u"input/a.csv"_s), {"line 3", why});
}

void TestBadInput::aLockedDatabase()
{
    writeFile(path(u"input/a"_s), "a");
    QVERIFY(QDir(m_folder->path()).mkdir(u"output"_s));
    const QString name = u"locking"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path(u"output/files.sqlite"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"create table files (path)"_s));
        QVERIFY(query.exec(u"begin exclusive"_s));

        const ProgramResult result =
            run({listInput(),
                 step(u"sql.insert"_s, {{u"file"_s, u"output/files.sqlite"_s},
                                        {u"table"_s, u"files"_s},
                                        {u"columns"_s, QJsonObject{{u"path"_s, u"{path}"_s}}},
                                        {u"lockTimeout"_s, u"100 ms"_s}})});
        QVERIFY(query.exec(u"rollback"_s));
        QVERIFY(query.exec(u"select count(*) from files"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 0);
        QVERIFY2(result.exitCode == 3, result.messages.constData());
        QVERIFY2(result.messages.contains("step \"insert\" failed"), result.messages.constData());
        QVERIFY2(result.messages.contains("is locked by another program"),
                 result.messages.constData());
        QVERIFY2(result.messages.contains("lockTimeout"), result.messages.constData());
    }
    QSqlDatabase::removeDatabase(name);
}

void TestBadInput::aFullDisk()
{
    for (int i = 0; i < 500; ++i)
        writeFile(path(u"input/%1"_s.arg(i)), "x");
    const ProgramResult result =
        run({listInput(), writeTable()}, {.beforeStart = [] { limitFileSize(4096); }});
    expectError(result, u"\"write\" failed"_s, {"out.csv"});
}

void TestBadInput::aFullDiskOfItsOwn()
{
    for (int i = 0; i < 2000; ++i)
        writeFile(path(u"input/%1"_s.arg(i)), "x");
    QVERIFY(QDir(m_folder->path()).mkdir(u"output"_s));
    const SmallDisk disk(path(u"output"_s), 64 * 1024);
    if (!disk.isMounted())
        QSKIP("this system does not let us mount a small disk");
    const ProgramResult result =
        run({listInput(), step(u"csv.write"_s, {{u"file"_s, u"output/out.csv"_s}})});
    expectError(result, u"\"write\" failed"_s, {"out.csv", "space"});
    QCOMPARE(namesIn(path(u"output"_s)), QStringList());
}

void TestBadInput::aFullDiskUnderADatabase()
{
    for (int i = 0; i < 3000; ++i)
        writeFile(path(u"input/%1"_s.arg(i)), "x");
    QVERIFY(QDir(m_folder->path()).mkdir(u"output"_s));
    const SmallDisk disk(path(u"output"_s), 128 * 1024);
    if (!disk.isMounted())
        QSKIP("this system does not let us mount a small disk");
    const ProgramResult result =
        run({listInput(), step(u"sql.insert"_s, {{u"file"_s, u"output/files.sqlite"_s},
                                                 {u"table"_s, u"files"_s},
                                                 {u"batch"_s, 100}})});
    QVERIFY2(result.exitCode == 3, result.messages.constData());
    QVERIFY2(result.messages.contains("step \"insert\" failed on "), result.messages.constData());
    QVERIFY2(result.messages.contains("no room left"), result.messages.constData());
    const QString name = u"full"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path(u"output/files.sqlite"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"pragma integrity_check"_s) && query.next());
        QCOMPARE(query.value(0).toString(), u"ok"_s);
        QVERIFY(query.exec(u"select count(*) from files"_s) && query.next());
        QCOMPARE(query.value(0).toInt() % 100, 0); // whole transactions
    }
    QSqlDatabase::removeDatabase(name);
}

void TestBadInput::aFullDiskBehindStandardOutput()
{
    writeFile(path(u"input/a"_s), "a");
    const ProgramResult result = run(
        {listInput(), step(u"csv.write"_s, {{u"file"_s, u"-"_s}})},
        {.beforeStart = [] { ::dup2(::open("/dev/full", O_WRONLY | O_CLOEXEC), STDOUT_FILENO); }});
    expectError(result, u"\"write\" failed"_s, {"the standard output", "the disk is full"});
}

void TestBadInput::aStandardOutputThatIsClosed()
{
    writeFile(path(u"input/a"_s), "a");
    const ProgramResult result = run({listInput(), step(u"csv.write"_s, {{u"file"_s, u"-"_s}})},
                                     {.beforeStart = [] { ::close(STDOUT_FILENO); }});
    expectError(result, u"\"write\" failed"_s, {"the standard output"});
}

void TestBadInput::messagesThatCannotBeWritten_data()
{
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("a full disk") << false;
    QTest::newRow("closed") << true;
}

void TestBadInput::messagesThatCannotBeWritten()
{
    QFETCH(const bool, isClosed);
    writeFile(path(u"input/a"_s), "a");
    const ProgramResult result =
        run({listInput(), writeTable()}, {.beforeStart = [isClosed] {
                if (isClosed)
                    ::close(STDERR_FILENO);
                else
                    ::dup2(::open("/dev/full", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
            }});
    QCOMPARE(result.exitCode, 0);
    const QByteArray table = readFile(path(u"out.csv"_s));
    QCOMPARE(table.count('\n'), 2);
    QVERIFY2(!table.contains("finished"), table.constData());
}

void TestBadInput::aFullDiskUnderTheSummary()
{
    writeFile(path(u"input/a"_s), "a");
    writeFile(path(u"test.paipa"_s), pipelineText({listInput(), writeTable()}));
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, path(u"test.paipa"_s), u"--summary"_s, u"/dev/full"_s});
    QCOMPARE(result.exitCode, 3); // the work is done, but whoever waits for the summary has none
    QVERIFY2(result.messages.contains("summary cannot be written to \"/dev/full\""),
             result.messages.constData());
    QVERIFY(QFile::exists(path(u"out.csv"_s)));
}

void TestBadInput::aSummaryForAPipe()
{
    writeFile(path(u"input/a"_s), "a");
    writeFile(path(u"test.paipa"_s), pipelineText({listInput(), writeTable()}));
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, path(u"test.paipa"_s), u"--summary"_s, u"/dev/stdout"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(result.output)[u"outcome"_s], u"finished"_s);
}

void TestBadInput::aFolderThatCannotBeWritten()
{
    writeFile(path(u"input/a"_s), "a");
    QVERIFY(QDir(m_folder->path()).mkdir(u"output"_s));
    QVERIFY(QFile::setPermissions(path(u"output"_s), QFile::ReadOwner | QFile::ExeOwner));
    const ProgramResult result =
        run({listInput(), step(u"csv.write"_s, {{u"file"_s, u"output/out.csv"_s}})},
            {.beforeStart = obeyPermissions});
    expectError(result, u"\"write\" failed"_s, {"out.csv", "permission"});
    QCOMPARE(namesIn(path(u"output"_s)), QStringList());
}

void TestBadInput::aSummaryThatCannotBeWritten()
{
    writeFile(path(u"input/a"_s), "a");
    writeFile(path(u"test.paipa"_s), pipelineText({listInput(), writeTable()}));
    const ProgramResult result = runPaipa({u"run"_s, u"--trust"_s, path(u"test.paipa"_s),
                                           u"--summary"_s, path(u"nowhere/summary.json"_s)});
    QCOMPARE(result.exitCode, 2); // before any work is done
    QVERIFY2(result.messages.contains("make it first"), result.messages.constData());
    QVERIFY(!QFile::exists(path(u"out.csv"_s)));
}

void TestBadInput::oneBadItemOfAThousand()
{
    for (int i = 0; i < 1000; ++i)
        writeFile(path(u"input/%1.json"_s.arg(i)), i == 617 ? "{\"n\":" : "{\"n\":1}\n");
    writeFile(path(u"test.paipa"_s),
              pipelineText({listInput(), step(u"json.read"_s, {}, settingAside()),
                            step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s}})}));
    const QString summary = path(u"summary.json"_s);
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, path(u"test.paipa"_s), u"--summary"_s, summary});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.messages.contains("1 item was set aside:\n  step \"read\" failed on "
                                     + path(u"input/617.json"_s).toUtf8() + " (worker "));

    QCOMPARE(readFile(path(u"out.csv"_s)).count('\n'), 1000); // with the heading
    const QJsonObject json = readSummary(summary);
    QCOMPARE(json[u"outcome"_s], u"finished"_s);
    QCOMPARE(json[u"items"_s][u"acked"_s], 999);
    QCOMPARE(json[u"items"_s][u"failed"_s], 1);
    QCOMPARE(json[u"deadLetters"_s].toArray().size(), 1);
    const QJsonValue letter = json[u"deadLetters"_s][0];
    QCOMPARE(letter[u"step"_s], u"read"_s);
    QCOMPARE(letter[u"item"_s], path(u"input/617.json"_s));
    QVERIFY(letter[u"record"_s].toString().contains(u"617.json"_s));
}

void TestBadInput::namesCannotDriveTheTerminal()
{
    writeFile(path(u"input/evil\x1b[2J\n\u202ename.json"_s), "{");
    const ProgramResult result =
        run({listInput(), step(u"json.read"_s, {}, settingAside()), writeTable()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.messages.contains("/evil\\u{1b}[2J\\n\\u{202e}name.json (worker 1): "),
             result.messages.constData());
    QVERIFY(!result.messages.contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
