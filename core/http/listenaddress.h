// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

#include <sys/socket.h>

namespace paipa::http {

/// An address of this machine and a port, as the system wants them.
class ListenAddress
{
public:
    /// \a text is an address of IPv4 or IPv6, not a name.
    [[nodiscard]] static std::optional<ListenAddress> parse(const QString &text, int port);
    /// The port that an open listening socket has.
    [[nodiscard]] static int portOf(int socket);

    [[nodiscard]] int family() const { return m_storage.ss_family; }
    [[nodiscard]] const sockaddr *data() const
    {
        return reinterpret_cast<const sockaddr *>(&m_storage);
    }
    [[nodiscard]] socklen_t size() const;
    /// Whether only programs of this machine reach it.
    [[nodiscard]] bool isLoopback() const;

private:
    sockaddr_storage m_storage = {};
};

} // namespace paipa::http
