// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "heldserver.h"
#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

namespace {

constexpr int files = 60;

ProgramRun::Options stuckOptions(const QByteArray &graceMs)
{
    return {.program = programPath(Program::PaipaWithStuckStep),
            .beforeStart = [graceMs] { ::setenv("ABORT_GRACE_MS", graceMs.constData(), 1); }};
}

} // namespace

/// What Ctrl-C and SIGTERM do.
class TestInterruption final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstSignalCompletesWhatIsUnderWay_P1_8_data();
    void theFirstSignalCompletesWhatIsUnderWay_P1_8();
    void theSecondSignalDropsIt_P1_8();
    void theThirdSignalLeavesAtOnce_P1_8();
    void aStuckStepIsNamed_P1_7();
    void aStuckStepIsNamedAlsoAfterAnError_P1_7();
    void aStepThatDoesNotOpenIsNamed_P1_7();
    void aStuckStepIsNamedAtTheDeadline_P1_5_P1_7();
    void whatIsNotCompletedByTheDeadlineIsDropped_P1_5();
    void whatIsCompletedInTimeIsNotDropped_P1_5();
    void aFinishedRunIsNotInterrupted();

private:
    /// A run whose step is in its own code for ever.
    [[nodiscard]] std::unique_ptr<ProgramRun> stuckRun(const QByteArray &graceMs,
                                                       const QStringList &options = {}) const;
    /// The run of \a file, once its step "stuck" has an item.
    [[nodiscard]] std::unique_ptr<ProgramRun> startedRun(const QString &file,
                                                         const QByteArray &graceMs,
                                                         const QStringList &options = {}) const;
    /// Downloads one URL for each of many files, one after the other, into done.csv.
    [[nodiscard]] QString downloads() const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList run(const QString &file) const
    {
        return {u"run"_s, u"--trust"_s, file, u"--summary"_s, path(u"summary.json"_s)};
    }
    [[nodiscard]] QJsonObject summary() const { return readSummary(path(u"summary.json"_s)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HeldServer> m_server;
};

void TestInterruption::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HeldServer>();
}

std::unique_ptr<ProgramRun> TestInterruption::startedRun(const QString &file,
                                                         const QByteArray &graceMs,
                                                         const QStringList &options) const
{
    auto program = std::make_unique<ProgramRun>(run(file) + options, stuckOptions(graceMs));
    if (!program->waitForMessage("stuck now"))
        qFatal("the step has no item");
    return program;
}

std::unique_ptr<ProgramRun> TestInterruption::stuckRun(const QByteArray &graceMs,
                                                       const QStringList &options) const
{
    writeFile(path(u"input/a"_s), "a");
    const QString file = path(u"stuck.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                                  step(u"test.stuck"_s)}));
    return startedRun(file, graceMs, options);
}

QString TestInterruption::downloads() const
{
    for (int i = 0; i < files; ++i)
        writeFile(path(u"urls/%1.txt"_s.arg(i)), m_server->url(u"/%1"_s.arg(i)).toUtf8());
    const QJsonObject narrow{{u"workers"_s, 1}, {u"queue"_s, QJsonObject{{u"items"_s, 1}}}};
    const QString file = path(u"downloads.paipa"_s);
    writeFile(file,
              pipelineText({step(u"files.list"_s, {{u"folder"_s, u"urls"_s}}),
                            step(u"text.lines"_s, {{u"into"_s, u"url"_s}}, narrow),
                            step(u"http.download"_s, {{u"allowPrivateAddresses"_s, true}}, narrow),
                            step(u"csv.write"_s, {{u"file"_s, u"done.csv"_s}}, narrow)}));
    return file;
}

void TestInterruption::theFirstSignalCompletesWhatIsUnderWay_P1_8_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("Ctrl-C") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
}

void TestInterruption::theFirstSignalCompletesWhatIsUnderWay_P1_8()
{
    QFETCH(const int, signal);
    QFETCH(const int, exitCode);
    ProgramRun program(run(downloads()));
    m_server->waitForRequest();
    program.send(signal);
    QVERIFY(program.waitForMessage("Stopping: "));
    m_server->letGo();
    const ProgramResult result = program.result();
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY(result.messages.contains("\nstopped: "));

    QCOMPARE(summary()[u"outcome"_s], u"stopped"_s);
    const QJsonObject items = summary()[u"items"_s].toObject();
    QCOMPARE(items[u"acked"_s], items[u"emitted"_s]);
    QVERIFY(items[u"emitted"_s].toInt() > 0);
    QVERIFY(items[u"emitted"_s].toInt() < files);
    QCOMPARE(readFile(path(u"done.csv"_s)).count('\n'), items[u"acked"_s].toInt() + 1);
}

void TestInterruption::theSecondSignalDropsIt_P1_8()
{
    ProgramRun program(run(downloads()));
    m_server->waitForRequest();
    program.send(SIGINT);
    QVERIFY(program.waitForMessage("Stopping: "));
    program.send(SIGINT);
    QVERIFY(program.waitForMessage("Aborting: "));
    const ProgramResult result = program.result(); // though the server still holds its answer
    m_server->letGo();
    QCOMPARE(result.exitCode, 130);

    QCOMPARE(summary()[u"outcome"_s], u"aborted"_s);
    const QJsonObject items = summary()[u"items"_s].toObject();
    QCOMPARE(items[u"cancelled"_s], items[u"emitted"_s]);
    QVERIFY(!QFile::exists(path(u"done.csv"_s)));
    QCOMPARE(namesIn(m_folder->path()),
             (QStringList{u"downloads.paipa"_s, u"summary.json"_s, u"urls"_s}));
}

void TestInterruption::theThirdSignalLeavesAtOnce_P1_8()
{
    const auto program = stuckRun("3600000"_ba);
    program->send(SIGTERM);
    QVERIFY(program->waitForMessage("Stopping: "));
    program->send(SIGTERM);
    QVERIFY(program->waitForMessage("Aborting: "));
    program->send(SIGTERM);
    QCOMPARE(program->result().exitCode, 143);
}

void TestInterruption::aStuckStepIsNamed_P1_7()
{
    const auto program = stuckRun("300"_ba);
    program->send(SIGTERM);
    QVERIFY(program->waitForMessage("Stopping: "));
    program->send(SIGTERM);
    const ProgramResult result = program->result();
    QCOMPARE(result.exitCode, 70);
    QCOMPARE(summary()[u"stuck"_s][0][u"step"_s], u"stuck"_s);
    QCOMPARE(summary()[u"stuck"_s][0][u"item"_s], u"its item 1"_s);
}

void TestInterruption::aStuckStepIsNamedAlsoAfterAnError_P1_7()
{
    writeFile(path(u"input/url"_s), m_server->url(u"/gone"_s).toUtf8());
    const QString file = path(u"fails.paipa"_s);
    // Both branches get the file; one gets stuck, the other fails when it is let go.
    writeFile(file, R"({"format": "paipa-pipeline", "version": 1, "steps": [
        {"id": "list", "type": "files.list", "settings": {"folder": "input"}},
        {"id": "stuck", "type": "test.stuck"},
        {"id": "lines", "type": "text.lines", "settings": {"into": "url"}},
        {"id": "fail", "type": "http.download", "settings": {"allowPrivateAddresses": true}},
        {"id": "write", "type": "json.write", "settings": {"file": "out.jsonl"}}],
        "links": [{"from": "list", "to": "stuck"}, {"from": "list", "to": "lines"},
                  {"from": "lines", "to": "fail"}, {"from": "fail", "to": "write"}]})");
    const auto program = startedRun(file, "300"_ba);
    m_server->waitForRequest();
    m_server->letGo();
    const ProgramResult result = program->result();
    QCOMPARE(result.exitCode, 70);
    QCOMPARE(summary()[u"stuck"_s][0][u"step"_s], u"stuck"_s);
    QCOMPARE(summary()[u"outcome"_s], u"failed"_s);
    QCOMPARE(summary()[u"error"_s][u"step"_s], u"fail"_s);
    QVERIFY(!QFile::exists(path(u"out.jsonl"_s)));
}

/// T15: one signal is enough, however long the program would wait otherwise.
void TestInterruption::aStepThatDoesNotOpenIsNamed_P1_7()
{
    writeFile(path(u"input/a"_s), "a");
    const QString file = path(u"stuck.paipa"_s);
    writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                                  step(u"test.stuckOpening"_s)}));
    const auto program = startedRun(file, "300"_ba);
    program->send(SIGINT);
    QVERIFY(program->waitForMessage("Stopping: "));
    program->send(SIGINT);
    const ProgramResult result = program->result();
    QCOMPARE(result.exitCode, 70);
    QCOMPARE(summary()[u"stuck"_s][0][u"step"_s], u"stuckOpening"_s);
}

void TestInterruption::aStuckStepIsNamedAtTheDeadline_P1_5_P1_7()
{
    const auto program = stuckRun("3600000"_ba, {u"--stop-within"_s, u"2 s"_s});
    program->send(SIGTERM);
    const ProgramResult result = program->result();
    QCOMPARE(result.exitCode, 70);
    QVERIFY2(result.messages.contains("stuck: worker 1 of step \"stuck\""),
             result.messages.constData());
    QCOMPARE(summary()[u"stuck"_s][0][u"step"_s], u"stuck"_s);
}

void TestInterruption::whatIsNotCompletedByTheDeadlineIsDropped_P1_5()
{
    ProgramRun program(run(downloads()) + QStringList{u"--stop-within"_s, u"4 s"_s});
    m_server->waitForRequest();
    program.send(SIGTERM);
    const ProgramResult result = program.result(); // though the server still holds its answer
    m_server->letGo();
    QCOMPARE(result.exitCode, 143);
    QVERIFY2(result.messages.contains("Aborting: the time"), result.messages.constData());
    QCOMPARE(summary()[u"outcome"_s], u"aborted"_s);
    const QJsonObject items = summary()[u"items"_s].toObject();
    QCOMPARE(items[u"cancelled"_s], items[u"emitted"_s]);
}

void TestInterruption::whatIsCompletedInTimeIsNotDropped_P1_5()
{
    ProgramRun program(run(downloads()) + QStringList{u"--stop-within"_s, u"1 h"_s});
    m_server->waitForRequest();
    program.send(SIGINT);
    QVERIFY(program.waitForMessage("Stopping: "));
    m_server->letGo();
    QCOMPARE(program.result().exitCode, 130);
    QCOMPARE(summary()[u"outcome"_s], u"stopped"_s);
}

void TestInterruption::aFinishedRunIsNotInterrupted()
{
    ProgramRun program(run(downloads()));
    m_server->letGo();
    QCOMPARE(program.result().exitCode, 0);
    QCOMPARE(summary()[u"items"_s][u"acked"_s], files);
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
