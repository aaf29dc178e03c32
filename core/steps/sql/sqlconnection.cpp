// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "sqlconnection.h"

#include <paipa/base/quantities.h>

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

// Results of SQLite, without what its extended codes add in the upper bits.
enum SqliteCode {
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteFull = 13,
    SqliteTooBig = 18,
    SqliteConstraint = 19,
    SqliteMismatch = 20,
    SqliteRange = 25,
};

/// How long SQLite waits by itself for another writer: an abort cannot interrupt that.
constexpr std::chrono::milliseconds oneWait{50};

int sqliteCode(const QSqlError &error) { return error.nativeErrorCode().toInt() & 0xff; }

QByteArray sslMode(const SqlSettings &settings)
{
    switch (settings.encryption) {
    case SqlEncryption::Automatic: {
        const QString &host = settings.host;
        const bool local = host.isEmpty() || host.startsWith(u'/') || host == u"localhost"_s
                           || host == u"127.0.0.1"_s || host == u"::1"_s;
        return local ? "prefer" : "verify-full";
    }
    case SqlEncryption::VerifyFull: return "verify-full";
    case SqlEncryption::Require: return "require";
    case SqlEncryption::Disable: return "disable";
    }
    Q_UNREACHABLE();
}

/// A server that has died is noticed after a minute, whether it is asked or answers.
QList<PostgresqlOption> optionsOfWaiting()
{
    return {{"connect_timeout", "10"},
            {"keepalives_idle", "30"},
            {"keepalives_interval", "10"},
            {"keepalives_count", "3"},
            {"tcp_user_timeout", "60000"}};
}

QString synchronousName(SqlSynchronous synchronous)
{
    switch (synchronous) {
    case SqlSynchronous::Off: return u"OFF"_s;
    case SqlSynchronous::Normal: return u"NORMAL"_s;
    case SqlSynchronous::Full: return u"FULL"_s;
    }
    Q_UNREACHABLE();
}

QString textOf(const QSqlError &error)
{
    QString text = error.databaseText().trimmed();
    if (text.isEmpty())
        text = error.driverText().trimmed();
    return text.replace(u'\n', u"; "_s);
}

} // namespace

SqlConnection::SqlConnection(SqlSettings settings, std::stop_token stop)
    : m_settings(std::move(settings))
    , m_stop(std::move(stop))
    , m_name(u"paipa-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    const QString driver = product() == SqlProduct::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s;
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        const QString package =
            product() == SqlProduct::Sqlite ? u"libqt6sql6-sqlite"_s : u"libqt6sql6-psql"_s;
        throw Failure(
            u"database"_s,
            Sentence::tr("Qt's database driver %1 is missing; on Debian, install the package %2")
                .arg(driver, package),
            Retry::Never);
    }
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    try {
        open();
    } catch (...) {
        close();
        throw;
    }
}

SqlConnection::~SqlConnection() { close(); }

void SqlConnection::close()
{
    m_cut.reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void SqlConnection::open()
{
    m_database.setDatabaseName(m_settings.database);
    if (product() == SqlProduct::Sqlite) {
        QDir().mkpath(QFileInfo(m_settings.database).absolutePath()); // if not, open() says why
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(oneWait.count()));
    } else {
        awaitServer();
    }
    if (!m_database.open()) {
        throw Failure(u"database-connection"_s,
                      Sentence::tr("cannot open %1: %2; %3")
                          .arg(place(), textOf(m_database.lastError()), openHint()));
    }
    m_usable = true;
    if (product() == SqlProduct::Sqlite)
        configureSqlite();
    else
        configurePostgresql();
}

void SqlConnection::awaitServer()
{
    m_database.setHostName(m_settings.host);
    m_database.setPort(m_settings.port);
    m_database.setUserName(m_settings.user);
    m_database.setPassword(m_settings.password);
    QList<PostgresqlOption> options = optionsOfWaiting();
    options.append({"sslmode", sslMode(m_settings)});
    QStringList joined;
    for (const PostgresqlOption &option : options)
        joined.append(QString::fromLatin1(option.name + '=' + option.value));
    m_database.setConnectOptions(joined.join(u';'));

    options.append({"host", m_settings.host.toUtf8()});
    options.append({"port", QByteArray::number(m_settings.port)});
    options.append({"user", m_settings.user.toUtf8()});
    options.append({"password", m_settings.password.toUtf8()});
    options.append({"dbname", m_settings.database.toUtf8()});
    if (!awaitPostgresql(options, m_stop)) {
        throw Failure(
            u"database-connection"_s,
            Sentence::tr("cannot open %1: it does not answer; %2").arg(place(), openHint()));
    }
}

void SqlConnection::configurePostgresql()
{
    m_cut.emplace(m_database.driver()->handle(), m_stop);
    execute(u"SET client_min_messages = warning"_s); // notices would go to stderr
    const auto wait = std::max<std::int64_t>(1, m_settings.lockTimeout.count()); // 0: for ever
    execute(u"SET lock_timeout = %1"_s.arg(wait));
}

void SqlConnection::configureSqlite()
{
    {
        const Transaction test(*this); // waits for a lock; fails if the file is no database
    }
    executeWaiting(u"PRAGMA journal_mode = WAL"_s);
    execute(u"PRAGMA synchronous = "_s + synchronousName(m_settings.synchronous));
    execute(u"PRAGMA trusted_schema = OFF"_s);
}

void SqlConnection::reopen()
{
    m_cut.reset();
    m_database.close();
    open();
}

void SqlConnection::executeWaiting(const QString &sql)
{
    const auto deadline = std::chrono::steady_clock::now() + m_settings.lockTimeout;
    QSqlQuery query(m_database);
    while (!query.exec(sql)) {
        const QSqlError error = query.lastError();
        if (m_stop.stop_requested())
            throw failure(error);
        const bool waits = product() == SqlProduct::Sqlite && isLocked(error);
        if (!waits || std::chrono::steady_clock::now() >= deadline)
            throw failure(error);
    }
}

SqlConnection::Transaction::Transaction(SqlConnection &connection) : m_connection(connection)
{
    const bool sqlite = connection.product() == SqlProduct::Sqlite;
    m_connection.executeWaiting(sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
}

SqlConnection::Transaction::~Transaction()
{
    // Fails if an error has ended the transaction: all the same then.
    if (m_open && m_connection.isUsable())
        QSqlQuery(m_connection.m_database).exec(u"ROLLBACK"_s);
}

void SqlConnection::Transaction::commit()
{
    m_connection.execute(u"COMMIT"_s);
    m_open = false;
}

void SqlConnection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        throw failure(query.lastError());
}

QSqlQuery SqlConnection::prepare(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        throw failure(query.lastError());
    return query;
}

bool SqlConnection::concernsOneRow(const QSqlError &error) const
{
    if (product() == SqlProduct::Sqlite) {
        const int code = sqliteCode(error);
        return code == SqliteConstraint || code == SqliteMismatch || code == SqliteTooBig
               || code == SqliteRange;
    }
    // Data exceptions, violated constraints, and values of the wrong type.
    const QString state = error.nativeErrorCode();
    return state.startsWith(u"22"_s) || state.startsWith(u"23"_s) || state == u"42804"_s;
}

bool SqlConnection::isLocked(const QSqlError &error) const
{
    if (product() == SqlProduct::Sqlite)
        return sqliteCode(error) == SqliteBusy || sqliteCode(error) == SqliteLocked;
    const QString state = error.nativeErrorCode(); // serialisation, deadlock, lock timeout
    return state == u"40001"_s || state == u"40P01"_s || state == u"55P03"_s;
}

bool SqlConnection::isLost(const QSqlError &error) const
{
    if (product() == SqlProduct::Sqlite)
        return false;
    const QString state = error.nativeErrorCode();
    return state.isEmpty() || state.startsWith(u"08"_s) || state.startsWith(u"57P"_s);
}

bool SqlConnection::isFull(const QSqlError &error) const
{
    return product() == SqlProduct::Sqlite ? sqliteCode(error) == SqliteFull
                                           : error.nativeErrorCode() == u"53100"_s;
}

Failure SqlConnection::failure(const QSqlError &error)
{
    const QString text = textOf(error);
    const bool lost = isLost(error);
    m_usable = m_usable && !lost;
    if (m_stop.stop_requested() && (lost || isLocked(error)))
        return {cancelledCode, Sentence::tr("the run was aborted"), Retry::Never};
    if (isLocked(error))
        return {
            u"database-locked"_s,
            Sentence::tr(
                "%1 is locked by another program (%2); close that, or raise \"lockTimeout\" (%3)")
                .arg(place(), text, toString(m_settings.lockTimeout))};
    if (lost)
        return {u"database-connection"_s,
                Sentence::tr("the connection to %1 was lost: %2").arg(place(), text)};
    if (isFull(error))
        return {u"database-full"_s,
                Sentence::tr("there is no room left for %1; free some space and run again")
                    .arg(place()),
                Retry::Never};
    return {u"database"_s, Sentence::tr("%1 reports: %2").arg(place(), text), Retry::Never};
}

Sentence SqlConnection::place() const
{
    if (product() == SqlProduct::Sqlite)
        return Sentence::tr("the database %1").arg(m_settings.database);
    return Sentence::tr("the database \"%1\" on %2")
        .arg(m_settings.database, m_settings.host.isEmpty() ? Sentence::tr("this machine")
                                                            : Sentence::verbatim(m_settings.host));
}

Sentence SqlConnection::openHint() const
{
    return product() == SqlProduct::Sqlite
               ? Sentence::tr("its folder must be one that you can write to")
               : Sentence::tr("check \"host\", \"port\", \"database\", \"user\", \"password\" and "
                              "\"encryption\"");
}

} // namespace paipa::steps
