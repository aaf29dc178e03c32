// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fault.h"
#include "support/gate.h"
#include "support/smallsteps.h"
#include "support/testfiles.h"
#include "support/watchdog.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/engine/deadletterfile.h>
#include <paipa/run/plan.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(paipa::test::FaultPoint)

namespace {

constexpr int items = 20;

/// What a run has left, in words: how it ended, and what is wrong with it.
struct Report {
    engine::RunOutcome outcome;
    engine::MetricsSnapshot snapshot;
    bool faultHappened = false;

    [[nodiscard]] std::uint64_t of(engine::Verdict verdict) const
    {
        return snapshot.origins.of(verdict);
    }
};

QVariantList numbersIn(const QString &database, QString *problem)
{
    QVariantList numbers;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"looking"_s);
        db.setDatabaseName(database);
        QSqlQuery query(db);
        if (!db.open())
            *problem = db.lastError().text();
        query = QSqlQuery(db);
        if (!query.exec(u"PRAGMA integrity_check"_s) || !query.next() || query.value(0) != u"ok"_s)
            *problem = u"the database is damaged: "_s + query.lastError().text();
        else if (db.tables().contains(u"numbers"_s)
                 && query.exec(u"SELECT number FROM numbers ORDER BY number"_s))
            while (query.next())
                numbers.append(query.value(0));
        db.close();
    }
    QSqlDatabase::removeDatabase(u"looking"_s);
    return numbers;
}

} // namespace

/// A disk that fails, at any moment, under each step that writes.
class TestDiskFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_steps.catalogue); }
    void oneFileIsOldOrComplete_P5_43_data();
    void oneFileIsOldOrComplete_P5_43();
    void eachOfManyFilesIsComplete_P5_43_data();
    void eachOfManyFilesIsComplete_P5_43();
    void whatADatabaseAckedIsThere_P5_43_data();
    void whatADatabaseAckedIsThere_P5_43();
    void anItemThatIsSetAsideHasItsLine_P4_31_data();
    void anItemThatIsSetAsideHasItsLine_P4_31();
    void whoeverWaitsForASyncHearsOfItsFailure_P4_31();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    /// Each point with each policy.
    static void addPoints(const QList<FaultPoint> &points);
    /// Calls \a check for a run of \a spec in a fresh folder with each fault in turn.
    template<typename Check>
    void forEachFault(const PipelineSpec &spec, FaultPoint point, const Check &check);
    [[nodiscard]] Report run(const PipelineSpec &spec, FaultPoint point, int number) const;
    [[nodiscard]] PipelineSpec sink(const QString &type, const QJsonObject &settings) const;
    /// What holds for every run.
    void checkRun(const Report &report, int number) const;

    TestSteps m_steps;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDiskFaults::addPoints(const QList<FaultPoint> &points)
{
    static const QHash<FaultPoint, const char *> names{{FaultPoint::Write, "write"},
                                                       {FaultPoint::Sync, "sync"},
                                                       {FaultPoint::Rename, "rename"},
                                                       {FaultPoint::Open, "open"}};
    QTest::addColumn<FaultPoint>("point");
    QTest::addColumn<AfterFailure>("then");
    for (const FaultPoint point : points) {
        QTest::addRow("%s ends the run", names[point]) << point << AfterFailure::Stop;
        QTest::addRow("%s sets aside", names[point]) << point << AfterFailure::SetAside;
    }
}

PipelineSpec TestDiskFaults::sink(const QString &type, const QJsonObject &settings) const
{
    QFETCH(const AfterFailure, then);
    PipelineSpec spec = chain(items, {u"text.template"_s, type});
    spec.steps[1].settings = {{u"text"_s, u"number {number}"_s}, {u"into"_s, u"text"_s}};
    spec.steps[2].settings = settings;
    spec.steps[2].onError.then = then;
    return spec;
}

Report TestDiskFaults::run(const PipelineSpec &spec, FaultPoint point, int number) const
{
    Result<Plan> plan = makePlan(spec, m_steps.catalogue, {.baseFolder = m_folder->path()});
    if (!plan)
        qFatal("%s", qPrintable(plan.problem().text.toString()));
    plan->deadLetters = DeadLetterTarget{.path = path(u"failed.jsonl"_s)};
    Report report;
    const Fault fault(point, number);
    LocalBackend backend;
    Result<std::unique_ptr<Run>> run = backend.start(*std::move(plan));
    if (run) {
        report.outcome = (*run)->close(std::chrono::seconds(60));
        report.snapshot = (*run)->snapshot();
    } else {
        report.outcome.state = engine::RunState::Failed;
        report.outcome.error = engine::RunError{.text = run.problem().text};
    }
    report.faultHappened = fault.hasHappened();
    return report;
}

void TestDiskFaults::checkRun(const Report &report, int number) const
{
    const QByteArray fault = "fault " + QByteArray::number(number);
    const char *where = fault.constData();
    QVERIFY2(report.snapshot.origins.emitted == report.snapshot.origins.decided(), where);
    QVERIFY2(report.outcome.stuck.empty(), where);
    if (report.outcome.state == engine::RunState::Failed)
        QVERIFY2(report.outcome.error && !report.outcome.error->text.isEmpty(), where);
    else
        QVERIFY2(report.snapshot.origins.emitted == items, where);
    QVERIFY2(namesIn(m_folder->path()).filter(u".part"_s).isEmpty(), where);
}

template<typename Check>
void TestDiskFaults::forEachFault(const PipelineSpec &spec, FaultPoint point, const Check &check)
{
    QString where;
    const Watchdog watchdog([&] { return where; }, std::chrono::seconds(200));
    int number = 1;
    for (bool hasHappened = true; hasHappened; ++number) {
        where = u"the run hangs with fault %1"_s.arg(number);
        m_folder = std::make_unique<QTemporaryDir>();
        writeFile(path(u"out"_s), "old");
        const Report report = run(spec, point, number);
        checkRun(report, number);
        check(report);
        if (QTest::currentTestFailed()) {
            qWarning("with fault %d: %s", number,
                     report.outcome.error ? qPrintable(report.outcome.error->text.toString())
                                          : "finished");
            return;
        }
        hasHappened = report.faultHappened;
    }
    QVERIFY2(number > 2, "nothing that the step does can fail so");
}

void TestDiskFaults::oneFileIsOldOrComplete_P5_43_data()
{
    addPoints({FaultPoint::Write, FaultPoint::Sync, FaultPoint::Rename, FaultPoint::Open});
}

void TestDiskFaults::oneFileIsOldOrComplete_P5_43()
{
    QFETCH(const FaultPoint, point);
    for (const QString &type : {u"csv.write"_s, u"json.write"_s}) {
        const bool isCsv = type == u"csv.write"_s;
        QByteArray complete = isCsv ? "number,text\n" : "";
        for (int i = 0; i < items; ++i) {
            const QByteArray n = QByteArray::number(i);
            complete += isCsv ? n + ",number " + n + '\n'
                              : R"({"number":)" + n + R"(,"text":"number )" + n + "\"}\n";
        }
        forEachFault(sink(type, {{u"file"_s, u"out"_s}}), point, [&](const Report &report) {
            const QByteArray content = readFile(path(u"out"_s));
            QVERIFY2(content == "old" || content == complete, content.constData());
            if (report.outcome.state == engine::RunState::Finished)
                QCOMPARE(content, complete);
            QCOMPARE(namesIn(m_folder->path()), QStringList{u"out"_s});
        });
    }
}

void TestDiskFaults::eachOfManyFilesIsComplete_P5_43_data()
{
    addPoints({FaultPoint::Write, FaultPoint::Sync, FaultPoint::Rename, FaultPoint::Open});
}

void TestDiskFaults::eachOfManyFilesIsComplete_P5_43()
{
    QFETCH(const FaultPoint, point);
    const PipelineSpec spec = sink(u"files.write"_s, {{u"folder"_s, u"many"_s},
                                                      {u"name"_s, u"{number}.txt"_s},
                                                      {u"content"_s, u"text"_s},
                                                      {u"durability"_s, u"synced"_s}});
    forEachFault(spec, point, [&](const Report &report) {
        if (!QDir(path(u"many"_s)).exists())
            return;
        const QStringList files = namesIn(path(u"many"_s));
        for (const QString &file : files) {
            QVERIFY2(file.endsWith(u".txt"_s), qPrintable(file));
            QCOMPARE(readFile(path(u"many/"_s + file)),
                     "number " + file.toUtf8().chopped(qsizetype(4)));
        }
        QVERIFY(static_cast<std::uint64_t>(files.size()) >= report.of(engine::Verdict::Acked));
    });
}

void TestDiskFaults::whatADatabaseAckedIsThere_P5_43_data()
{
    addPoints({FaultPoint::Write, FaultPoint::Sync, FaultPoint::Open});
}

void TestDiskFaults::whatADatabaseAckedIsThere_P5_43()
{
    QFETCH(const FaultPoint, point);
    const PipelineSpec spec = sink(u"sql.insert"_s, {{u"file"_s, u"numbers.sqlite"_s},
                                                     {u"table"_s, u"numbers"_s},
                                                     {u"batch"_s, 6},
                                                     {u"keys"_s, QJsonArray{u"number"_s}}});
    forEachFault(spec, point, [&](const Report &report) {
        QString problem;
        const QVariantList numbers = numbersIn(path(u"numbers.sqlite"_s), &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY2(static_cast<std::uint64_t>(numbers.size()) >= report.of(engine::Verdict::Acked),
                 "an acked row is missing");
        if (report.outcome.state == engine::RunState::Finished)
            QCOMPARE(static_cast<std::uint64_t>(numbers.size()), report.of(engine::Verdict::Acked));
    });
}

void TestDiskFaults::anItemThatIsSetAsideHasItsLine_P4_31_data()
{
    QTest::addColumn<FaultPoint>("point");
    QTest::newRow("write") << FaultPoint::Write;
    QTest::newRow("sync") << FaultPoint::Sync;
    QTest::newRow("open") << FaultPoint::Open;
}

void TestDiskFaults::anItemThatIsSetAsideHasItsLine_P4_31()
{
    QFETCH(const FaultPoint, point);
    PipelineSpec spec = chain(items, {u"test.fail"_s, u"test.drop"_s});
    spec.steps[1].settings = {{u"every"_s, 4}};
    spec.steps[1].onError.then = AfterFailure::SetAside;
    forEachFault(spec, point, [&](const Report &report) {
        std::uint64_t lines = 0;
        if (QFile::exists(path(u"failed.jsonl"_s))) {
            for (const QByteArray &line : readFile(path(u"failed.jsonl"_s)).split('\n')) {
                QVERIFY2(line.isEmpty() || QJsonDocument::fromJson(line).isObject(),
                         line.constData());
                lines += line.isEmpty() ? 0 : 1;
            }
        }
        const std::uint64_t failed = report.of(engine::Verdict::Failed);
        if (report.outcome.state == engine::RunState::Finished) { // nothing that matters has failed
            QCOMPARE(failed, std::uint64_t(items / 4));
            QCOMPARE(lines, failed);
        } else { // the run fails with the item that has no line
            QCOMPARE(report.outcome.error->code, u"dead-letters"_s);
            QVERIFY(lines + 1 >= failed);
        }
    });
}

/// The system tells of a failure once; the next call may well succeed, and make nothing safe.
void TestDiskFaults::whoeverWaitsForASyncHearsOfItsFailure_P4_31()
{
    constexpr int workers = 4;
    const Watchdog watchdog([] { return u"a letter is not written"_s; });
    m_folder = std::make_unique<QTemporaryDir>();
    const QString file = path(u"failed.jsonl"_s);
    engine::DeadLetterFile letters({.path = file});
    letters.add({.error = {.step = u"before"_s}, .item = {}});
    const auto lines = [&file] { return readFile(file).count('\n'); };
    const Fault fault(FaultPoint::Sync, 1,
                      [&] { spinUntil([&] { return lines() == 1 + workers; }); });
    std::atomic<int> told = 0;
    {
        std::vector<std::jthread> adding;
        for (int i = 0; i < workers; ++i) {
            adding.emplace_back([&] {
                try {
                    letters.add({.error = {.step = u"a"_s}, .item = {}});
                } catch (const Failure &failure) {
                    told += failure.code() == u"dead-letters"_s ? 1 : 0;
                }
            });
        }
    }
    QVERIFY(fault.hasHappened());
    QCOMPARE(told, workers); // none of them is safe
}

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_diskfaults.moc"
