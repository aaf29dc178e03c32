// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "httplistener.h"

#include <paipa/base/acceptance.h>

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <functional>
#include <optional>

namespace paipa::http {

/// Who may send items over HTTP, and what they are told: what the step "http.listen" and HttpDoor
/// have in common. Items are sent to /items, and /health says whether they are welcome.
class FrontDoor
{
public:
    /// Takes the items of a body.
    using Take = std::function<HttpAnswer(const QByteArray &body)>;

    /// Without \a token only programs of this machine are let in.
    FrontDoor(
        const QString &token, Take take, std::function<bool()> isOpen = [] { return true; });

    /// Refers to this door.
    [[nodiscard]] HttpListener::Handler handler() const;

private:
    [[nodiscard]] std::optional<HttpAnswer> refusalOf(const HttpRequest &request) const;
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) const;

    const QByteArray m_token;
    const Take m_take;
    const std::function<bool()> m_isOpen;
};

/// Hands on \a count items, by number, until one is not taken; tells how many were.
[[nodiscard]] HttpAnswer handOn(std::size_t count,
                                const std::function<Acceptance(std::size_t)> &take);
/// What has come are no items; the first fault is in \a line, from 1.
[[nodiscard]] HttpAnswer noItems(const QString &error, int line);
/// The first \a accepted items were taken, the next one cannot be.
[[nodiscard]] HttpAnswer badItem(const QString &error, std::size_t accepted);

enum class AddressFault {
    None,
    NotAnAddress, ///< But perhaps a name.
    NeedsToken,   ///< Other machines reach it.
};
[[nodiscard]] AddressFault faultOf(const QString &address, const QString &token);

} // namespace paipa::http
