// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace paipa::http {

/// What a client asks for. Names of headers are in lower case.
struct HttpRequest {
    QByteArray method;
    QByteArray path; ///< Without the query.
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
    bool keepsAlive = true;
};

/// What it is told.
struct HttpAnswer {
    int status = 200;
    QByteArray body = {}; ///< JSON.
    QByteArrayList moreHeaders = {};
};

/// {"error": \a text}
[[nodiscard]] HttpAnswer refusal(int status, const QString &text);

/// Reads one request of HTTP/1.1 or 1.0 from what a client sends, piece by piece. Strict: what two
/// readers could understand differently is refused. Bodies need a Content-Length.
class HttpRequestParser
{
public:
    static constexpr qsizetype mostHeaderBytes = 16 << 10;

    enum class State {
        Head, ///< More is needed.
        Body, ///< The head is there: request() has all but the body.
        Complete,
        Refused, ///< error() says why; nothing more can be read.
    };

    explicit HttpRequestParser(qint64 mostBodyBytes) : m_mostBodyBytes(mostBodyBytes) {}

    /// Takes \a bytes; returns the state that they lead to.
    State add(const QByteArray &bytes);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const HttpAnswer &error() const { return m_error; }
    /// Something of a request has come in.
    [[nodiscard]] bool hasBegun() const { return m_state != State::Head || !m_buffer.isEmpty(); }
    /// After a complete request: begins with the next one, which may have come in already.
    State next();

private:
    State read();
    State refuse(int status, const QString &text);
    [[nodiscard]] bool readHead(const QByteArray &head);
    [[nodiscard]] bool readHeader(const QByteArray &line);
    [[nodiscard]] bool readLength();

    const qint64 m_mostBodyBytes;
    State m_state = State::Head;
    QByteArray m_buffer;
    HttpRequest m_request;
    HttpAnswer m_error;
    qint64 m_length = 0;
};

} // namespace paipa::http
