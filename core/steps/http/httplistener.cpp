// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "httplistener.h"

#include "listenaddress.h"

#include <paipa/base/failure.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace paipa::steps {

namespace {

constexpr auto timeToLeave = 1s; // for a client that is still sending when it has its answer
constexpr int mostWaitingClients = 64;

const char *reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
    }
}

QByteArray toBytes(const HttpAnswer &answer, bool isLast)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' '
                       + reasonOf(answer.status) + "\r\nContent-Type: application/json\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const QByteArray &header : answer.moreHeaders)
        bytes += header + "\r\n";
    if (isLast)
        bytes += "Connection: close\r\n";
    return bytes + "\r\n" + answer.body;
}

Failure failureFor(const HttpListening &settings, int error)
{
    return {
        u"listen"_s,
        u"cannot listen on %1, port %2: %3; choose another address or port"_s.arg(settings.address)
            .arg(settings.port)
            .arg(QString::fromLocal8Bit(strerror(error))),
        Retry::Never};
}

bool wouldBlock(int error) { return error == EAGAIN || error == EINTR; }

} // namespace

HttpListener::HttpListener(const HttpListening &settings) : m_settings(settings)
{
    std::optional<ListenAddress> address = ListenAddress::parse(settings.address, settings.port);
    if (!address)
        throw failureFor(settings, EADDRNOTAVAIL);
    m_listener =
        FileDescriptor(socket(address->family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    if (!m_listener.isOpen()
        || setsockopt(m_listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0
        || bind(m_listener.get(), address->data(), address->size()) != 0
        || listen(m_listener.get(), mostWaitingClients) != 0)
        throw failureFor(settings, errno);
    m_port = ListenAddress::portOf(m_listener.get());
}

void HttpListener::serve(const Handler &handler, const std::stop_token &stop)
{
    const FileDescriptor wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    const std::stop_callback wakeUp(stop, [&] { (void)eventfd_write(wake.get(), 1); });
    while (!stop.stop_requested()) {
        std::vector<pollfd> sockets = watched(wake.get());
        (void)poll(sockets.data(), sockets.size(),
                   timeUntilDeadline(std::chrono::steady_clock::now()));
        const Time now = std::chrono::steady_clock::now();
        std::size_t index = 2;
        for (Connection &connection : m_connections) {
            const short events = sockets[index++].revents;
            if (events & POLLOUT)
                send(connection, now);
            if ((events & (POLLIN | POLLHUP | POLLERR)) && !connection.isGone)
                receive(connection, now);
            while (connection.canBeHandled())
                handle(connection, handler, now);
            if (now >= connection.deadline)
                expire(connection, now);
        }
        m_connections.remove_if([](const Connection &c) { return c.isGone; });
        if (sockets[0].revents != 0 && !stop.stop_requested())
            accept(now);
    }
    finish();
}

std::vector<pollfd> HttpListener::watched(int wake) const
{
    const bool isFull = m_connections.size() >= m_settings.mostConnections
                        && std::ranges::none_of(m_connections, [](const Connection &c) {
                               return !c.parser.hasBegun() && c.answer.isEmpty();
                           });
    std::vector<pollfd> sockets;
    sockets.push_back({.fd = isFull ? -1 : m_listener.get(), .events = POLLIN, .revents = 0});
    sockets.push_back({.fd = wake, .events = POLLIN, .revents = 0});
    for (const Connection &connection : m_connections) {
        // Who does not take the answer is not read from.
        const short events = connection.answer.isEmpty() ? POLLIN : POLLOUT;
        sockets.push_back({.fd = connection.socket.get(), .events = events, .revents = 0});
    }
    return sockets;
}

int HttpListener::timeUntilDeadline(Time now) const
{
    if (m_connections.empty())
        return -1;
    const Time next = std::ranges::min_element(m_connections, {}, &Connection::deadline)->deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void HttpListener::accept(Time now)
{
    FileDescriptor socket(
        accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.isOpen())
        return;
    makeRoom();
    m_connections.emplace_back(std::move(socket), m_settings).deadline =
        now + m_settings.requestTimeout;
}

/// The one that has asked for nothing for the longest time leaves.
void HttpListener::makeRoom()
{
    if (m_connections.size() < m_settings.mostConnections)
        return;
    const auto idle = std::ranges::find_if(m_connections, [](const Connection &c) {
        return !c.parser.hasBegun() && c.answer.isEmpty();
    });
    if (idle != m_connections.end())
        m_connections.erase(idle);
}

bool HttpListener::Connection::canBeHandled() const
{
    using State = HttpRequestParser::State;
    const State state = parser.state();
    return answer.isEmpty() && !isLast && !isGone
           && (state == State::Complete || state == State::Refused
               || (state == State::Body && !isRefusalSeen));
}

void HttpListener::receive(Connection &connection, Time now)
{
    std::array<char, 64 << 10> buffer;
    const ssize_t count = recv(connection.socket.get(), buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        connection.isGone = count == 0 || !wouldBlock(errno);
        return;
    }
    if (connection.isEnding)
        return;
    if (!connection.parser.hasBegun())
        connection.deadline = now + m_settings.requestTimeout; // for all of it, however it drips
    connection.parser.add(QByteArray(buffer.data(), static_cast<qsizetype>(count)));
}

void HttpListener::handle(Connection &connection, const Handler &handler, Time now)
{
    using State = HttpRequestParser::State;
    HttpRequestParser &parser = connection.parser;
    if (parser.state() == State::Refused) {
        respond(connection, parser.error(), true, now);
        return;
    }
    const HttpRequest &request = parser.request();
    if (!std::exchange(connection.isRefusalSeen, true)) {
        if (const std::optional<HttpAnswer> no = handler.refuse(request)) {
            const bool hasBody = parser.state() == State::Body || !request.body.isEmpty();
            respond(connection, *no, hasBody || !request.keepsAlive, now);
            return;
        }
        if (parser.state() == State::Body && request.headers.value("expect") == "100-continue")
            (void)::send(connection.socket.get(), "HTTP/1.1 100 Continue\r\n\r\n", 25,
                         MSG_NOSIGNAL);
    }
    if (parser.state() == State::Complete)
        respond(connection, handler.answer(request), !request.keepsAlive, now);
}

void HttpListener::respond(Connection &connection, const HttpAnswer &answer, bool isLast, Time now)
{
    connection.answer = toBytes(answer, isLast);
    if (connection.parser.request().method == "HEAD")
        connection.answer.chop(answer.body.size());
    connection.isLast = isLast;
    connection.deadline = now + m_settings.requestTimeout;
    send(connection, now);
}

void HttpListener::send(Connection &connection, Time now)
{
    const ssize_t count = ::send(connection.socket.get(), connection.answer.constData(),
                                 static_cast<std::size_t>(connection.answer.size()), MSG_NOSIGNAL);
    if (count < 0) {
        connection.isGone = !wouldBlock(errno);
        return;
    }
    connection.answer.remove(0, count);
    if (!connection.answer.isEmpty())
        return;
    if (connection.isLast) {
        // Closing at once would take the answer away from a client that is still sending.
        shutdown(connection.socket.get(), SHUT_WR);
        connection.isEnding = true;
        connection.deadline = now + timeToLeave;
        return;
    }
    connection.isRefusalSeen = false;
    connection.parser.next();
    connection.deadline =
        now + (connection.parser.hasBegun() ? m_settings.requestTimeout : m_settings.idleTimeout);
}

void HttpListener::expire(Connection &connection, Time now)
{
    const bool isSlow =
        connection.answer.isEmpty() && !connection.isEnding && connection.parser.hasBegun();
    if (isSlow)
        respond(connection, refusal(408, u"the request took too long"_s), true, now);
    else
        connection.isGone = true;
}

/// No more requests: who is in the middle of one is told, and answers get out if they can.
void HttpListener::finish()
{
    (void)m_listener.close();
    const Time end = std::chrono::steady_clock::now() + timeToLeave;
    for (Connection &connection : m_connections) {
        connection.isLast = true;
        if (connection.answer.isEmpty() && !connection.isEnding && connection.parser.hasBegun())
            respond(connection, refusal(503, u"the pipeline is being stopped"_s), true, end);
    }
    std::erase_if(m_connections, [](const Connection &c) { return c.answer.isEmpty(); });
    for (Time now = end - timeToLeave; !m_connections.empty() && now < end;
         now = std::chrono::steady_clock::now()) {
        std::vector<pollfd> sockets = watched(-1);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now).count();
        (void)poll(sockets.data(), sockets.size(), static_cast<int>(left));
        std::size_t index = 2;
        for (Connection &connection : m_connections) {
            if (sockets[index++].revents != 0)
                send(connection, end);
        }
        std::erase_if(m_connections,
                      [](const Connection &c) { return c.isGone || c.answer.isEmpty(); });
    }
    m_connections.clear();
}

} // namespace paipa::steps
