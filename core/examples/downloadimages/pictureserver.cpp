// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pictureserver.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray answer(const QByteArray &request, int count)
{
    bool isNumber = false;
    const int picture = request.split(' ').value(1).mid(1).toInt(&isNumber);
    if (!isNumber || picture >= count)
        return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"_ba;
    const QByteArray body(1000 + picture, 'p');
    return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\nContent-Length: "_ba
           + QByteArray::number(body.size()) + "\r\n\r\n"_ba + body;
}

} // namespace

PictureServer::PictureServer(int count)
    : m_count(count), m_thread([this](const std::stop_token &stop) { serve(stop); })
{
    m_listening.wait();
}

PictureServer::~PictureServer() = default;

QUrl PictureServer::url(int picture) const
{
    return QUrl(u"http://127.0.0.1:%1/%2"_s.arg(m_port.load()).arg(picture));
}

void PictureServer::serve(const std::stop_token &stop)
{
    constexpr int lookEvery = 50; // ms: how soon it notices that it is to end
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    m_port = server.serverPort();
    m_listening.count_down();
    while (!stop.stop_requested()) {
        if (!server.waitForNewConnection(lookEvery))
            continue;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        QByteArray request;
        while (!request.contains("\r\n\r\n") && socket->waitForReadyRead())
            request += socket->readAll();
        socket->write(answer(request, m_count));
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState)
            socket->waitForDisconnected();
    }
}
