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

namespace paipa::http {

namespace {

constexpr auto timeToLeave = 1s; // for a client that is still sending when it has its answer
constexpr int mostWaitingClients = 64;
constexpr auto timeToRecover = 1s; // for other parts of the program to close files

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
    return {u"listen"_s,
            Sentence::tr("cannot listen on %1, port %2: %3; choose another address or port")
                .arg(settings.address, settings.port, QString::fromLocal8Bit(strerror(error))),
            Retry::Never};
}

bool isShortage(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

bool wouldBlock(int error) { return error == EAGAIN || error == EINTR; }

} // namespace

HttpListener::HttpListener(const HttpListening &settings)
    : m_settings(settings), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!m_wake.isOpen())
        throw failureFor(settings, errno);
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
    const std::stop_callback wakeUp(stop, [this] { (void)eventfd_write(m_wake.get(), 1); });
    while (!stop.stop_requested()) {
        Time now = std::chrono::steady_clock::now();
        std::vector<pollfd> sockets = watched(m_wake.get(), now);
        (void)poll(sockets.data(), sockets.size(), timeUntilDeadline(now));
        now = std::chrono::steady_clock::now();
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
        if (std::erase_if(m_connections, [](const Connection &c) { return c.isGone; }) > 0)
            m_acceptsFrom = now;
        if (sockets[0].revents != 0 && !stop.stop_requested())
            accept(now);
    }
    finish();
}

std::vector<pollfd> HttpListener::watched(int wake, Time now) const
{
    const bool isFull = m_connections.size() >= m_settings.mostConnections
                        && std::ranges::none_of(m_connections, &Connection::isIdle);
    const int listener = isFull || now < m_acceptsFrom ? -1 : m_listener.get();
    std::vector<pollfd> sockets;
    sockets.push_back({.fd = listener, .events = POLLIN, .revents = 0});
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
    Time next = now < m_acceptsFrom ? m_acceptsFrom : Time::max();
    for (const Connection &connection : m_connections)
        next = std::min(next, connection.deadline);
    if (next == Time::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void HttpListener::accept(Time now)
{
    FileDescriptor socket(
        accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.isOpen()) {
        // It would be told of the same client again and again.
        if (isShortage(errno) && !dismissIdle())
            m_acceptsFrom = now + timeToRecover;
        return;
    }
    if (m_connections.size() >= m_settings.mostConnections)
        (void)dismissIdle();
    m_connections.emplace_back(std::move(socket), m_settings).deadline =
        now + m_settings.requestTimeout;
}

/// The one that has asked for nothing for the longest time leaves.
bool HttpListener::dismissIdle()
{
    const auto idle = std::ranges::find_if(m_connections, &Connection::isIdle);
    if (idle == m_connections.end())
        return false;
    m_connections.erase(idle);
    return true;
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
        std::vector<pollfd> sockets = watched(-1, now);
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

} // namespace paipa::http
