// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/http/httpdoor.h>

#include "frontdoor.h"
#include "httplistener.h"

#include <paipa/base/failure.h>

#include <exception>
#include <thread>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

http::HttpListening checked(const HttpDoorOptions &options)
{
    switch (http::faultOf(options.address, options.token)) {
    case http::AddressFault::None: break;
    case http::AddressFault::NotAnAddress:
        throw Failure(u"bad-address"_s,
                      Sentence::tr("%1 is not an address such as 127.0.0.1").arg(options.address),
                      Retry::Never);
    case http::AddressFault::NeedsToken:
        throw Failure(
            u"token-needed"_s,
            Sentence::tr("other machines reach %1: a token is needed").arg(options.address),
            Retry::Never);
    }
    return {.address = options.address,
            .port = options.port,
            .mostBodyBytes = options.mostBodyBytes,
            .requestTimeout = options.requestTimeout};
}

http::HttpAnswer answerTo(const QByteArray &body, const HttpDoor::Keeper &keeper)
{
    std::size_t accepted = 0;
    try {
        const HttpDoor::Items items = keeper.read(body);
        return http::handOn(items.count, [&](std::size_t item) {
            accepted = item;
            return items.take(item);
        });
    } catch (const std::exception &e) {
        return http::badItem(QString::fromUtf8(e.what()), accepted);
    } catch (...) {
        return http::badItem(u"it cannot be read"_s, accepted);
    }
}

} // namespace

class HttpDoor::Open
{
public:
    Open(Keeper keeper, const HttpDoorOptions &options)
        : m_keeper(std::move(keeper))
        , m_door(
              options.token, [this](const QByteArray &body) { return answerTo(body, m_keeper); },
              m_keeper.isOpen)
        , m_listener(checked(options))
        , m_thread(
              [this](const std::stop_token &stop) { m_listener.serve(m_door.handler(), stop); })
    {}

    [[nodiscard]] int port() const { return m_listener.port(); }

private:
    const Keeper m_keeper;
    const http::FrontDoor m_door;
    http::HttpListener m_listener;
    std::jthread m_thread; ///< Last: it is gone before what it uses.
};

HttpDoor::HttpDoor(Keeper keeper, const HttpDoorOptions &options)
    : m_open(std::make_unique<Open>(std::move(keeper), options))
{}
HttpDoor::~HttpDoor() = default;
HttpDoor::HttpDoor(HttpDoor &&) noexcept = default;

int HttpDoor::port() const { return m_open->port(); }

} // namespace paipa
