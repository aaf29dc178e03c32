// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/sql/sqlsteps.h"
#include "support/steprunner.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const QString type = u"sql.insert"_s;

QList<Record> numbers(int first, int count)
{
    QList<Record> items;
    for (int i = first; i < first + count; ++i)
        items.append({{u"id"_s, i}, {u"name"_s, u"item %1"_s.arg(i)}});
    return items;
}

/// Keeps the rejections of one worker.
class Rejections final : public BatchOutput
{
public:
    bool send(Record, int) override { return true; }
    void expect(qint64) override {}
    void reject(std::size_t, const Failure &why) override { texts << why.text().toString(); }
    QStringList texts;
};

} // namespace

class TestInsertIntoSqlite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { steps::registerSqlSteps(m_catalogue); }
    void init();
    void cleanup();

    void createsATableThatFitsTheItems();
    void writesTheColumnsThatItIsTold();
    void updatesRowsByKey();
    void leavesRowsAloneThatAreAllKey();
    void refusesOnlyTheBadRows();
    void refusesRowsWithoutAKey();
    void losesNoFieldUnnoticed();
    void takesNamesAndValuesLiterally();
    void failsWhileTheDatabaseIsLocked();
    void waitsForALock();
    void endsWaitingWhenTheRunIsAborted();
    void writesWithTwoWorkers();
    void writesNothingOfAFailedBatch();
    void makesTheFolderOfTheFile();
    void reportsWhatIsWrong_data();
    void reportsWhatIsWrong();
    void checksItsSettings_data();
    void checksItsSettings();
    void saysWhatItNeedsAndTouches();

private:
    [[nodiscard]] test::StepOutcome insert(QJsonObject settings, const QList<Record> &items)
    {
        settings.insert(u"file"_s, u"test.sqlite"_s);
        if (!settings.contains(u"table"_s))
            settings.insert(u"table"_s, u"t"_s);
        return test::runStep(m_catalogue, type, settings, items, m_folder->path());
    }
    QStringList query(const QString &sql);

    StepCatalogue m_catalogue;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestInsertIntoSqlite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
    database.setDatabaseName(m_folder->filePath(u"test.sqlite"_s));
    QVERIFY(database.open());
}

void TestInsertIntoSqlite::cleanup() { QSqlDatabase::removeDatabase(u"test"_s); }

/// The rows, with "|" between the columns.
QStringList TestInsertIntoSqlite::query(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(u"test"_s));
    if (!query.exec(sql))
        return {query.lastError().text()};
    QStringList rows;
    while (query.next()) {
        QStringList row;
        for (int i = 0; i < query.record().count(); ++i)
            row << (query.isNull(i) ? u"NULL"_s : query.value(i).toString());
        rows << row.join(u'|');
    }
    return rows;
}

void TestInsertIntoSqlite::createsATableThatFitsTheItems()
{
    const QDateTime date(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC);
    const QList<Record> items{{{u"flag"_s, true},
                               {u"count"_s, std::numeric_limits<qint64>::max()},
                               {u"share"_s, 1},
                               {u"name"_s, u"ä"_s},
                               {u"content"_s, QByteArray("\0\xff", 2)},
                               {u"taken"_s, date},
                               {u"tags"_s, ValueList{Value(1), Value(u"x"_s)}},
                               {u"nothing"_s, Value()}},
                              {{u"share"_s, 0.25}}};
    QVERIFY(insert({}, items).rejected.empty());
    QCOMPARE(query(u"select name, type from pragma_table_info('t')"_s),
             (QStringList{u"flag|INTEGER"_s, u"count|INTEGER"_s, u"share|REAL"_s, u"name|TEXT"_s,
                          u"content|BLOB"_s, u"taken|TEXT"_s, u"tags|TEXT"_s, u"nothing|TEXT"_s}));
    QCOMPARE(
        query(u"select flag, count, share, name, hex(content), taken, tags, \"nothing\" from t"_s),
        (QStringList{u"1|9223372036854775807|1|ä|00FF|2024-02-29T01:02:03.004Z|[1,\"x\"]|NULL"_s,
                     u"NULL|NULL|0.25|NULL||NULL|NULL|NULL"_s}));
    QCOMPARE(
        query(
            u"select typeof(flag), typeof(count), typeof(share), typeof(content) from t limit 1"_s),
        QStringList{u"integer|integer|real|blob"_s});
    QCOMPARE(query(u"pragma journal_mode"_s), QStringList{u"wal"_s});
}

void TestInsertIntoSqlite::writesTheColumnsThatItIsTold()
{
    const QJsonObject columns{
        {u"path"_s, u"{folder}/{name}"_s}, {u"bytes"_s, u"{size}"_s}, {u"kind"_s, u"file"_s}};
    const QList<Record> items{
        {{u"folder"_s, u"a"_s}, {u"name"_s, u"b"_s}, {u"size"_s, 3}, {u"more"_s, 1}},
        {{u"folder"_s, u"a"_s}, {u"name"_s, u"c"_s}},
        {{u"name"_s, u"d"_s}}};
    const auto outcome = insert({{u"columns"_s, columns}}, items);
    QCOMPARE(query(u"select bytes, kind, path, typeof(bytes) from t"_s),
             (QStringList{u"3|file|a/b|integer"_s, u"NULL|file|a/c|null"_s}));
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].index, 2U);
    QCOMPARE(outcome.rejected[0].code, u"missing-field"_s);
}

void TestInsertIntoSqlite::updatesRowsByKey()
{
    const QJsonObject settings{{u"keys"_s, QJsonArray{u"path"_s}}};
    const QList<Record> items{{{u"path"_s, u"a"_s}, {u"size"_s, 1}},
                              {{u"path"_s, u"b"_s}, {u"size"_s, 2}},
                              {{u"path"_s, u"a"_s}, {u"size"_s, 3}}};
    for (int round = 0; round < 2; ++round)
        QVERIFY(insert(settings, items).rejected.empty());
    QCOMPARE(query(u"select path, size from t order by path"_s), (QStringList{u"a|3"_s, u"b|2"_s}));
}

void TestInsertIntoSqlite::leavesRowsAloneThatAreAllKey()
{
    const QJsonObject settings{{u"keys"_s, QJsonArray{u"a"_s, u"b"_s}}};
    const Record item{{u"a"_s, 1}, {u"b"_s, 2}};
    QVERIFY(insert(settings, {item, item}).rejected.empty());
    QCOMPARE(query(u"select a, b from t"_s), QStringList{u"1|2"_s});
}

void TestInsertIntoSqlite::refusesOnlyTheBadRows()
{
    query(u"create table t (id integer primary key, name text not null)"_s);
    QList<Record> items = numbers(0, 10);
    items[3].set(u"name"_s, Value());
    items[7].set(u"id"_s, u"no number"_s);
    items.append(numbers(5, 1));
    const auto outcome = insert({{u"batch"_s, 4}}, items);
    QCOMPARE(outcome.rejected.size(), 3U);
    const std::vector<std::size_t> bad{3, 7, 10};
    for (std::size_t i = 0; i < bad.size(); ++i) {
        QCOMPARE(outcome.rejected[i].index, bad[i]);
        QCOMPARE(outcome.rejected[i].code, u"row-refused"_s);
    }
    QVERIFY2(outcome.rejected[0].text.contains(
                 u"test.sqlite reports: NOT NULL constraint failed: t.name"_s),
             qPrintable(outcome.rejected[0].text));
    QCOMPARE(query(u"select id from t"_s),
             QStringList({u"0"_s, u"1"_s, u"2"_s, u"4"_s, u"5"_s, u"6"_s, u"8"_s, u"9"_s}));
}

void TestInsertIntoSqlite::refusesRowsWithoutAKey()
{
    QList<Record> items = numbers(0, 4);
    items[0].remove(u"id"_s);
    items[2].set(u"id"_s, Value());
    const auto outcome = insert({{u"keys"_s, QJsonArray{u"id"_s}}}, items);
    QCOMPARE(outcome.rejected.size(), 2U);
    QCOMPARE(outcome.rejected[0].index, 0U);
    QCOMPARE(outcome.rejected[1].index, 2U);
    QCOMPARE(query(u"select id from t"_s), QStringList({u"1"_s, u"3"_s}));
}

void TestInsertIntoSqlite::losesNoFieldUnnoticed()
{
    const QList<Record> items{
        {{u"a"_s, 1}, {u"b"_s, 2}}, {{u"b"_s, 3}}, {{u"a"_s, 4}, {u"c"_s, 5}}};
    const auto outcome = insert({}, items);
    QCOMPARE(query(u"select a, b from t"_s), (QStringList{u"1|2"_s, u"NULL|3"_s}));
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].code, u"unknown-column"_s);
    QVERIFY(outcome.rejected[0].text.contains(u"\"c\""_s));
}

void TestInsertIntoSqlite::takesNamesAndValuesLiterally()
{
    query(u"create table safe (x)"_s);
    const QString evil = u"\"x\" text); drop table safe; --\""_s;
    const auto outcome =
        insert({{u"table"_s, u"odd \"table\""_s}}, {{{evil, u"'); drop table safe; --"_s}}});
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(query(u"select * from \"odd \"\"table\"\"\""_s),
             QStringList{u"'); drop table safe; --"_s});
    QCOMPARE(query(u"select count(*) from safe"_s), QStringList{u"0"_s});
}

void TestInsertIntoSqlite::failsWhileTheDatabaseIsLocked()
{
    auto step = std::move(m_catalogue.find(type)->make({{u"file"_s, u"test.sqlite"_s},
                                                        {u"table"_s, u"t"_s},
                                                        {u"lockTimeout"_s, u"0 ms"_s}}))
                    .value();
    auto any = step->makeWorker();
    auto &worker = *std::get<std::unique_ptr<BatchWorker>>(any);
    worker.open(StepContext{.stepId = type, .baseFolder = m_folder->path(), .stop = {}});
    const QList<Record> items = numbers(0, 3);
    const std::span<const Record> batch(items.constData(), 3);
    Rejections output;

    query(u"begin immediate"_s);
    std::optional<Failure> locked;
    try {
        worker.processBatch(batch, output);
    } catch (const Failure &failure) {
        locked = failure;
    }
    query(u"rollback"_s);
    QVERIFY(locked.has_value());
    QCOMPARE(locked->code(), u"database-locked"_s);
    QVERIFY(locked->retry() == Retry::Allowed);
    QVERIFY2(locked->text().toString().contains(u"is locked by another program"_s), locked->what());

    worker.processBatch(batch, output);
    worker.close();
    QCOMPARE(output.texts, QStringList());
    QCOMPARE(query(u"select count(*) from t"_s), QStringList{u"3"_s});
}

void TestInsertIntoSqlite::waitsForALock()
{
    query(u"pragma journal_mode = wal"_s);
    query(u"begin immediate"_s);
    std::latch started(1);
    test::StepOutcome outcome;
    std::jthread writer([&] {
        started.count_down();
        outcome = insert({{u"lockTimeout"_s, u"1 h"_s}}, numbers(0, 3));
    });
    started.wait();
    query(u"create table other (x)"_s);
    query(u"commit"_s);
    writer.join();
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(query(u"select count(*) from t"_s), QStringList{u"3"_s});
}

void TestInsertIntoSqlite::endsWaitingWhenTheRunIsAborted()
{
    auto step = std::move(m_catalogue.find(type)->make({{u"file"_s, u"test.sqlite"_s},
                                                        {u"table"_s, u"t"_s},
                                                        {u"lockTimeout"_s, u"1 h"_s}}))
                    .value();
    query(u"begin immediate"_s);
    std::stop_source stop;
    std::latch started(1);
    QString code;
    std::jthread thread([&] {
        auto any = step->makeWorker();
        auto &worker = *std::get<std::unique_ptr<BatchWorker>>(any);
        started.count_down();
        try {
            worker.open(StepContext{
                .stepId = type, .baseFolder = m_folder->path(), .stop = stop.get_token()});
        } catch (const Failure &failure) {
            code = failure.code();
        }
        worker.close();
    });
    started.wait();
    stop.request_stop();
    thread.join();
    QCOMPARE(code, u"cancelled"_s);
}

void TestInsertIntoSqlite::writesWithTwoWorkers()
{
    std::size_t rejected = 1;
    const QJsonObject settings{{u"keys"_s, QJsonArray{u"id"_s}}, {u"batch"_s, 100}};
    std::jthread other([&] { rejected = insert(settings, numbers(0, 5000)).rejected.size(); });
    QCOMPARE(insert(settings, numbers(5000, 5000)).rejected.size(), 0U);
    other.join();
    QCOMPARE(rejected, 0U);
    QCOMPARE(query(u"select count(*), min(id), max(id) from t"_s), QStringList{u"10000|0|9999"_s});
}

void TestInsertIntoSqlite::writesNothingOfAFailedBatch()
{
    query(u"create table t (id integer primary key, name text)"_s);
    query(u"create trigger refuse after insert on t when new.id = 2 begin"
          " insert into nowhere values (1); end"_s);
    const auto outcome = insert({}, numbers(0, 3));
    QCOMPARE(outcome.rejected.size(), 3U);
    QCOMPARE(outcome.rejected[0].code, u"database"_s);
    QVERIFY2(outcome.rejected[0].text.contains(u"no such table: main.nowhere"_s),
             qPrintable(outcome.rejected[0].text));
    QCOMPARE(query(u"select count(*) from t"_s), QStringList{u"0"_s});
}

void TestInsertIntoSqlite::makesTheFolderOfTheFile()
{
    const auto outcome = test::runStep(m_catalogue, type,
                                       {{u"file"_s, u"new/deep/x.sqlite"_s}, {u"table"_s, u"t"_s}},
                                       numbers(0, 3), m_folder->path());
    QVERIFY(outcome.rejected.empty());
    QVERIFY(QFile::exists(m_folder->filePath(u"new/deep/x.sqlite"_s)));
}

void TestInsertIntoSqlite::reportsWhatIsWrong_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("text");
    QTest::newRow("no folder") << QJsonObject{{u"file"_s, u"text.txt/x.sqlite"_s}}
                               << u"its folder must be one that you can write to"_s;
    QTest::newRow("not a database")
        << QJsonObject{{u"file"_s, u"text.txt"_s}} << u"file is not a database"_s;
    QTest::newRow("missing table")
        << QJsonObject{{u"file"_s, u"x.sqlite"_s}, {u"createTable"_s, false}}
        << u"no such table: t"_s;
    QTest::newRow("missing column")
        << QJsonObject{{u"file"_s, u"test.sqlite"_s}, {u"table"_s, u"old"_s}}
        << u"has no column named name"_s;
    QTest::newRow("no unique index")
        << QJsonObject{{u"file"_s, u"test.sqlite"_s},
                       {u"table"_s, u"plain"_s},
                       {u"keys"_s, QJsonArray{u"id"_s}}}
        << u"ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint"_s;
    QTest::newRow("no field for a key")
        << QJsonObject{{u"file"_s, u"x.sqlite"_s}, {u"keys"_s, QJsonArray{u"x"_s}}}
        << u"no item has the fields that \"keys\" names: \"x\""_s;
}

void TestInsertIntoSqlite::reportsWhatIsWrong()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, text);
    query(u"create table old (id)"_s);
    query(u"create table plain (id, name)"_s);
    QFile file(m_folder->filePath(u"text.txt"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(
        "this is text and no database at all; it is long enough to have a header of 100 bytes, as"
        " SQLite files do");
    file.close();
    if (!settings.contains(u"table"_s))
        settings.insert(u"table"_s, u"t"_s);
    QString said;
    try {
        const auto outcome =
            test::runStep(m_catalogue, type, settings, numbers(0, 2), m_folder->path());
        QCOMPARE(outcome.rejected.size(), 2U);
        said = outcome.rejected[0].text;
    } catch (const Failure &failure) {
        said = failure.text().toString();
    }
    QVERIFY2(said.contains(text), qPrintable(said));
}

void TestInsertIntoSqlite::checksItsSettings_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("field"); // empty: all is well
    const QJsonObject good{{u"file"_s, u"x.sqlite"_s}, {u"table"_s, u"t"_s}};
    const auto with = [good](const QString &key, const QJsonValue &value) {
        QJsonObject result = good;
        result.insert(key, value);
        return result;
    };
    QTest::newRow("good") << good << u""_s;
    QTest::newRow("no file") << QJsonObject{{u"table"_s, u"t"_s}} << u"file"_s;
    QTest::newRow("no table") << QJsonObject{{u"file"_s, u"x"_s}} << u"table"_s;
    QTest::newRow("no database") << with(u"driver"_s, u"postgresql"_s) << u"database"_s;
    QTest::newRow("unknown driver") << with(u"driver"_s, u"oracle"_s) << u"driver"_s;
    QTest::newRow("broken column")
        << with(u"columns"_s, QJsonObject{{u"a"_s, u"{"_s}}) << u"columns"_s;
    QTest::newRow("empty batch") << with(u"batch"_s, 0) << u"batch"_s;
    QJsonObject keys = with(u"columns"_s, QJsonObject{{u"a"_s, u"{a}"_s}});
    keys.insert(u"keys"_s, QJsonArray{u"b"_s});
    QTest::newRow("key that is no column") << keys << u"keys"_s;
}

void TestInsertIntoSqlite::checksItsSettings()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, field);
    const Problems problems = m_catalogue.find(type)->check(settings);
    QCOMPARE(problems.size(), field.isEmpty() ? 0 : 1);
    if (!field.isEmpty())
        QCOMPARE(problems[0].place.field, field);
}

void TestInsertIntoSqlite::saysWhatItNeedsAndTouches()
{
    const StepType &insert = *m_catalogue.find(type);
    QVERIFY(insert.info().outputs.isEmpty());
    const QJsonObject columns{{u"a"_s, u"{x}-{y}"_s}, {u"b"_s, u"{x}"_s}};
    const QJsonObject settings{{u"file"_s, u"x.sqlite"_s}, {u"columns"_s, columns}};
    QCOMPARE(insert.fields(settings).reads, (QStringList{u"x"_s, u"y"_s}));
    QCOMPARE(insert.capabilities(settings).writesTo, QStringList{u"x.sqlite"_s});
    QCOMPARE(insert.capabilities({{u"driver"_s, u"postgresql"_s}, {u"host"_s, u"db"_s}}).connectsTo,
             QStringList{u"db"_s});
}

QTEST_GUILESS_MAIN(TestInsertIntoSqlite)
#include "tst_insertintosqlite.moc"
