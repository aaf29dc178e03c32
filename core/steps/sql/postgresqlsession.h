// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/filedescriptor.h>

#include <QByteArray>
#include <QList>
#include <QVariant>

#include <functional>
#include <stop_token>

namespace paipa::steps {

/// What is told to libpq of a connection, by the names that it has for it.
struct PostgresqlOption {
    QByteArray name;
    QByteArray value;
};

/// Whether the server answers a login, well or badly: then Qt's driver, which nothing can
/// interrupt, will not have to wait for it. Throws a Failure with cancelledCode at the stop
/// request.
[[nodiscard]] bool awaitPostgresql(const QList<PostgresqlOption> &options,
                                   const std::stop_token &stop);

/// Cuts a connection when the run is aborted: whatever waits for the server, a lock there or the
/// network, ends at once with an error. What was not committed is rolled back.
class PostgresqlCut
{
public:
    /// \a handle is what QSqlDriver::handle() says.
    PostgresqlCut(const QVariant &handle, const std::stop_token &stop);

private:
    FileDescriptor m_socket; ///< Of its own: libpq closes the other when it likes.
    std::stop_callback<std::function<void()>> m_cut;
};

} // namespace paipa::steps
