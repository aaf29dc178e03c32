// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/http/httpsteps.h"
#include "support/httpserver.h"
#include "support/steprunner.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const QString type = u"http.download"_s;

QByteArray gzipBomb()
{
    const QByteArray zlib = qCompress(QByteArray(16_MiB, '\0'));
    return zlib.sliced(4); // Qt's own length
}

void sendForEver(test::HttpExchange &exchange)
{
    exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    while (exchange.send(chunk)) {
    }
}

Record itemFor(const QString &url) { return {{u"url"_s, url}}; }

/// One worker of a step, opened and kept, for tests of more than one call.
class OpenWorker final : private RecordOutput
{
public:
    OpenWorker(const StepCatalogue &catalogue, const QJsonObject &settings,
               std::stop_token stop = {})
        : m_step(std::move(catalogue.find(type)->make(settings)).value())
    {
        const StepContext context{.stepId = type, .baseFolder = {}, .stop = std::move(stop)};
        m_step->open(context);
        m_worker = std::get<std::unique_ptr<ItemWorker>>(m_step->makeWorker());
        m_worker->open(context);
    }
    ~OpenWorker() override
    {
        m_worker->close();
        m_step->close();
    }

    /// What the item's processing threw, or nothing.
    std::optional<Failure> process(const Record &item)
    {
        try {
            m_worker->process(item, *this);
            return std::nullopt;
        } catch (const Failure &failure) {
            return failure;
        }
    }
    QList<Record> results;

private:
    bool send(Record record, int) override
    {
        results.append(std::move(record));
        return true;
    }
    void expect(qint64) override {}

    std::unique_ptr<RecordStep> m_step;
    std::unique_ptr<ItemWorker> m_worker;
};

} // namespace

class TestDownload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { steps::registerHttpSteps(m_catalogue); }

    void putsTheContentIntoTheItem();
    void followsRedirects();
    void encodesFieldsBehindALiteralBeginning();
    void decompressesTheContent();
    void usesItsConnectionAgain();
    void usesItsConnectionAgainAfterAnErrorPage();
    void failsWithReasonAndRetry_data();
    void failsWithReasonAndRetry();
    void waitsAsLongAsTheServerAsks();
    void succeedsWhenTheServerHasRecovered();
    void refusesPrivateAddresses_data();
    void refusesPrivateAddresses();
    void endsAtOnceWhenTheRunIsAborted_data();
    void endsAtOnceWhenTheRunIsAborted();
    void showsNoCredentials();
    void checksItsSettings_data();
    void checksItsSettings();
    void saysWhereItConnectsTo_data();
    void saysWhereItConnectsTo();
    void namesItsFields();

private:
    void answer(test::HttpExchange &exchange);
    [[nodiscard]] static QJsonObject local(QJsonObject settings = {})
    {
        settings.insert(u"allowPrivateAddresses"_s, true);
        return settings;
    }

    StepCatalogue m_catalogue;
    std::atomic<int> m_failures = 0; ///< How many times /recovering is still going to fail.
    std::latch m_hanging{1};         ///< Someone waits for /hang.
};

void TestDownload::answer(test::HttpExchange &exchange)
{
    const QByteArray path = exchange.path;
    if (path == "/hello")
        exchange.respond(200, "hello", {"Content-Type: text/plain; charset=utf-8"});
    else if (path == "/empty")
        exchange.respond(200);
    else if (path == "/agent")
        exchange.respond(200, exchange.headers.value("user-agent"));
    else if (path.startsWith("/echo"))
        exchange.respond(200, path);
    else if (path == "/missing")
        exchange.respond(404, "not here");
    else if (path == "/missing-large")
        exchange.respond(404, QByteArray(1_MiB, 'x'));
    else if (path == "/forbidden")
        exchange.respond(403);
    else if (path == "/broken")
        exchange.respond(503);
    else if (path == "/not-modified")
        exchange.respond(304);
    else if (path == "/busy")
        exchange.respond(429, {}, {"Retry-After: 7"});
    else if (path == "/recovering")
        exchange.respond(m_failures-- > 0 ? 500 : 200, "well");
    else if (path == "/large")
        exchange.respond(200, QByteArray(2000, 'x'));
    else if (path == "/announced")
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"), exchange.hang();
    else if (path == "/endless")
        sendForEver(exchange);
    else if (path == "/deflate")
        exchange.respond(200, qCompress("hello").sliced(4), {"Content-Encoding: deflate"});
    else if (path == "/bomb")
        exchange.respond(200, gzipBomb(), {"Content-Encoding: deflate"});
    else if (path == "/not-compressed")
        exchange.respond(200, "hello", {"Content-Encoding: gzip"});
    else if (path == "/lost")
        exchange.respond(200, "half", {"Content-Length: 8"}), exchange.drop();
    else if (path == "/closed")
        exchange.drop();
    else if (path == "/nonsense")
        exchange.send("SSH-2.0-OpenSSH\r\n"), exchange.drop();
    else if (path == "/hang")
        m_hanging.count_down(), exchange.hang();
    else if (path == "/silent")
        exchange.hang();
    else if (path == "/stall")
        exchange.respond(200, "half", {"Content-Length: 8"}), exchange.hang();
    else if (path == "/redirect")
        exchange.respond(302, "moved", {"Location: /hello?moved=1"});
    else if (path == "/hello?moved=1")
        exchange.respond(200, "moved");
    else if (path == "/loop")
        exchange.respond(302, {}, {"Location: /loop"});
    else if (path == "/to-file")
        exchange.respond(302, {}, {"Location: file:///etc/passwd"});
    else
        exchange.respond(500, "the test has no such page");
}

void TestDownload::putsTheContentIntoTheItem()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const Record item{{u"url"_s, server.url(u"/hello"_s)}, {u"name"_s, u"greeting"_s}};
    const auto outcome = test::runStep(m_catalogue, type, local(), {item});
    QVERIFY(outcome.rejected.empty());
    Record expected = item;
    expected.set(u"size"_s, 5);
    expected.set(u"content"_s, QByteArray("hello"));
    expected.set(u"status"_s, 200);
    expected.set(u"contentType"_s, u"text/plain; charset=utf-8"_s);
    expected.set(u"finalUrl"_s, server.url(u"/hello"_s));
    QCOMPARE(outcome.records(), QList<Record>{expected});
    QCOMPARE(test::runStep(m_catalogue, type, local({{u"into"_s, u"agent"_s}}),
                           {itemFor(server.url(u"/agent"_s))})
                 .records()
                 .at(0)
                 .value(u"agent"_s)
                 .toText(),
             u"paipa/0.1.0"_s);
    const Record empty =
        test::runStep(m_catalogue, type, local(), {itemFor(server.url(u"/empty"_s))})
            .records()
            .at(0);
    QVERIFY(empty.value(u"contentType"_s).isNull());
    QCOMPARE(empty.value(u"content"_s).toText(), QString());
}

void TestDownload::followsRedirects()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const auto outcome =
        test::runStep(m_catalogue, type, local(), {itemFor(server.url(u"/redirect"_s))});
    QCOMPARE(outcome.emitted.size(), 1U);
    QCOMPARE(outcome.records()[0].value(u"content"_s).toText(), u"moved"_s);
    QCOMPARE(outcome.records()[0].value(u"finalUrl"_s).toText(), server.url(u"/hello?moved=1"_s));
}

void TestDownload::encodesFieldsBehindALiteralBeginning()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const QJsonObject settings = local({{u"url"_s, server.url(u"/echo/{name}"_s)}});
    const auto outcome =
        test::runStep(m_catalogue, type, settings, {{{u"name"_s, u"ä b/c?d=1&e#f"_s}}});
    QCOMPARE(outcome.emitted.size(), 1U);
    QCOMPARE(outcome.records()[0].value(u"content"_s).toText(),
             u"/echo/%C3%A4%20b/c%3Fd%3D1%26e%23f"_s);
}

void TestDownload::decompressesTheContent()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const auto outcome =
        test::runStep(m_catalogue, type, local(), {itemFor(server.url(u"/deflate"_s))});
    QCOMPARE(outcome.emitted.size(), 1U);
    QCOMPARE(outcome.records()[0].value(u"content"_s).toText(), u"hello"_s);
}

void TestDownload::usesItsConnectionAgain()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const QList<Record> items(20, itemFor(server.url(u"/hello"_s)));
    QCOMPARE(test::runStep(m_catalogue, type, local(), items).emitted.size(), 20U);
    QCOMPARE(server.connections(), 1);
}

void TestDownload::usesItsConnectionAgainAfterAnErrorPage()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    const QList<Record> items(20, itemFor(server.url(u"/missing"_s)));
    QCOMPARE(test::runStep(m_catalogue, type, local(), items).rejected.size(), 20U);
    QCOMPARE(server.connections(), 1);
}

void TestDownload::failsWithReasonAndRetry_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("retried");
    QTest::addColumn<QString>("text");
    const QJsonObject none;
    const QJsonObject small{{u"maxSize"_s, 1999}};
    const QJsonObject quick{{u"timeout"_s, u"50 ms"_s}};
    const QJsonObject stall{{u"stallTimeout"_s, u"1 s"_s}};
    QTest::newRow("404") << u"/missing"_s << none << u"http-status"_s << false << u"answered 404"_s;
    QTest::newRow("404 with a large page")
        << u"/missing-large"_s << none << u"http-status"_s << false << u"answered 404"_s;
    QTest::newRow("403") << u"/forbidden"_s << none << u"http-status"_s << false
                         << u"answered 403"_s;
    QTest::newRow("304") << u"/not-modified"_s << none << u"http-status"_s << false
                         << u"answered 304"_s;
    QTest::newRow("503") << u"/broken"_s << none << u"http-status"_s << true << u"answered 503"_s;
    QTest::newRow("429") << u"/busy"_s << none << u"http-status"_s << true << u"answered 429"_s;
    QTest::newRow("lost in the middle")
        << u"/lost"_s << none << u"connection"_s << true << u"failed: "_s;
    QTest::newRow("closed without an answer")
        << u"/closed"_s << none << u"connection"_s << true << u"failed: "_s;
    QTest::newRow("another protocol")
        << u"/nonsense"_s << none << u"connection"_s << true << u"failed: "_s;
    QTest::newRow("silent") << u"/silent"_s << quick << u"timeout"_s << true << u"took too long"_s;
    QTest::newRow("endless and too slow")
        << u"/stall"_s << stall << u"timeout"_s << true << u"took too long"_s;
    QTest::newRow("too large") << u"/large"_s << small << u"too-large"_s << false
                               << u"is larger than"_s;
    QTest::newRow("announced as too large")
        << u"/announced"_s << small << u"too-large"_s << false << u"is larger than"_s;
    QTest::newRow("endless") << u"/endless"_s << QJsonObject{{u"maxSize"_s, u"1 MiB"_s}}
                             << u"too-large"_s << false << u"larger than 1 MiB"_s;
    QTest::newRow("too large when decompressed")
        << u"/bomb"_s << QJsonObject{{u"maxSize"_s, u"1 MiB"_s}} << u"too-large"_s << false
        << u"larger than 1 MiB"_s;
    QTest::newRow("badly compressed")
        << u"/not-compressed"_s << none << u"bad-content"_s << false << u"not compressed"_s;
    QTest::newRow("redirects in a circle")
        << u"/loop"_s << none << u"too-many-redirects"_s << false << u"more than 5 redirects"_s;
    QTest::newRow("no redirects wanted")
        << u"/redirect"_s << QJsonObject{{u"maxRedirects"_s, 0}} << u"too-many-redirects"_s << false
        << u"more than 0 redirects"_s;
    QTest::newRow("redirect to a file")
        << u"/to-file"_s << none << u"bad-url"_s << false << u"not http or https"_s;
}

void TestDownload::failsWithReasonAndRetry()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, settings);
    QFETCH(QString, code);
    QFETCH(bool, retried);
    QFETCH(QString, text);
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    OpenWorker worker(m_catalogue, local(settings));
    const std::optional<Failure> failure = worker.process(itemFor(server.url(path)));
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code(), code);
    QCOMPARE(failure->retry() == Retry::Allowed, retried);
    QVERIFY2(failure->text().toString().contains(text), failure->what());
    QVERIFY2(failure->text().toString().contains(server.url(path)), failure->what());
    QVERIFY(worker.results.isEmpty());
    QVERIFY2(!worker.process(itemFor(server.url(u"/hello"_s))), "the worker is of no use any more");
}

void TestDownload::waitsAsLongAsTheServerAsks()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    OpenWorker worker(m_catalogue, local());
    const std::optional<Failure> busy = worker.process(itemFor(server.url(u"/busy"_s)));
    QVERIFY(busy && busy->retryAfter() == std::chrono::seconds(7));
    const std::optional<Failure> broken = worker.process(itemFor(server.url(u"/broken"_s)));
    QVERIFY(broken && !broken->retryAfter());
}

void TestDownload::succeedsWhenTheServerHasRecovered()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    m_failures = 2;
    OpenWorker worker(m_catalogue, local());
    const Record item = itemFor(server.url(u"/recovering"_s));
    QVERIFY(worker.process(item));
    QVERIFY(worker.process(item));
    QVERIFY(!worker.process(item));
    QCOMPARE(worker.results.size(), 1);
    QCOMPARE(worker.results[0].value(u"content"_s).toText(), u"well"_s);
}

void TestDownload::refusesPrivateAddresses_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"127.0.0.1", "localhost", "0x7f000001", "2130706433", "0177.0.0.1",
                             "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestDownload::refusesPrivateAddresses()
{
    QFETCH(QString, host);
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    OpenWorker worker(m_catalogue, {});
    const auto failure =
        worker.process(itemFor(u"http://%1:%2/hello"_s.arg(host).arg(server.port())));
    QVERIFY(failure.has_value());
    QVERIFY2(failure->code() == u"private-address"_s, failure->what());
    QVERIFY(failure->retry() == Retry::Never);
    QVERIFY2(failure->text().toString().contains(u"set \"allowPrivateAddresses\""_s),
             failure->what());
    QCOMPARE(server.connections(), 0);
}

void TestDownload::endsAtOnceWhenTheRunIsAborted_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("waiting for an answer") << u"/hang"_s;
}

void TestDownload::endsAtOnceWhenTheRunIsAborted()
{
    QFETCH(QString, path);
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    std::stop_source stop;
    QStringList codes;
    std::jthread thread([&] {
        OpenWorker worker(m_catalogue,
                          local({{u"timeout"_s, u"1 h"_s}, {u"stallTimeout"_s, u"1 h"_s}}),
                          stop.get_token());
        for (int i = 0; i < 2; ++i) {
            const std::optional<Failure> failure = worker.process(itemFor(server.url(path)));
            codes << (failure ? failure->code() : u"none"_s);
        }
    });
    m_hanging.wait();
    stop.request_stop();
    thread.join();
    QCOMPARE(codes, (QStringList{u"cancelled"_s, u"cancelled"_s}));
}

void TestDownload::showsNoCredentials()
{
    test::HttpServer server([this](test::HttpExchange &exchange) { answer(exchange); });
    OpenWorker worker(m_catalogue, local());
    const QString secret = u"c4nary"_s;
    const QString authority = u"//%1:%1@127.0.0.1:%2"_s.arg(secret).arg(server.port());
    for (const QString &url :
         {u"http:%1/missing"_s.arg(authority), u"http:%1/lost"_s.arg(authority),
          u"http:%1/to-file?key=%2"_s.arg(authority, secret), u"ftp:%1/x"_s.arg(authority),
          u"http://user:%1@[bad/x"_s.arg(secret), u"http://127.0.0.1:1/x?key=%1"_s.arg(secret),
          secret}) {
        const std::optional<Failure> failure = worker.process(itemFor(url));
        QVERIFY(failure.has_value());
        QVERIFY2(!failure->text().toString().contains(secret), failure->what());
    }
    QVERIFY(!worker.process(itemFor(u"http:%1/hello"_s.arg(authority))));
    QCOMPARE(worker.results.at(0).value(u"finalUrl"_s).toText(), server.url(u"/hello"_s));
}

void TestDownload::checksItsSettings_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("field"); // empty: all is well
    const auto url = [](const QString &text) { return QJsonObject{{u"url"_s, text}}; };
    QTest::newRow("nothing set") << QJsonObject{} << u""_s;
    QTest::newRow("literal") << url(u"https://example.org/"_s) << u""_s;
    QTest::newRow("field") << url(u"{address}"_s) << u""_s;
    QTest::newRow("both") << url(u"HTTP://example.org/{name}"_s) << u""_s;
    QTest::newRow("empty") << url(u""_s) << u"url"_s;
    QTest::newRow("other protocol") << url(u"file:///etc/passwd"_s) << u"url"_s;
    QTest::newRow("no protocol") << url(u"example.org"_s) << u"url"_s;
    QTest::newRow("open brace") << url(u"http://example.org/{name"_s) << u"url"_s;
    QTest::newRow("no field") << QJsonObject{{u"into"_s, u""_s}} << u"into"_s;
    QTest::newRow("too many redirects") << QJsonObject{{u"maxRedirects"_s, 6}} << u"maxRedirects"_s;
    QTest::newRow("no time") << QJsonObject{{u"timeout"_s, 0}} << u"timeout"_s;
}

void TestDownload::checksItsSettings()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, field);
    const Problems problems = m_catalogue.find(type)->check(settings);
    QCOMPARE(problems.size(), field.isEmpty() ? 0 : 1);
    if (!field.isEmpty())
        QCOMPARE(problems[0].place.field, field);
}

void TestDownload::saysWhereItConnectsTo_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::newRow("field") << u"{url}"_s << u"*"_s;
    QTest::newRow("literal") << u"https://me:secret@example.org:8080/x"_s << u"example.org"_s;
    QTest::newRow("literal host") << u"https://example.org/{name}"_s << u"example.org"_s;
    QTest::newRow("bare host") << u"https://example.org"_s << u"example.org"_s;
    QTest::newRow("part of the host") << u"https://example.org{rest}"_s << u"*"_s;
    QTest::newRow("password from a field") << u"https://a:{secret}@example.org/"_s << u"*"_s;
}

void TestDownload::saysWhereItConnectsTo()
{
    QFETCH(QString, url);
    QFETCH(QString, host);
    QCOMPARE(m_catalogue.find(type)->capabilities({{u"url"_s, url}}).connectsTo, QStringList{host});
}

void TestDownload::namesItsFields()
{
    const FieldFlow flow = m_catalogue.find(type)->fields(
        {{u"url"_s, u"http://{host}/{name}"_s}, {u"into"_s, u"page"_s}});
    QCOMPARE(flow.reads, (QStringList{u"host"_s, u"name"_s}));
    QStringList added;
    for (const FieldInfo &field : flow.adds)
        added << field.name;
    QCOMPARE(added,
             (QStringList{u"page"_s, u"size"_s, u"status"_s, u"contentType"_s, u"finalUrl"_s}));
}

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
