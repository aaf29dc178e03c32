// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "postgresqlserver.h"
#include "steps/sql/sqlsteps.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <paipa/base/filedescriptor.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <optional>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

class Ignoring final : public BatchOutput
{
public:
    bool send(Record, int) override { return true; }
    void expect(qint64) override {}
    void reject(std::size_t, const Failure &) override {}
};

/// What \a call throws, if anything.
template<typename Call>
std::optional<Failure> failureOf(Call &&call)
{
    try {
        call();
    } catch (const Failure &failure) {
        return failure;
    }
    return std::nullopt;
}

/// One worker of a step, in whichever thread uses it.
class Inserting
{
public:
    Inserting(const QJsonObject &settings, std::stop_token stop = {})
    {
        StepCatalogue catalogue;
        steps::registerSqlSteps(catalogue);
        m_step = std::move(catalogue.find(u"sql.insert"_s)->make(settings)).value();
        m_worker = std::get<std::unique_ptr<BatchWorker>>(m_step->makeWorker());
        m_worker->open({.stepId = u"insert"_s, .baseFolder = {}, .stop = std::move(stop)});
    }
    ~Inserting() { m_worker->close(); }
    Q_DISABLE_COPY_MOVE(Inserting)

    void insert(qint64 id)
    {
        const std::vector<Record> items{{{u"id"_s, id}}};
        Ignoring output;
        m_worker->processBatch(items, output);
    }

private:
    std::unique_ptr<RecordStep> m_step;
    std::unique_ptr<BatchWorker> m_worker;
};

/// A server that has died after it began to listen: the system still accepts for it.
class DeadServer
{
public:
    DeadServer() : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_socket.get(), generic, size) != 0 || listen(m_socket.get(), 8) != 0
            || getsockname(m_socket.get(), generic, &size) != 0)
            qFatal("a socket of the test's own cannot listen");
        port = ntohs(address.sin_port);
    }

    /// The port of the client, once there is one; it gets no word.
    int waitForClient()
    {
        sockaddr_in address{};
        socklen_t size = sizeof(address);
        m_client = FileDescriptor(
            accept4(m_socket.get(), reinterpret_cast<sockaddr *>(&address), &size, SOCK_CLOEXEC));
        return ntohs(address.sin_port);
    }

    int port = 0;

private:
    FileDescriptor m_socket;
    FileDescriptor m_client;
};

/// The socket of this process that is bound to \a port and leads to \a peer; negative if none is.
int socketBetween(int port, int peer)
{
    for (int number = 3; number < 1024; ++number) {
        sockaddr_in local{};
        sockaddr_in remote{};
        socklen_t size = sizeof(local);
        if (getsockname(number, reinterpret_cast<sockaddr *>(&local), &size) == 0
            && getpeername(number, reinterpret_cast<sockaddr *>(&remote), &size) == 0
            && ntohs(local.sin_port) == port && ntohs(remote.sin_port) == peer)
            return number;
    }
    return -1;
}

int optionOf(int socket, int level, int option)
{
    int value = 0;
    socklen_t size = sizeof(value);
    return getsockopt(socket, level, option, &value, &size) == 0 ? value : -1;
}

} // namespace

/// How long a worker waits for a PostgreSQL server, and for others that use it.
class TestPostgresqlWaits : public QObject
{
    Q_OBJECT

    test::Watchdog m_watchdog{[] { return u"a worker waits for its server for ever"_s; }};
    test::PostgresqlServer m_server;

    [[nodiscard]] QJsonObject settings(QJsonObject more) const
    {
        more.insert(u"driver"_s, u"postgresql"_s);
        more.insert(u"user"_s, test::PostgresqlServer::user());
        more.insert(u"database"_s, test::PostgresqlServer::database());
        more.insert(u"table"_s, u"numbers"_s);
        if (!more.contains(u"port"_s)) {
            more.insert(u"host"_s, m_server.host());
            more.insert(u"port"_s, test::PostgresqlServer::port);
        }
        return more;
    }
    /// The first value of the answer, or what the server says against it.
    static QString query(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(u"other"_s));
        if (!query.exec(sql))
            return query.lastError().text();
        return query.next() ? query.value(0).toString() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.error()));
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QPSQL"_s, u"other"_s);
        other.setHostName(m_server.host());
        other.setPort(test::PostgresqlServer::port);
        other.setUserName(test::PostgresqlServer::user());
        other.setDatabaseName(test::PostgresqlServer::database());
        QVERIFY2(other.open(), qPrintable(other.lastError().text()));
        QCOMPARE(query(u"set client_min_messages = error"_s), QString());
        QCOMPARE(query(u"create table numbers (id bigint primary key)"_s), QString());
    }
    void cleanupTestCase() { QSqlDatabase::removeDatabase(u"other"_s); }
    void cleanup() { query(u"rollback"_s); }

    void anAbortEndsTheWaitForALock_P1_6_data()
    {
        QTest::addColumn<QString>("lock");
        QTest::newRow("of the table") << u"lock table numbers in access exclusive mode"_s;
        QTest::newRow("of a row") << u"insert into numbers values (1)"_s;
    }
    void anAbortEndsTheWaitForALock_P1_6()
    {
        QFETCH(QString, lock);
        QCOMPARE(query(u"begin"_s), QString());
        QCOMPARE(query(lock), QString());
        std::stop_source stop;
        std::optional<Failure> failure;
        std::jthread thread([&] {
            Inserting inserting(settings({{u"lockTimeout"_s, u"1 h"_s}}), stop.get_token());
            failure = failureOf([&] { inserting.insert(1); });
        });
        test::spinUntil([] {
            return query(u"select exists (select from pg_locks where not granted)"_s) == u"true"_s;
        });
        stop.request_stop();
        thread.join();
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code(), u"cancelled"_s);
        QCOMPARE(query(u"rollback"_s), QString());
        QCOMPARE(query(u"select count(*) from numbers"_s), u"0"_s);
    }

    void aLockThatLastsTooLongIsAFailureToRetry_data()
    {
        QTest::addColumn<QString>("lockTimeout");
        QTest::newRow("after a while") << u"20 ms"_s;
        QTest::newRow("at once") << u"0 ms"_s;
    }
    void aLockThatLastsTooLongIsAFailureToRetry()
    {
        QFETCH(QString, lockTimeout);
        Inserting inserting(settings({{u"lockTimeout"_s, lockTimeout}}));
        QCOMPARE(query(u"begin"_s), QString());
        QCOMPARE(query(u"lock table numbers in access exclusive mode"_s), QString());
        const std::optional<Failure> failure = failureOf([&] { inserting.insert(2); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code(), u"database-locked"_s);
        QVERIFY(failure->retry() == Retry::Allowed);
        QVERIFY2(failure->text().toString().contains(u"\"lockTimeout\" ("_s + lockTimeout),
                 failure->what());

        QCOMPARE(query(u"rollback"_s), QString());
        inserting.insert(2);
        QCOMPARE(query(u"delete from numbers where id = 2 returning id"_s), u"2"_s);
    }

    void anAbortEndsConnecting_P1_6()
    {
        DeadServer server;
        std::stop_source stop;
        std::optional<Failure> failure;
        std::jthread thread([&] {
            const QJsonObject dead =
                settings({{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, server.port}});
            failure = failureOf([&] { Inserting inserting(dead, stop.get_token()); });
        });
        (void)server.waitForClient();
        stop.request_stop();
        thread.join();
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code(), u"cancelled"_s);
    }

    void aConnectionWhoseServerHasDiedEnds()
    {
        DeadServer server;
        std::stop_source stop;
        std::jthread thread([&] {
            const QJsonObject dead =
                settings({{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, server.port}});
            (void)failureOf([&] { Inserting inserting(dead, stop.get_token()); });
        });
        const int client = socketBetween(server.waitForClient(), server.port);
        const int asksAfter = optionOf(client, IPPROTO_TCP, TCP_KEEPIDLE);
        const int asksEvery = optionOf(client, IPPROTO_TCP, TCP_KEEPINTVL);
        const int asksTimes = optionOf(client, IPPROTO_TCP, TCP_KEEPCNT);
        const int answerWithin = optionOf(client, IPPROTO_TCP, TCP_USER_TIMEOUT);
        stop.request_stop();
        QCOMPARE(asksAfter + asksEvery * asksTimes, 60);
        QCOMPARE(answerWithin, 60'000);
    }

    void aServerWithOneConnectionToSpareIsEnough()
    {
        QCOMPARE(query(u"create role lonely login connection limit 1"_s), QString());
        QCOMPARE(query(u"grant all on numbers to lonely"_s), QString());
        QJsonObject lonely = settings({{u"createTable"_s, false}});
        lonely.insert(u"user"_s, u"lonely"_s);
        for (int i = 0; i < 20; ++i) {
            const std::optional<Failure> failure = failureOf([&] { Inserting once(lonely); });
            QVERIFY2(!failure, failure ? failure->what() : "");
            test::spinUntil([] {
                return query(u"select count(*) from pg_stat_activity where usename = 'lonely'"_s)
                       == u"0"_s;
            });
        }
    }
};

QTEST_GUILESS_MAIN(TestPostgresqlWaits)
#include "tst_postgresqlwaits.moc"
