// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/base/quantities.h>

#include <QByteArray>
#include <QString>

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <stop_token>

namespace paipa::steps {

/// Which addresses may be connected to, whatever host names resolve to and redirects lead to.
enum class Reach {
    PublicAddresses, ///< Those of the internet only.
    AllAddresses,    ///< Also this machine and the local network.
};

struct HttpLimits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds stall{30'000}; ///< Longest time without any data; in whole seconds.
    std::chrono::milliseconds total{300'000};
    ByteSize body{256_MiB}; ///< After decompression.
    int redirects = 5;
    Reach reach = Reach::PublicAddresses;
    QString authorities = {}; ///< A PEM file of certificates to trust; else those of the system.
};

struct HttpResponse {
    int status = 0;
    QString contentType; ///< As the server says; may be empty.
    QString finalUrl;    ///< After redirects; without user name and password.
    QByteArray body;
};

/// Fetches one URL after the other over connections that it keeps open. For one thread.
class HttpClient
{
public:
    HttpClient(const HttpLimits &limits, std::stop_token stop);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// The answer to a GET of \a url, if its status is 2xx. Throws Failure otherwise: "bad-url",
    /// "private-address", "http-status", "too-large", "too-many-redirects", "tls", "timeout",
    /// "connection" or, within 100 ms of the stop request, "cancelled". Messages hold no
    /// credentials: neither user name and password nor the query of the URL.
    [[nodiscard]] HttpResponse get(const QString &url);

private:
    struct Transfer;

    template<auto cleanup>
    struct Cleanup {
        void operator()(auto *handle) const { cleanup(handle); }
    };
    using Easy = std::unique_ptr<CURL, Cleanup<curl_easy_cleanup>>;
    using Multi = std::unique_ptr<CURLM, Cleanup<curl_multi_cleanup>>;
    using Url = std::unique_ptr<CURLU, Cleanup<curl_url_cleanup>>;

    [[nodiscard]] static Url parsed(const QString &url);
    [[nodiscard]] static QString part(const Url &url, CURLUPart which);
    [[nodiscard]] static QString shown(const Url &url);
    void configure();
    /// Runs the transfer to its end, or until the stop request.
    [[nodiscard]] CURLcode perform();
    [[nodiscard]] HttpResponse response(Transfer &transfer) const;
    [[nodiscard]] Failure failure(CURLcode code, const Transfer &transfer) const;
    [[nodiscard]] Failure statusFailure(const Transfer &transfer) const;

    static std::size_t receive(char *data, std::size_t size, std::size_t count, void *transfer);
    static curl_socket_t openSocket(void *transfer, curlsocktype purpose, curl_sockaddr *address);

    HttpLimits m_limits;
    std::stop_token m_stop;
    Multi m_multi;
    Easy m_easy;
};

} // namespace paipa::steps
