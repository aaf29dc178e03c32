// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/filedescriptor.h>

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace paipa::test {

/// A client that sends what it is told, right or wrong.
class RawClient
{
public:
    explicit RawClient(int port) : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected =
            connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address))
            == 0;
    }

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    void send(const QByteArray &bytes)
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t n = ::send(m_socket.get(), bytes.constData() + sent,
                                     static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (n <= 0)
                return;
            sent += n;
        }
    }
    /// Waits until \a end has come, or the connection has ended; returns what came until then.
    QByteArray readUntil(const QByteArray &end)
    {
        while (!m_received.contains(end) && receive()) {
        }
        const qsizetype found = m_received.indexOf(end);
        const qsizetype size = found < 0 ? m_received.size() : found + end.size();
        const QByteArray result = m_received.first(size);
        m_received.remove(0, size);
        return result;
    }
    /// Everything until the other side ends the connection.
    QByteArray readAll()
    {
        while (receive()) {
        }
        return std::exchange(m_received, {});
    }
    /// The status of the next answer, which header() and body() are of.
    int readStatus()
    {
        m_head = readUntil("\r\n\r\n");
        const qsizetype size = header("Content-Length").toInt();
        while (m_received.size() < size && receive()) {
        }
        m_body = m_received.first(std::min(size, m_received.size()));
        m_received.remove(0, m_body.size());
        return m_head.split(' ').value(1).toInt();
    }
    /// Of that answer; empty if it has none of the name.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const qsizetype start = m_head.indexOf("\r\n" + name + ": ");
        return start < 0 ? QByteArray()
                         : m_head.sliced(start + name.size() + 4).split('\r').first();
    }
    [[nodiscard]] QByteArray body() const { return m_body; }
    void reset()
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof(now));
        (void)m_socket.close();
    }

private:
    bool receive()
    {
        std::array<char, 4096> buffer;
        const ssize_t n = recv(m_socket.get(), buffer.data(), buffer.size(), 0);
        if (n > 0)
            m_received.append(buffer.data(), n);
        return n > 0;
    }

    FileDescriptor m_socket;
    bool m_isConnected = false;
    QByteArray m_received;
    QByteArray m_head;
    QByteArray m_body;
};

/// A request that hands over \a body.
inline QByteArray post(const QByteArray &body, const QByteArray &moreHeaders = {})
{
    return "POST /items HTTP/1.1\r\nHost: localhost\r\n" + moreHeaders
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace paipa::test
