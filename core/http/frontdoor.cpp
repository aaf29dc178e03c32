// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "frontdoor.h"

#include "listenaddress.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::http {

namespace {

/// Takes as long for a wrong text as for a right one.
bool isSame(const QByteArray &left, const QByteArray &right)
{
    const QByteArray a = QCryptographicHash::hash(left, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(right, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

/// A page of another site in a browser of this machine asks under that site's name, even if the
/// name leads here.
bool isNameOfThisMachine(const QByteArray &host)
{
    if (host.isEmpty()) // no browser
        return true;
    const bool isV6 = host.startsWith('[');
    const QByteArray name =
        isV6 ? host.sliced(1).split(']').first() : QByteArray(host.split(':').first());
    if (name == "localhost")
        return true;
    const auto address = ListenAddress::parse(QString::fromLatin1(name), 0);
    return address && address->isLoopback();
}

HttpAnswer json(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QString reasonFor(Acceptance::Answer answer)
{
    switch (answer) {
    case Acceptance::Answer::Full: return u"the pipeline is busy; send the rest later"_s;
    case Acceptance::Answer::Paused:
        return u"the pipeline is paused; send the rest when it goes on"_s;
    case Acceptance::Answer::Held:
        return u"the rate of the pipeline, or a rest after failures, allows no more items now;"
               " send the rest later"_s;
    case Acceptance::Answer::Unwanted: return u"the pipeline is being stopped"_s;
    case Acceptance::Answer::Taken: break;
    }
    Q_UNREACHABLE();
}

HttpAnswer unavailable(const Acceptance &acceptance, qint64 accepted)
{
    HttpAnswer answer =
        json(503, {{u"error"_s, reasonFor(acceptance.answer)}, {u"accepted"_s, accepted}});
    const auto wait = std::chrono::ceil<std::chrono::seconds>(acceptance.wait).count();
    if (acceptance.answer != Acceptance::Answer::Paused) // nobody knows for how long
        answer.moreHeaders = {"Retry-After: " + QByteArray::number(std::max<qint64>(1, wait))};
    return answer;
}

} // namespace

FrontDoor::FrontDoor(const QString &token, Take take, std::function<bool()> isOpen)
    : m_token(token.toUtf8()), m_take(std::move(take)), m_isOpen(std::move(isOpen))
{}

HttpListener::Handler FrontDoor::handler() const
{
    return {.refuse = [this](const HttpRequest &request) { return refusalOf(request); },
            .answer = [this](const HttpRequest &request) { return answer(request); }};
}

std::optional<HttpAnswer> FrontDoor::refusalOf(const HttpRequest &request) const
{
    const bool isHealth = request.path == "/health";
    if (!isHealth && request.path != "/items")
        return refusal(404, u"there are only /items and /health"_s);
    if (isHealth ? request.method != "GET" && request.method != "HEAD" : request.method != "POST") {
        HttpAnswer no = refusal(405, u"items are sent with POST, health is asked with GET"_s);
        no.moreHeaders = {isHealth ? "Allow: GET, HEAD" : "Allow: POST"};
        return no;
    }
    if (request.headers.contains("origin")
        || (m_token.isEmpty() && !isNameOfThisMachine(request.headers.value("host"))))
        return refusal(403, u"this is not for web pages"_s);
    const QByteArray authorization = request.headers.value("authorization");
    if (isHealth || m_token.isEmpty() || isSame(authorization, "Bearer " + m_token))
        return std::nullopt;
    HttpAnswer no = refusal(401, u"send the header \"Authorization: Bearer\" with the token"_s);
    no.moreHeaders = {"WWW-Authenticate: Bearer"};
    return no;
}

HttpAnswer FrontDoor::answer(const HttpRequest &request) const
{
    if (request.path != "/health")
        return m_take(request.body);
    return m_isOpen() ? json(200, {{u"status"_s, u"ok"_s}})
                      : json(503, {{u"status"_s, u"ended"_s}});
}

HttpAnswer handOn(std::size_t count, const std::function<Acceptance(std::size_t)> &take)
{
    for (std::size_t accepted = 0; accepted < count; ++accepted) {
        const Acceptance acceptance = take(accepted);
        if (!acceptance.isTaken())
            return unavailable(acceptance, static_cast<qint64>(accepted));
    }
    return json(202, {{u"accepted"_s, static_cast<qint64>(count)}});
}

HttpAnswer noItems(const QString &error, int line)
{
    return json(400, {{u"error"_s, error}, {u"line"_s, line}});
}

HttpAnswer badItem(const QString &error, std::size_t accepted)
{
    return json(400, {{u"error"_s, error}, {u"accepted"_s, static_cast<qint64>(accepted)}});
}

AddressFault faultOf(const QString &address, const QString &token)
{
    const auto parsed = ListenAddress::parse(address, 0);
    if (!parsed)
        return AddressFault::NotAnAddress;
    return parsed->isLoopback() || !token.isEmpty() ? AddressFault::None : AddressFault::NeedsToken;
}

} // namespace paipa::http
