// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "postgresqlsession.h"
#include "sqldialect.h"

#include <paipa/base/failure.h>

#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <optional>
#include <stop_token>

class QSqlError;

namespace paipa::steps {

/// How the connection to a PostgreSQL server is protected.
enum class SqlEncryption {
    Automatic,  ///< VerifyFull, but whatever the server offers if it is on this machine.
    VerifyFull, ///< Encrypted; the server's certificate must be valid for its name.
    Require,    ///< Encrypted, but anybody may be at the other end.
    Disable,
};

/// What SQLite waits for at each commit.
enum class SqlSynchronous { Off, Normal, Full };

struct SqlSettings {
    SqlProduct product = SqlProduct::Sqlite;
    QString database; ///< SQLite: the file's absolute path.
    QString host = {};
    int port = 5432;
    QString user = {};
    QString password = {};
    SqlEncryption encryption = SqlEncryption::Automatic;
    SqlSynchronous synchronous = SqlSynchronous::Normal;
    std::chrono::milliseconds lockTimeout{5000};
};

/// A database connection of its own for one thread. All members throw Failure: "database-locked"
/// and "database-connection" may be retried, "database-full" and "database" not; "cancelled" if the
/// stop request ended their wait for a lock or a server.
class SqlConnection
{
public:
    SqlConnection(SqlSettings settings, std::stop_token stop);
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    [[nodiscard]] SqlProduct product() const { return m_settings.product; }

    /// False after an error that ended the connection; reopen() makes a new one.
    [[nodiscard]] bool isUsable() const { return m_usable; }
    void reopen();

    /// A transaction that may write. Without commit() it is rolled back.
    class Transaction
    {
    public:
        /// Waits for other writers up to the lock timeout.
        explicit Transaction(SqlConnection &connection);
        ~Transaction();
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;

        void commit();

    private:
        SqlConnection &m_connection;
        bool m_open = true;
    };
    void execute(const QString &sql);
    [[nodiscard]] QSqlQuery prepare(const QString &sql);

    /// Whether \a error is the fault of the values of one row.
    [[nodiscard]] bool concernsOneRow(const QSqlError &error) const;
    /// What to throw for \a error.
    [[nodiscard]] Failure failure(const QSqlError &error);

private:
    void open();
    void close();
    void awaitServer();
    void configureSqlite();
    void configurePostgresql();
    /// SQLite: tries again while another program has the lock, up to the lock timeout.
    void executeWaiting(const QString &sql);
    [[nodiscard]] Sentence place() const;
    [[nodiscard]] Sentence openHint() const;
    [[nodiscard]] bool isLocked(const QSqlError &error) const;
    [[nodiscard]] bool isLost(const QSqlError &error) const;
    [[nodiscard]] bool isFull(const QSqlError &error) const;

    SqlSettings m_settings;
    std::stop_token m_stop;
    QString m_name; ///< Of the connection, unique in the process.
    QSqlDatabase m_database;
    std::optional<PostgresqlCut> m_cut;
    bool m_usable = false;
};

} // namespace paipa::steps
