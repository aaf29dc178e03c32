// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "http/httprequest.h"

#include <QTest>

using namespace paipa::http;

namespace {

const QByteArray post =
    "POST /items?x=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";

} // namespace

class TestHttpRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequestInPiecesOfAnySize_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {1, 2, 7, 1000})
            QTest::addRow("%d", static_cast<int>(size)) << size;
    }
    void readsARequestInPiecesOfAnySize()
    {
        QFETCH(qsizetype, size);
        HttpRequestParser parser(100);
        QVERIFY(!parser.hasBegun());
        for (qsizetype i = 0; i < post.size(); i += size) {
            QVERIFY(parser.state() != HttpRequestParser::State::Complete);
            parser.add(post.mid(i, size));
        }
        QVERIFY(parser.state() == HttpRequestParser::State::Complete);
        QCOMPARE(parser.request().method, "POST");
        QCOMPARE(parser.request().path, "/items");
        QCOMPARE(parser.request().headers.value("host"), "localhost");
        QCOMPARE(parser.request().body, "abc");
        QVERIFY(parser.request().keepsAlive);
    }

    void theLongestHeadMayComeInPieces_data() { readsARequestInPiecesOfAnySize_data(); }
    void theLongestHeadMayComeInPieces()
    {
        QFETCH(qsizetype, size);
        QByteArray head = "GET / HTTP/1.1\r\nA: ";
        head += QByteArray(HttpRequestParser::mostHeaderBytes - head.size(), 'x');
        for (const QByteArray &bytes : {head + "\r\n\r\n", head + "x\r\n\r\n"}) {
            HttpRequestParser parser(100);
            for (qsizetype i = 0; i < bytes.size(); i += size)
                parser.add(bytes.mid(i, size));
            QVERIFY(parser.state()
                    == (bytes.size() == head.size() + 4 ? HttpRequestParser::State::Complete
                                                        : HttpRequestParser::State::Refused));
        }
    }

    void knowsTheHeadBeforeTheBody()
    {
        HttpRequestParser parser(100);
        QVERIFY(parser.add(post.chopped(1)) == HttpRequestParser::State::Body);
        QCOMPARE(parser.request().path, "/items");
    }

    void readsOneRequestAfterTheOther()
    {
        HttpRequestParser parser(100);
        parser.add(post + "GET /health HTTP/1.0\r\n\r\nGET");
        QVERIFY(parser.next() == HttpRequestParser::State::Complete);
        QCOMPARE(parser.request().path, "/health");
        QCOMPARE(parser.request().body, "");
        QVERIFY(!parser.request().keepsAlive);
        QVERIFY(parser.next() == HttpRequestParser::State::Head);
        QVERIFY(parser.hasBegun());
    }

    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray first = "POST /items HTTP/1.1\r\n";
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        row("no words", "\r\n\r\n", 400);
        row("two words", "GET /items\r\n\r\n", 400);
        row("a whole URL", "GET http://a/ HTTP/1.1\r\n\r\n", 400);
        row("no token", "G(T / HTTP/1.1\r\n\r\n", 400);
        row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11), 400);
        row("another version", "GET / HTTP/2.0\r\n\r\n", 505);
        row("a bare line feed", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400);
        row("a folded header", first + "A: b\r\n c\r\n\r\n", 400);
        row("a space before the colon", first + "A : b\r\n\r\n", 400);
        row("no colon", first + "abc\r\n\r\n", 400);
        row("a zero", first + QByteArray("A: \0\r\n\r\n", 8), 400);
        row("no length", first + "Host: a\r\n\r\n", 411);
        row("chunked", first + "Transfer-Encoding: chunked\r\n\r\n", 411);
        row("chunked, and a length",
            first + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 411);
        row("two lengths", first + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
        row("two hosts", first + "Host: a\r\nHost: b\r\nContent-Length: 1\r\n\r\n", 400);
        row("a length with a sign", first + "Content-Length: +1\r\n\r\n", 400);
        row("a negative length", first + "Content-Length: -1\r\n\r\n", 400);
        row("a length that is no number", first + "Content-Length: 1x\r\n\r\n", 400);
        row("too long", first + "Content-Length: 101\r\n\r\n", 413);
        row("longer than any number", first + "Content-Length: 99999999999999999999\r\n\r\n", 413);
        row("endless headers", first + "A: " + QByteArray(17 << 10, 'x'), 431);
        row("long headers", first + "A: " + QByteArray(17 << 10, 'x') + "\r\n\r\n", 431);
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpRequestParser parser(100);
        QVERIFY(parser.add(bytes) == HttpRequestParser::State::Refused);
        QCOMPARE(parser.error().status, status);
        QVERIFY(parser.error().body.startsWith("{\"error\":"));
        QVERIFY(parser.add(post) == HttpRequestParser::State::Refused); // for good
    }
};

QTEST_GUILESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
