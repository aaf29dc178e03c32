// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace paipa::test {

/// One request of a client, with the connection to answer on. Only for the handler's call.
class HttpExchange
{
public:
    QByteArray method;
    QByteArray path;                      ///< With the query, as the client sent it.
    QMap<QByteArray, QByteArray> headers; ///< Names in lower case.

    /// Sends a whole answer. Content-Length is added unless \a moreHeaders has one.
    void respond(int status, const QByteArray &body = {},
                 const QList<QByteArray> &moreHeaders = {});
    /// Sends \a bytes as they are; false once the client has gone.
    bool send(const QByteArray &bytes);
    /// Ends the connection after the handler; what was announced but not sent is missing then.
    void drop() { m_dropped = true; }
    /// Sends nothing more, until the client or the server ends.
    void hang();

private:
    friend class HttpServer;
    explicit HttpExchange(int socket) : m_socket(socket) {}

    int m_socket;
    bool m_dropped = false;
};

/// A small HTTP/1.1 server on 127.0.0.1 for tests. It answers each connection in a thread of its
/// own, all of which have ended when it is destroyed. It understands requests without a body.
class HttpServer
{
public:
    using Handler = std::function<void(HttpExchange &)>;

    /// \a handler is called from several threads.
    explicit HttpServer(Handler handler);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    /// "http://127.0.0.1:port" and \a path.
    [[nodiscard]] QString url(const QString &path) const;
    /// How many connections clients have opened.
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void accept();
    void serve(int socket);

    Handler m_handler;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::mutex m_mutex; ///< Guards m_sockets and m_threads.
    std::vector<int> m_sockets;
    std::vector<std::jthread> m_threads;
    std::jthread m_acceptor;
};

} // namespace paipa::test
