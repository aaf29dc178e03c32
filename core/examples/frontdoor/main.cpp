// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Other programs bring the items: the pipeline counts words of texts that come over HTTP. This one
// brings them itself; from a shell it would be
//
//     curl --data 'to be or not to be' http://127.0.0.1:8080/items

#include <paipa/pipeline/httpdoor.h>
#include <paipa/pipeline/pipeline.h>

#include <QTcpSocket>

#include <atomic>
#include <cstdio>

using namespace paipa;

namespace {

/// What the door answers.
QByteArray answerTo(const QByteArray &request, int port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    socket.write(request);
    while (!socket.peek(65'536).contains("\r\n\r\n") && socket.waitForReadyRead()) {
    }
    return socket.readLine().trimmed();
}

} // namespace

int main()
{
    std::atomic<qsizetype> words = 0;
    {
        const Pipeline pipeline{
            step([](const QByteArray &text) { return text.simplified().split(' '); }, Workers{2}),
            step([&words](const QByteArray &) { ++words; }),
        };
        auto running = pipeline.start();
        // Full queues answer with 503: the client sends the text again later. Port 0 is any free
        // one.
        const HttpDoor door = httpDoor(running, [](const QByteArray &body) { return body; });
        const QByteArray text = "to be or not to be";
        const QByteArray said =
            answerTo("POST /items HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                         + QByteArray::number(text.size()) + "\r\n\r\n" + text,
                     door.port());
        std::printf(
            "%s\n%s\n", said.constData(),
            answerTo("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", door.port()).constData());
    } // the door closes, and what has come in is completed
    std::printf("%lld words\n", static_cast<long long>(words));
    return words == 6 ? 0 : 1;
}
