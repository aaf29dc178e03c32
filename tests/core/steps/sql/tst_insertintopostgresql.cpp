// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "postgresqlserver.h"
#include "steps/sql/sqlsteps.h"
#include "support/steprunner.h"

#include <QDateTime>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const QString type = u"sql.insert"_s;

} // namespace

class TestInsertIntoPostgresql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void createsATableThatFitsTheItems();
    void updatesRowsByKey();
    void refusesOnlyTheBadRows();
    void writesIntoATableOfASchema();
    void takesNamesAndValuesLiterally();
    void writesWithSeveralWorkers();
    void reportsWhatTheServerSays_data();
    void reportsWhatTheServerSays();
    void connectsAgainAfterTheServerWasGone();

private:
    [[nodiscard]] QJsonObject settings(QJsonObject more) const
    {
        more.insert(u"driver"_s, u"postgresql"_s);
        more.insert(u"host"_s, m_server.host());
        more.insert(u"port"_s, test::PostgresqlServer::port);
        more.insert(u"user"_s, test::PostgresqlServer::user());
        if (!more.contains(u"database"_s))
            more.insert(u"database"_s, test::PostgresqlServer::database());
        return more;
    }
    void connectToServer();
    QStringList query(const QString &sql);

    test::PostgresqlServer m_server;
    StepCatalogue m_catalogue;
};

void TestInsertIntoPostgresql::initTestCase()
{
    steps::registerSqlSteps(m_catalogue);
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    connectToServer();
}

void TestInsertIntoPostgresql::connectToServer()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, u"test"_s);
    database.setHostName(m_server.host());
    database.setPort(test::PostgresqlServer::port);
    database.setUserName(test::PostgresqlServer::user());
    database.setDatabaseName(test::PostgresqlServer::database());
    QVERIFY2(database.open(), qPrintable(database.lastError().text()));
}

void TestInsertIntoPostgresql::cleanupTestCase() { QSqlDatabase::removeDatabase(u"test"_s); }

/// The rows, with "|" between the columns.
QStringList TestInsertIntoPostgresql::query(const QString &sql)
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

void TestInsertIntoPostgresql::createsATableThatFitsTheItems()
{
    const QDateTime date(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC);
    const QList<Record> items{{{u"flag"_s, true},
                               {u"count"_s, std::numeric_limits<qint64>::max()},
                               {u"share"_s, 1},
                               {u"name"_s, u"ä'\\\"; --"_s},
                               {u"content"_s, QByteArray("\0\xff'", 3)},
                               {u"taken"_s, date},
                               {u"tags"_s, ValueList{Value(1), Value(u"x"_s)}},
                               {u"nothing"_s, Value()}},
                              {{u"share"_s, 0.25}}};
    const auto outcome =
        test::runStep(m_catalogue, type, settings({{u"table"_s, u"typed"_s}}), items);
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(query(u"select column_name || ' ' || data_type from information_schema.columns"
                   " where table_name = 'typed' order by ordinal_position"_s),
             (QStringList{u"flag boolean"_s, u"count bigint"_s, u"share double precision"_s,
                          u"name text"_s, u"content bytea"_s, u"taken timestamp with time zone"_s,
                          u"tags text"_s, u"nothing text"_s}));
    QCOMPARE(
        query(
            u"select flag::text, count, share, name, encode(content, 'hex'),"
            " to_char(taken at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'), tags, nothing is null"
            " from typed order by count"_s),
        (QStringList{
            u"true|9223372036854775807|1|ä'\\\"; --|00ff27|2024-02-29 01:02:03.004|[1,\"x\"]|true"_s,
            u"NULL|NULL|0.25|NULL|NULL|NULL|NULL|true"_s}));
}

void TestInsertIntoPostgresql::updatesRowsByKey()
{
    const QJsonObject byKey =
        settings({{u"table"_s, u"keyed"_s}, {u"keys"_s, QJsonArray{u"path"_s}}});
    const QList<Record> items{{{u"path"_s, u"a"_s}, {u"size"_s, 1}},
                              {{u"path"_s, u"b"_s}, {u"size"_s, 2}},
                              {{u"path"_s, u"a"_s}, {u"size"_s, 3}}};
    for (int round = 0; round < 2; ++round)
        QVERIFY(test::runStep(m_catalogue, type, byKey, items).rejected.empty());
    QCOMPARE(query(u"select path, size from keyed order by path"_s),
             (QStringList{u"a|3"_s, u"b|2"_s}));
}

void TestInsertIntoPostgresql::refusesOnlyTheBadRows()
{
    query(u"create table strict (id bigint primary key, name text not null)"_s);
    QList<Record> items;
    for (int i = 0; i < 10; ++i)
        items.append({{u"id"_s, i}, {u"name"_s, i == 3 ? Value() : Value(u"x"_s)}});
    items.append({{u"id"_s, 5}, {u"name"_s, u"twice"_s}});
    items.append({{u"id"_s, u"no number"_s}, {u"name"_s, u"x"_s}});
    const auto outcome =
        test::runStep(m_catalogue, type, settings({{u"table"_s, u"strict"_s}}), items);
    QCOMPARE(outcome.rejected.size(), 3U);
    const std::vector<std::size_t> bad{3, 10, 11};
    for (std::size_t i = 0; i < bad.size(); ++i) {
        QCOMPARE(outcome.rejected[i].index, bad[i]);
        QCOMPARE(outcome.rejected[i].code, u"row-refused"_s);
    }
    QVERIFY2(outcome.rejected[0].text.contains(u"null value in column \"name\""_s),
             qPrintable(outcome.rejected[0].text));
    QCOMPARE(query(u"select count(*), min(name), max(name) from strict"_s),
             QStringList{u"9|x|x"_s});
}

void TestInsertIntoPostgresql::writesIntoATableOfASchema()
{
    query(u"create schema photos"_s);
    QVERIFY(test::runStep(m_catalogue, type, settings({{u"table"_s, u"photos.files"_s}}),
                          {{{u"n"_s, 1}}})
                .rejected.empty());
    QCOMPARE(query(u"select n from photos.files"_s), QStringList{u"1"_s});
}

void TestInsertIntoPostgresql::takesNamesAndValuesLiterally()
{
    const QString evil = u"\"x\" text); drop table keyed; --\""_s;
    const auto outcome =
        test::runStep(m_catalogue, type, settings({{u"table"_s, u"odd \"table\""_s}}),
                      {{{evil, u"'); drop table keyed; --"_s}}});
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(query(u"select * from \"odd \"\"table\"\"\""_s),
             QStringList{u"'); drop table keyed; --"_s});
    QCOMPARE(query(u"select count(*) > 0 from keyed"_s), QStringList{u"true"_s});
}

void TestInsertIntoPostgresql::writesWithSeveralWorkers()
{
    const auto write = [this](int first) {
        QList<Record> items;
        for (int i = first; i < first + 3000; ++i)
            items.append({{u"id"_s, i}});
        return test::runStep(
                   m_catalogue, type,
                   settings({{u"table"_s, u"shared"_s}, {u"keys"_s, QJsonArray{u"id"_s}}}), items)
            .rejected.size();
    };
    QCOMPARE(write(0), 0U);
    std::size_t rejected = 0;
    std::jthread other([&] { rejected = write(3000); });
    QCOMPARE(write(6000), 0U);
    other.join();
    QCOMPARE(rejected, 0U);
    QCOMPARE(query(u"select count(*) from shared"_s), QStringList{u"9000"_s});
}

void TestInsertIntoPostgresql::reportsWhatTheServerSays_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("missing database")
        << QJsonObject{{u"database"_s, u"nowhere"_s}, {u"table"_s, u"t"_s}}
        << u"database-connection"_s << u"database \"nowhere\" does not exist"_s;
    QTest::newRow("missing table")
        << QJsonObject{{u"table"_s, u"nowhere"_s}, {u"createTable"_s, false}} << u"database"_s
        << u"\"nowhere\" does not exist"_s;
    QTest::newRow("missing column")
        << QJsonObject{{u"table"_s, u"pg_class"_s}, {u"createTable"_s, false}} << u"database"_s
        << u"column \"n\" of relation"_s;
}

void TestInsertIntoPostgresql::reportsWhatTheServerSays()
{
    QFETCH(QJsonObject, more);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QString gotCode;
    QString gotText;
    try {
        const auto outcome = test::runStep(m_catalogue, type, settings(more), {{{u"n"_s, 1}}});
        QCOMPARE(outcome.rejected.size(), 1U);
        gotCode = outcome.rejected[0].code;
        gotText = outcome.rejected[0].text;
    } catch (const Failure &failure) {
        gotCode = failure.code();
        gotText = failure.text().toString();
    }
    QCOMPARE(gotCode, code);
    QVERIFY2(gotText.contains(text), qPrintable(gotText));
}

void TestInsertIntoPostgresql::connectsAgainAfterTheServerWasGone()
{
    class Output final : public BatchOutput
    {
    public:
        bool send(Record, int) override { return true; }
        void expect(qint64) override {}
        void reject(std::size_t, const Failure &why) override
        {
            rejections << why.text().toString();
        }
        QStringList rejections;
    } output;
    auto step =
        std::move(m_catalogue.find(type)->make(settings({{u"table"_s, u"survivors"_s}}))).value();
    auto any = step->makeWorker();
    auto &worker = *std::get<std::unique_ptr<BatchWorker>>(any);
    worker.open({});
    const std::vector<Record> items{{{u"n"_s, 1}}};
    worker.processBatch(items, output);

    QSqlDatabase::removeDatabase(u"test"_s);
    m_server.stop();
    QString code;
    Retry retry = Retry::Never;
    for (int attempt = 0; attempt < 2; ++attempt) {
        try {
            worker.processBatch(items, output);
        } catch (const Failure &failure) {
            code += failure.code() + u' ';
            retry = failure.retry();
        }
    }
    QCOMPARE(code, u"database-connection database-connection "_s);
    QVERIFY(retry == Retry::Allowed);

    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    worker.processBatch(items, output);
    worker.close();
    QCOMPARE(output.rejections, QStringList());
    connectToServer();
    QCOMPARE(query(u"select n from survivors"_s), (QStringList{u"1"_s, u"1"_s}));
}

QTEST_GUILESS_MAIN(TestInsertIntoPostgresql)
#include "tst_insertintopostgresql.moc"
