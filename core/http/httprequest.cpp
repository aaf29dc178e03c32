// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "httprequest.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::http {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
           && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

HttpAnswer refusal(int status, const QString &text)
{
    const QJsonObject object{{u"error"_s, text}};
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpRequestParser::State HttpRequestParser::add(const QByteArray &bytes)
{
    m_buffer += bytes;
    return read();
}

HttpRequestParser::State HttpRequestParser::next()
{
    m_request = {};
    m_length = 0;
    m_state = State::Head;
    return read();
}

HttpRequestParser::State HttpRequestParser::read()
{
    if (m_state == State::Head) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        // The last three bytes may be the first of the end, wherever the pieces are cut.
        const qsizetype headBytes = end < 0 ? m_buffer.size() - 3 : end;
        if (headBytes > mostHeaderBytes)
            return refuse(431, u"the headers are longer than 16 KiB"_s);
        if (end < 0)
            return m_state;
        const QByteArray head = m_buffer.first(end);
        m_buffer.remove(0, end + 4);
        if (!readHead(head))
            return m_state;
        m_state = State::Body;
    }
    if (m_state == State::Body && m_buffer.size() >= m_length) {
        m_request.body = m_buffer.first(m_length);
        m_buffer.remove(0, m_length);
        m_state = State::Complete;
    }
    return m_state;
}

HttpRequestParser::State HttpRequestParser::refuse(int status, const QString &text)
{
    m_error = refusal(status, text);
    m_buffer.clear();
    return m_state = State::Refused;
}

bool HttpRequestParser::readHead(const QByteArray &head)
{
    QByteArrayList lines = head.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].endsWith('\r')) {
            refuse(400, u"lines of the head must end with CR and LF"_s);
            return false;
        }
        lines[i].chop(1);
    }
    const QByteArrayList words = lines.takeFirst().split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !words[1].startsWith('/')) {
        refuse(400, u"the first line must be a method, a path and HTTP/1.1"_s);
        return false;
    }
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") {
        refuse(505, u"only HTTP/1.1 and HTTP/1.0 are spoken here"_s);
        return false;
    }
    m_request.method = words[0];
    m_request.path = words[1].split('?').first();
    for (const QByteArray &line : std::as_const(lines)) {
        if (!readHeader(line))
            return false;
    }
    const QByteArray connection = m_request.headers.value("connection").toLower();
    m_request.keepsAlive =
        words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    return readLength();
}

bool HttpRequestParser::readHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(std::max<qsizetype>(0, colon)).toLower();
    const QByteArray value = line.mid(colon + 1).trimmed();
    const bool isUnique = name != "content-length" && name != "host" && name != "authorization";
    if (!isToken(name) || line.contains('\r') || line.contains('\0')
        || (!isUnique && m_request.headers.contains(name))) {
        refuse(400, u"a header is not written as it should be"_s);
        return false;
    }
    m_request.headers.insert(name, value);
    return true;
}

bool HttpRequestParser::readLength()
{
    const bool hasLength = m_request.headers.contains("content-length");
    if (m_request.headers.contains("transfer-encoding")
        || (!hasLength && (m_request.method == "POST" || m_request.method == "PUT"))) {
        refuse(411, u"say how long the body is, with Content-Length"_s);
        return false;
    }
    const QByteArray length = m_request.headers.value("content-length", "0");
    bool ok = false;
    m_length = length.toLongLong(&ok);
    if (!isDigits(length)) {
        refuse(400, u"Content-Length must be a number"_s);
        return false;
    }
    if (!ok || m_length > m_mostBodyBytes) {
        refuse(413,
               u"the body is larger than the %1 bytes that are allowed"_s.arg(m_mostBodyBytes));
        return false;
    }
    return true;
}

} // namespace paipa::http
