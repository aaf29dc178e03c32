// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "httpserver.h"

#include <array>
#include <cerrno>
#include <optional>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace paipa::test {

namespace {

/// The bytes up to the empty line after the headers; the rest stays in \a buffer.
std::optional<QByteArray> readHead(int socket, QByteArray &buffer)
{
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        std::array<char, 4096> chunk{};
        const ssize_t got = ::recv(socket, chunk.data(), chunk.size(), 0);
        if (got <= 0)
            return std::nullopt;
        buffer.append(chunk.data(), got);
    }
    const QByteArray head = buffer.first(end);
    buffer.remove(0, end + 4);
    return head;
}

void parse(const QByteArray &head, HttpExchange &exchange)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> request = lines.first().trimmed().split(' ');
    exchange.method = request.value(0);
    exchange.path = request.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        exchange.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
}

} // namespace

void HttpExchange::respond(int status, const QByteArray &body, const QList<QByteArray> &moreHeaders)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    bool hasLength = false;
    for (const QByteArray &header : moreHeaders) {
        head += header + "\r\n";
        hasLength = hasLength || header.toLower().startsWith("content-length:");
    }
    if (!hasLength)
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(head + "\r\n" + body);
}

bool HttpExchange::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size() && !m_dropped) {
        const auto left = static_cast<std::size_t>(bytes.size() - sent);
        const ssize_t count = ::send(m_socket, bytes.constData() + sent, left, MSG_NOSIGNAL);
        if (count > 0)
            sent += count;
        else if (errno != EINTR)
            m_dropped = true;
    }
    return !m_dropped;
}

void HttpExchange::hang()
{
    std::array<char, 4096> ignored{};
    while (::recv(m_socket, ignored.data(), ignored.size(), 0) > 0) {
    }
    m_dropped = true;
}

HttpServer::HttpServer(Handler handler)
    : m_handler(std::move(handler)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, any, length) != 0 || ::listen(m_listener, SOMAXCONN) != 0
        || ::getsockname(m_listener, any, &length) != 0)
        throw std::system_error(errno, std::generic_category(), "the test's HTTP server");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::jthread([this] { accept(); });
}

HttpServer::~HttpServer()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_threads.clear();
    for (const int socket : m_sockets)
        ::close(socket);
}

QString HttpServer::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
}

void HttpServer::accept()
{
    int socket = -1;
    while ((socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC)) >= 0) {
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ++m_connections;
        const std::scoped_lock lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void HttpServer::serve(int socket)
{
    QByteArray buffer;
    while (const std::optional<QByteArray> head = readHead(socket, buffer)) {
        HttpExchange exchange(socket);
        parse(*head, exchange);
        m_handler(exchange);
        if (exchange.m_dropped)
            break;
    }
    // Closed by the destructor: until then the number must not be used for another socket.
    ::shutdown(socket, SHUT_RDWR);
}

} // namespace paipa::test
