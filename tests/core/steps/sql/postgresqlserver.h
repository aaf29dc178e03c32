// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QTemporaryDir>

namespace paipa::test {

/// A PostgreSQL server of the test's own, in a temporary folder, reached by its local socket only.
class PostgresqlServer
{
public:
    ~PostgresqlServer();

    /// Whether the server runs; else error() says why not.
    [[nodiscard]] bool start();
    void stop();
    [[nodiscard]] QString error() const { return m_error; }

    /// The folder of the socket, which takes the place of a host name.
    [[nodiscard]] QString host() const { return m_folder.path(); }
    static constexpr int port = 5433;
    [[nodiscard]] static QString user() { return QStringLiteral("paipa"); }
    [[nodiscard]] static QString database() { return QStringLiteral("postgres"); }

private:
    [[nodiscard]] bool makeCluster();
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    QString m_error;
    bool m_hasCluster = false;
    bool m_running = false;
};

} // namespace paipa::test
