// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "tlsserver.h"

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

namespace paipa::test {

namespace {

void addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        qFatal("the test's certificate cannot say %s", value.constData());
}

} // namespace

Identity certified(const CertificateTerms &terms, const Identity *issuer)
{
    static std::atomic<long> serial = 1;
    Identity made{.key = Key(EVP_EC_gen("P-256")), .certificate = X509Certificate(X509_new())};
    X509 *certificate = made.certificate.get();
    X509 *signer = issuer ? issuer->certificate.get() : certificate;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), terms.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(certificate), terms.validUntil);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(terms.name.constData()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer));
    if (terms.host.isEmpty())
        addExtension(certificate, signer, NID_basic_constraints, "critical,CA:TRUE");
    else
        addExtension(certificate, signer, NID_subject_alt_name, terms.host);
    if (X509_sign(certificate, issuer ? issuer->key.get() : made.key.get(), EVP_sha256()) == 0)
        qFatal("the test's certificate cannot be signed");
    return made;
}

QByteArray toPem(const Identity &identity)
{
    const std::unique_ptr<BIO, Release<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), identity.certificate.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, size};
}

TlsServer::TlsServer(const Identity &identity)
    : m_context(SSL_CTX_new(TLS_server_method()))
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    SSL_CTX_use_certificate(m_context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(m_context.get(), identity.key.get());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener.get(), generic, size) != 0 || listen(m_listener.get(), 8) != 0
        || getsockname(m_listener.get(), generic, &size) != 0)
        qFatal("the test's TLS server cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this] { serve(); });
}

TlsServer::~TlsServer()
{
    shutdown(m_listener.get(), SHUT_RDWR);
    m_thread.join();
}

void TlsServer::serve()
{
    for (;;) {
        const FileDescriptor client(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!client.isOpen())
            return;
        ++m_connections;
        answer(client);
    }
}

void TlsServer::answer(const FileDescriptor &socket)
{
    const std::unique_ptr<SSL, Release<SSL_free>> session(SSL_new(m_context.get()));
    SSL_set_fd(session.get(), socket.get());
    if (SSL_accept(session.get()) != 1)
        return;
    QByteArray request;
    while (!request.contains("\r\n\r\n")) {
        std::array<char, 4096> buffer;
        const int count = SSL_read(session.get(), buffer.data(), static_cast<int>(buffer.size()));
        if (count <= 0)
            return;
        request.append(buffer.data(), count);
    }
    ++m_requests;
    const QByteArray answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    SSL_write(session.get(), answer.constData(), static_cast<int>(answer.size()));
    SSL_shutdown(session.get());
}

} // namespace paipa::test
