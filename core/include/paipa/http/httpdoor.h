// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace paipa {

/// Where a front door is, and what it allows its clients.
struct HttpDoorOptions {
    /// Of this machine: an address, not a name. One that other machines reach needs a token.
    QString address = QStringLiteral("127.0.0.1");
    int port = 0; ///< 0: any that is free; see HttpDoor::port().
    /// Clients send it as "Authorization: Bearer …". Without it programs of this machine are let
    /// in, but no web pages.
    QString token = {};
    qint64 mostBodyBytes = 16 << 20;                  ///< Of a request; more is answered with 413.
    std::chrono::milliseconds requestTimeout{10'000}; ///< For a whole request, and for the answer.
};

/// Lets other programs bring items over HTTP, without encryption. It has a thread of its own, and
/// is open until it goes out of scope. httpDoor() makes one for a pipeline.
///
/// POST /items has items in its body. The answer is 202 if all were taken, 400 if the body cannot
/// be read, or an item of it is refused, or 503 if there is no room. The first "accepted" items
/// were taken; after a 503 the client sends the others later. GET /health is answered with 200 as
/// long as items may be taken at all, else with 503.
class HttpDoor
{
public:
    /// What a body has brought.
    struct Items {
        std::size_t count = 0;
        /// Hands on one of them, from 0, without waiting. What it throws is told to the client, as
        /// the reason why this item is refused.
        std::function<Acceptance(std::size_t)> take;
    };
    /// What is behind the door. Called in its thread.
    struct Keeper {
        /// What it throws is told to the client, as the reason why the body cannot be read.
        std::function<Items(const QByteArray &body)> read;
        /// Whether items may be taken at all.
        std::function<bool()> isOpen = [] { return true; };
    };

    /// Open from now on. Throws a Failure if the address does not exist or is in use, or if it
    /// needs a token.
    explicit HttpDoor(Keeper keeper, const HttpDoorOptions &options = {});
    /// Answers what is under way, and closes.
    ~HttpDoor();
    HttpDoor(HttpDoor &&) noexcept;
    HttpDoor &operator=(HttpDoor &&) = delete;

    [[nodiscard]] int port() const;

private:
    class Open;
    std::unique_ptr<Open> m_open;
};

} // namespace paipa
