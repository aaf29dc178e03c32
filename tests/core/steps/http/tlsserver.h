// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/filedescriptor.h>

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <thread>

#include <openssl/ssl.h>

namespace paipa::test {

template<auto release>
struct Release {
    void operator()(auto *object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Release<X509_free>>;

/// A certificate and its key.
struct Identity {
    Key key;
    X509Certificate certificate;
};

struct CertificateTerms {
    QByteArray name;        ///< Of whom it is for.
    QByteArray host = {};   ///< Such as "IP:127.0.0.1"; empty: an authority, which may sign others.
    long validFrom = -3600; ///< In seconds from now.
    long validUntil = 3600;
};

/// Signed by \a issuer; by itself if that is null.
[[nodiscard]] Identity certified(const CertificateTerms &terms, const Identity *issuer);
/// In the format of certificate files (PEM).
[[nodiscard]] QByteArray toPem(const Identity &identity);

/// An HTTPS server on 127.0.0.1 that answers each request with "hello" and closes. It serves one
/// client after the other.
class TlsServer
{
public:
    explicit TlsServer(const Identity &identity);
    ~TlsServer();
    Q_DISABLE_COPY_MOVE(TlsServer)

    [[nodiscard]] QString url() const
    {
        return QStringLiteral("https://127.0.0.1:%1/").arg(m_port);
    }
    /// How many clients have come.
    [[nodiscard]] int connections() const { return m_connections; }
    /// How many of them have asked for something.
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void serve();
    void answer(const FileDescriptor &socket);

    std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>> m_context;
    FileDescriptor m_listener;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_requests = 0;
    std::jthread m_thread; ///< Last: it uses the others.
};

} // namespace paipa::test
