// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/httpserver.h"

#include <condition_variable>
#include <mutex>

namespace paipa::test {

/// A server whose answers wait until it is let go: "x" for everything but "/gone".
class HeldServer
{
public:
    HeldServer() = default;
    ~HeldServer() { letGo(); }
    Q_DISABLE_COPY_MOVE(HeldServer)

    void waitForRequest()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_requests > 0; });
    }
    void letGo()
    {
        const std::scoped_lock lock(m_mutex);
        m_isHeld = false;
        m_changed.notify_all();
    }
    [[nodiscard]] QString url(const QString &path) const { return m_server.url(path); }

private:
    void answer(HttpExchange &exchange)
    {
        {
            std::unique_lock lock(m_mutex);
            ++m_requests;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return !m_isHeld; });
        }
        exchange.respond(exchange.path == "/gone" ? 404 : 200, "x");
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_requests = 0;
    bool m_isHeld = true;
    HttpServer m_server{[this](HttpExchange &exchange) { answer(exchange); }};
};

} // namespace paipa::test
