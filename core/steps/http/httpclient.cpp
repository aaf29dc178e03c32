// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "httpclient.h"

#include "publicaddress.h"

#include <paipa/base/version.h>

#include <QFile>

#include <array>
#include <functional>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr qint64 longestErrorPage = 64_KiB; // read, so that the connection can be used again
constexpr int pollMilliseconds = 3'600'000; // curl's own timers end the wait earlier

QString numericAddress(const sockaddr &address, socklen_t length)
{
    std::array<char, NI_MAXHOST> text{};
    const int error =
        getnameinfo(&address, length, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return error == 0 ? QString::fromLatin1(text.data()) : u"unknown"_s;
}

long wholeSeconds(std::chrono::milliseconds duration)
{
    return static_cast<long>(std::chrono::ceil<std::chrono::seconds>(duration).count());
}

Sentence meaningOf(int status)
{
    switch (status) {
    case 401: return Sentence::tr(" (it wants a login)");
    case 403: return Sentence::tr(" (it forbids the access)");
    case 404: return Sentence::tr(" (there is no such page)");
    case 408: return Sentence::tr(" (it waited too long for the request)");
    case 410: return Sentence::tr(" (the page is gone)");
    case 429: return Sentence::tr(" (there were too many requests: use fewer workers)");
    default: return status >= 500 ? Sentence::tr(" (an error of the server)") : Sentence();
    }
}

Retry retryFor(int status)
{
    return status >= 500 || status == 429 || status == 408 ? Retry::Allowed : Retry::Never;
}

} // namespace

/// What the callbacks of one transfer need and find out.
struct HttpClient::Transfer {
    CURL *easy = nullptr;
    HttpLimits limits;
    QString url; ///< As messages show it.
    QByteArray body = {};
    qint64 discarded = 0; ///< Of an error page.
    bool tooLarge = false;
    QString refusedAddress = {}; ///< The last address that was not public.
    std::array<char, CURL_ERROR_SIZE> message{};

    [[nodiscard]] int status() const
    {
        long code = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
        return static_cast<int>(code);
    }
};

HttpClient::HttpClient(const HttpLimits &limits, std::stop_token stop)
    : m_limits(limits), m_stop(std::move(stop))
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_ALL);
    if (initialised == CURLE_OK) {
        m_multi.reset(curl_multi_init());
        m_easy.reset(curl_easy_init());
    }
    if (!m_multi || !m_easy)
        throw Failure(u"http"_s, Sentence::tr("libcurl could not be initialised"), Retry::Never);
    configure();
}

HttpClient::~HttpClient() = default;

void HttpClient::configure()
{
    CURL *easy = m_easy.get();
    const QByteArray userAgent = "paipa/" + version().toLatin1();
    curl_easy_setopt(easy, CURLOPT_USERAGENT, userAgent.constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, static_cast<long>(m_limits.redirects));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    if (!m_limits.authorities.isEmpty()) {
        const QByteArray file = QFile::encodeName(m_limits.authorities);
        curl_easy_setopt(easy, CURLOPT_CAINFO, file.constData());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); // a proxy would resolve names itself, unchecked
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // or an abort waits for the name server
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connect.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(m_limits.total.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, wholeSeconds(m_limits.stall));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(m_limits.body.bytes));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, openSocket);
}

HttpResponse HttpClient::get(const QString &url)
{
    const Url target = parsed(url);
    Transfer transfer{.easy = m_easy.get(), .limits = m_limits, .url = shown(target)};
    curl_easy_setopt(m_easy.get(), CURLOPT_URL, part(target, CURLUPART_URL).toUtf8().constData());
    curl_easy_setopt(m_easy.get(), CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(m_easy.get(), CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(m_easy.get(), CURLOPT_ERRORBUFFER, transfer.message.data());

    const CURLcode code = perform();
    curl_easy_setopt(m_easy.get(), CURLOPT_ERRORBUFFER, nullptr); // it ends with this call
    if (code == CURLE_FILESIZE_EXCEEDED)
        transfer.tooLarge = true;
    const bool sizeMatters = transfer.status() < 300;
    const bool cutShort = code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED;
    if (code != CURLE_OK && (sizeMatters || !cutShort))
        throw failure(code, transfer);
    if (transfer.status() < 200 || transfer.status() >= 300)
        throw statusFailure(transfer);
    return response(transfer);
}

CURLcode HttpClient::perform()
{
    const std::stop_callback wake(m_stop, [this] { curl_multi_wakeup(m_multi.get()); });
    curl_multi_add_handle(m_multi.get(), m_easy.get());
    int running = 1;
    CURLMcode multi = CURLM_OK;
    while (multi == CURLM_OK && running > 0 && !m_stop.stop_requested()) {
        multi = curl_multi_perform(m_multi.get(), &running);
        if (multi == CURLM_OK && running > 0)
            multi = curl_multi_poll(m_multi.get(), nullptr, 0, pollMilliseconds, nullptr);
    }
    CURLcode result = multi == CURLM_OK ? CURLE_ABORTED_BY_CALLBACK : CURLE_FAILED_INIT;
    int left = 0;
    if (const CURLMsg *done = curl_multi_info_read(m_multi.get(), &left))
        result = done->data.result;
    curl_multi_remove_handle(m_multi.get(), m_easy.get());
    return result;
}

std::size_t HttpClient::receive(char *data, std::size_t size, std::size_t count, void *transfer)
{
    auto &self = *static_cast<Transfer *>(transfer);
    const auto bytes = static_cast<qint64>(size) * static_cast<qint64>(count);
    if (self.status() >= 300) {
        self.discarded += bytes;
        return self.discarded > longestErrorPage ? 0 : size * count;
    }
    if (self.body.size() + bytes > self.limits.body.bytes) {
        self.tooLarge = true;
        return 0;
    }
    self.body.append(data, bytes);
    return size * count;
}

curl_socket_t HttpClient::openSocket(void *transfer, curlsocktype, curl_sockaddr *address)
{
    auto &self = *static_cast<Transfer *>(transfer);
    if (self.limits.reach == Reach::PublicAddresses && !isPublicAddress(address->addr)) {
        self.refusedAddress =
            numericAddress(address->addr, static_cast<socklen_t>(address->addrlen));
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

HttpResponse HttpClient::response(Transfer &transfer) const
{
    const char *type = nullptr;
    const char *url = nullptr;
    curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(m_easy.get(), CURLINFO_EFFECTIVE_URL, &url);
    const Url final = parsed(QString::fromUtf8(url));
    curl_url_set(final.get(), CURLUPART_USER, nullptr, 0);
    curl_url_set(final.get(), CURLUPART_PASSWORD, nullptr, 0);
    transfer.body.squeeze();
    return {.status = transfer.status(),
            .contentType = QString::fromUtf8(type),
            .finalUrl = part(final, CURLUPART_URL),
            .body = std::move(transfer.body)};
}

Failure HttpClient::statusFailure(const Transfer &transfer) const
{
    const int status = transfer.status();
    Failure failure(u"http-status"_s,
                    Sentence::tr("the server answered %1%2 for %3")
                        .arg(status, meaningOf(status), transfer.url),
                    retryFor(status));
    curl_off_t seconds = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_RETRY_AFTER, &seconds);
    if (seconds > 0 && failure.retry() == Retry::Allowed)
        return std::move(failure).after(std::chrono::seconds(seconds));
    return failure;
}

Failure HttpClient::failure(CURLcode code, const Transfer &transfer) const
{
    const QString said = QString::fromUtf8(transfer.message.data()).trimmed();
    const QString why = said.isEmpty() ? QString::fromUtf8(curl_easy_strerror(code)) : said;
    const QString &url = transfer.url;
    if (m_stop.stop_requested())
        return {cancelledCode, Sentence::tr("the run was aborted"), Retry::Never};
    if (transfer.tooLarge)
        return {u"too-large"_s,
                Sentence::tr(
                    "the content of %1 is larger than %2; raise \"maxSize\" if it is meant to be")
                    .arg(url, toString(transfer.limits.body)),
                Retry::Never};
    // curl gives the same code to servers that do not speak HTTP.
    if (code == CURLE_UNSUPPORTED_PROTOCOL && transfer.status() != 0)
        return {u"bad-url"_s,
                Sentence::tr("%1 redirects to an address that is not http or https").arg(url),
                Retry::Never};
    switch (code) {
    case CURLE_TOO_MANY_REDIRECTS:
        return {
            u"too-many-redirects"_s,
            Sentence::tr("%1 leads to more than %2 redirects").arg(url, transfer.limits.redirects),
            Retry::Never};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {u"tls"_s, Sentence::tr("the certificate of %1 is not trusted: %2").arg(url, why),
                Retry::Never};
    case CURLE_SSL_CACERT_BADFILE:
        return {u"tls"_s,
                Sentence::tr("the certificates of \"authorities\" cannot be read from %1")
                    .arg(transfer.limits.authorities),
                Retry::Never};
    case CURLE_BAD_CONTENT_ENCODING:
        return {u"bad-content"_s,
                Sentence::tr("the content of %1 is not compressed as its server says").arg(url),
                Retry::Never};
    case CURLE_OPERATION_TIMEDOUT:
        return {u"timeout"_s, Sentence::tr("%1 took too long: %2").arg(url, why)};
    default: break;
    }
    if (code == CURLE_COULDNT_CONNECT && !transfer.refusedAddress.isEmpty())
        return {u"private-address"_s,
                Sentence::tr("%1 is at the address %2, which is not on the internet; set"
                             " \"allowPrivateAddresses\" if the URLs of your items can be trusted")
                    .arg(url, transfer.refusedAddress),
                Retry::Never};
    return {u"connection"_s, Sentence::tr("the connection for %1 failed: %2").arg(url, why)};
}

HttpClient::Url HttpClient::parsed(const QString &url)
{
    Url result(curl_url());
    const CURLUcode code =
        curl_url_set(result.get(), CURLUPART_URL, url.trimmed().toUtf8().constData(),
                     CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
    if (code == CURLUE_OK) {
        const QString scheme = part(result, CURLUPART_SCHEME);
        if (scheme == u"http"_s || scheme == u"https"_s)
            return result;
    }
    // Not a URL, so nothing of it can be told from a password: it is not shown.
    throw Failure(u"bad-url"_s,
                  Sentence::tr("the text is not a URL that starts with http:// or https://"),
                  Retry::Never);
}

QString HttpClient::part(const Url &url, CURLUPart which)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK)
        return {};
    const std::unique_ptr<char, Cleanup<curl_free>> owner(text);
    return QString::fromUtf8(text);
}

QString HttpClient::shown(const Url &url)
{
    const QString port = part(url, CURLUPART_PORT);
    return part(url, CURLUPART_SCHEME) + u"://"_s + part(url, CURLUPART_HOST)
           + (port.isEmpty() ? port : u':' + port) + part(url, CURLUPART_PATH);
}

} // namespace paipa::steps
