// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pictureserver.h"

#include <QEventLoop>
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
    QEventLoop loop; // first: it makes this thread one that can watch sockets
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [this, &server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->peek(socket->bytesAvailable());
                if (!request.contains("\r\n\r\n"))
                    return;
                socket->write(answer(socket->readAll(), m_count));
                socket->disconnectFromHost();
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    server.listen(QHostAddress::LocalHost);
    m_port = server.serverPort();
    m_listening.count_down();
    const std::stop_callback quit(stop, [&loop] {
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
}
