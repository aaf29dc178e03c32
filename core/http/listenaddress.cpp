// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "listenaddress.h"

#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace paipa::http {

std::optional<ListenAddress> ListenAddress::parse(const QString &text, int port)
{
    const QByteArray latin = text.toLatin1();
    const auto networkPort = htons(static_cast<std::uint16_t>(port));
    ListenAddress result;
    auto &v4 = reinterpret_cast<sockaddr_in &>(result.m_storage);
    auto &v6 = reinterpret_cast<sockaddr_in6 &>(result.m_storage);
    if (inet_pton(AF_INET, latin.constData(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = networkPort;
        return result;
    }
    result.m_storage = {};
    if (inet_pton(AF_INET6, latin.constData(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = networkPort;
        return result;
    }
    return std::nullopt;
}

int ListenAddress::portOf(int socket)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    if (getsockname(socket, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    return ntohs(storage.ss_family == AF_INET6
                     ? reinterpret_cast<const sockaddr_in6 &>(storage).sin6_port
                     : reinterpret_cast<const sockaddr_in &>(storage).sin_port);
}

socklen_t ListenAddress::size() const
{
    return m_storage.ss_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
}

bool ListenAddress::isLoopback() const
{
    if (m_storage.ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6 &>(m_storage).sin6_addr);
    const auto &v4 = reinterpret_cast<const sockaddr_in &>(m_storage);
    return ntohl(v4.sin_addr.s_addr) >> 24 == 127;
}

} // namespace paipa::http
