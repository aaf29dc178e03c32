// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "httprequest.h"

#include <paipa/base/filedescriptor.h>

#include <QString>

#include <chrono>
#include <functional>
#include <list>
#include <stop_token>
#include <vector>

struct pollfd;

namespace paipa::http {

/// What a listener allows its clients.
struct HttpListening {
    QString address = QStringLiteral("127.0.0.1"); ///< An address of this machine, not a name.
    int port = 0;                                  ///< 0: any that is free.
    qint64 mostBodyBytes = 16 << 20;
    std::chrono::milliseconds requestTimeout{10'000}; ///< For a whole request, and for the answer.
    std::chrono::milliseconds idleTimeout{60'000};    ///< Between two requests.
    std::size_t mostConnections = 100;
};

/// A small HTTP server for one thread, which answers one request after the other. It waits for its
/// sockets and for its stop token only. Slow clients are given up after a while; when there are too
/// many, or the process has too many files open, new ones wait, and those that ask for nothing have
/// to leave.
class HttpListener
{
public:
    struct Handler {
        /// Looks at a request before its body is read; an answer refuses it.
        std::function<std::optional<HttpAnswer>(const HttpRequest &)> refuse;
        std::function<HttpAnswer(const HttpRequest &)> answer;
    };

    /// Listens from now on. Throws Failure if it cannot.
    explicit HttpListener(const HttpListening &settings);

    [[nodiscard]] int port() const { return m_port; }

    /// Answers requests until \a stop. Then what is under way is told that it is too late, and what
    /// was answered gets its answer.
    void serve(const Handler &handler, const std::stop_token &stop);

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Connection {
        explicit Connection(FileDescriptor s, const HttpListening &settings)
            : socket(std::move(s)), parser(settings.mostBodyBytes)
        {}
        FileDescriptor socket;
        HttpRequestParser parser;
        QByteArray answer = {}; ///< What is still to be sent.
        bool isRefusalSeen = false;
        bool isLast = false;   ///< The connection ends with the answer.
        bool isEnding = false; ///< Answered; what still comes in is thrown away.
        bool isGone = false;
        Time deadline = {};

        /// It asks for nothing.
        [[nodiscard]] bool isIdle() const { return !parser.hasBegun() && answer.isEmpty(); }
        /// There is something to answer, or to look at before its body is read.
        [[nodiscard]] bool canBeHandled() const;
    };

    void accept(Time now);
    /// Whether there was one.
    bool dismissIdle();
    void receive(Connection &connection, Time now);
    void handle(Connection &connection, const Handler &handler, Time now);
    void respond(Connection &connection, const HttpAnswer &answer, bool isLast, Time now);
    void send(Connection &connection, Time now);
    void expire(Connection &connection, Time now);
    void finish();
    [[nodiscard]] std::vector<pollfd> watched(int wake, Time now) const;
    [[nodiscard]] int timeUntilDeadline(Time now) const;

    const HttpListening m_settings;
    const FileDescriptor m_wake; ///< From the wait for sockets.
    FileDescriptor m_listener;
    int m_port = 0;
    std::list<Connection> m_connections;
    Time m_acceptsFrom = {}; ///< Later if there was no descriptor for a client.
};

} // namespace paipa::http
