// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "http/httplistener.h"
#include "steps/http/httpsteps.h"
#include "support/gate.h"
#include "support/rawclient.h"
#include "support/watchdog.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;

namespace {

const QString type = u"http.listen"_s;

/// What the next steps would take.
class Taking final : public RecordOutput
{
public:
    bool send(Record record, int) override
    {
        const std::scoped_lock lock(m_mutex);
        if (!isWanted)
            return false;
        m_records.append(std::move(record));
        return true;
    }
    Acceptance trySend(Record record, int port) override
    {
        if (records().size() >= room)
            return {.answer = Acceptance::Answer::Full};
        return RecordOutput::trySend(std::move(record), port);
    }
    void expect(qint64) override {}
    [[nodiscard]] QList<Record> records() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_records;
    }

    std::atomic<bool> isWanted = true;
    std::atomic<qsizetype> room = 1'000'000;

private:
    mutable std::mutex m_mutex;
    QList<Record> m_records;
};

/// A step that listens, in a thread of its own, until it goes out of scope.
class Listening
{
public:
    explicit Listening(QJsonObject settings = {})
    {
        port = http::HttpListener({}).port(); // free a moment ago
        settings.insert(u"port"_s, port);
        StepCatalogue catalogue;
        steps::registerHttpSteps(catalogue);
        Result<std::unique_ptr<RecordStep>> step = catalogue.find(type)->make(settings);
        if (!step)
            qFatal("%s", qPrintable(step.problem().text.toString()));
        m_step = std::move(step).value();
        m_worker = std::get<std::unique_ptr<SourceWorker>>(m_step->makeWorker());
        m_worker->open({.stepId = type, .baseFolder = {}, .stop = m_stop.get_token()});
        m_thread = std::jthread([this] {
            m_worker->produce(output);
            hasEnded = true;
        });
    }
    ~Listening()
    {
        stop();
        m_worker->close();
    }
    Q_DISABLE_COPY_MOVE(Listening)

    void stop()
    {
        m_stop.request_stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    int port = 0;
    Taking output;
    std::atomic<bool> hasEnded = false;

private:
    std::stop_source m_stop;
    std::unique_ptr<RecordStep> m_step;
    std::unique_ptr<SourceWorker> m_worker;
    std::jthread m_thread;
};

Problems problemsOf(const QJsonObject &settings)
{
    StepCatalogue catalogue;
    steps::registerHttpSteps(catalogue);
    return catalogue.find(type)->check(settings);
}

} // namespace

class TestListen final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a listener or its client hangs"_s; }};

private Q_SLOTS:
    void takesItems_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        QTest::newRow("one object") << QByteArray("{\"n\": 1}") << 1;
        QTest::newRow("one object in lines") << QByteArray("{\n  \"n\": 1\n}\n") << 1;
        QTest::newRow("JSON Lines") << QByteArray("{\"n\": 1}\n{\"n\": 2}\n{\"n\": 3}") << 3;
        QTest::newRow("with blank lines")
            << QByteArray("\r\n{\"n\": 1}\r\n\r\n{\"n\": 2}\r\n") << 2;
    }
    void takesItems()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, count);
        Listening listening;
        RawClient client(listening.port);
        client.send(post(body));
        QCOMPARE(client.readStatus(), 202);
        QCOMPARE(client.body(), "{\"accepted\":" + QByteArray::number(count) + '}');
        QCOMPARE(listening.output.records().size(), count);
        QCOMPARE(listening.output.records().front().value(u"n"_s), Value(qint64(1)));
    }

    void namesTheLineThatIsWrongAndTakesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QByteArray() << 1;
        QTest::newRow("a number") << QByteArray("1") << 1;
        QTest::newRow("a list") << QByteArray("[{}]") << 1;
        QTest::newRow("the third line") << QByteArray("{}\n\n{\"n\": }\n{}") << 3;
        QTest::newRow("within one object") << QByteArray("{\n\"a\": 1,\n\"b\": ?\n}") << 3;
        QTest::newRow("truncated") << QByteArray("{\"n\": 1}\n{\"n\"") << 2;
    }
    void namesTheLineThatIsWrongAndTakesNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, line);
        Listening listening;
        RawClient client(listening.port);
        client.send(post(body));
        QCOMPARE(client.readStatus(), 400);
        QVERIFY(client.body().contains("\"line\":" + QByteArray::number(line)));
        QVERIFY(listening.output.records().isEmpty());
    }

    void refusesWhatDoesNotFit_P2_18()
    {
        Listening listening;
        listening.output.room = 2;
        RawClient client(listening.port);
        client.send(post("{\"n\": 1}\n{\"n\": 2}\n{\"n\": 3}"));
        QCOMPARE(client.readStatus(), 503);
        QVERIFY(client.body().contains("\"accepted\":2"));
        QCOMPARE(listening.output.records().size(), 2);
        listening.output.room = 10;
        client.send(post("{\"n\": 3}"));
        QCOMPARE(client.readStatus(), 202);
    }

    void waitsWhereItIsTold_P2_18()
    {
        Listening listening({{u"whenFull"_s, u"wait"_s}});
        listening.output.room = 0;
        RawClient client(listening.port);
        client.send(post("{}"));
        QCOMPARE(client.readStatus(), 202);
    }

    void keepsConnectionsForMoreRequests()
    {
        Listening listening;
        RawClient client(listening.port);
        for (int i = 0; i < 3; ++i) {
            client.send(post("{}"));
            QCOMPARE(client.readStatus(), 202);
        }
        client.send(post("{}") + post("{}") + post("?") + "GET /health HTTP/1.1\r\n\r\n");
        QCOMPARE(client.readStatus(), 202);
        QCOMPARE(client.readStatus(), 202);
        QCOMPARE(client.readStatus(), 400);
        QCOMPARE(client.readStatus(), 200);
        client.send(post("{}", "Connection: close\r\n"));
        QCOMPARE(client.readStatus(), 202);
        QCOMPARE(client.readAll(), "");
    }

    void answersHealthAndKnowsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("health") << QByteArray("GET /health HTTP/1.1") << 200;
        QTest::newRow("items with GET") << QByteArray("GET /items HTTP/1.1") << 405;
        QTest::newRow("another path") << QByteArray("GET / HTTP/1.1") << 404;
        QTest::newRow("a path out") << QByteArray("GET /../etc/passwd HTTP/1.1") << 404;
        QTest::newRow("delete") << QByteArray("DELETE /health HTTP/1.1") << 405;
        QTest::newRow("not HTTP") << QByteArray("EHLO there") << 400;
    }
    void answersHealthAndKnowsNothingElse()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        Listening listening;
        RawClient client(listening.port);
        client.send(line + "\r\nHost: localhost\r\n\r\n");
        QCOMPARE(client.readStatus(), status);
    }

    void aHeadHasNoBody()
    {
        Listening listening;
        RawClient client(listening.port);
        client.send("HEAD /health HTTP/1.0\r\n\r\n");
        QVERIFY(client.readAll().endsWith("\r\n\r\n"));
    }

    void needsTheToken_S12_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        QTest::newRow("right") << QByteArray("Authorization: Bearer s3cret\r\n") << 202;
        QTest::newRow("none") << QByteArray() << 401;
        QTest::newRow("wrong") << QByteArray("Authorization: Bearer s3cres\r\n") << 401;
        QTest::newRow("a part") << QByteArray("Authorization: Bearer s3c\r\n") << 401;
        QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n") << 401;
        QTest::newRow("another scheme") << QByteArray("Authorization: Basic s3cret\r\n") << 401;
    }
    void needsTheToken_S12()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        Listening listening({{u"token"_s, u"s3cret"_s}});
        RawClient client(listening.port);
        client.send(post("{}", header));
        QCOMPARE(client.readStatus(), status);
        QCOMPARE(listening.output.records().size(), status == 202 ? 1 : 0);
    }

    void refusesWebPages_S12_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::newRow("this machine") << QByteArray("Host: 127.0.0.1:80\r\n") << 202;
        QTest::newRow("this machine, IPv6") << QByteArray("Host: [::1]:80\r\n") << 202;
        QTest::newRow("no name") << QByteArray() << 202;
        QTest::newRow("another name") << QByteArray("Host: evil.example\r\n") << 403;
        QTest::newRow("like this machine") << QByteArray("Host: 127.0.0.1.evil.example\r\n") << 403;
        QTest::newRow("a page") << QByteArray("Host: localhost\r\nOrigin: http://a\r\n") << 403;
    }
    void refusesWebPages_S12()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        Listening listening;
        RawClient client(listening.port);
        client.send("POST /items HTTP/1.1\r\n" + headers + "Content-Length: 2\r\n\r\n{}");
        QCOMPARE(client.readStatus(), status);
    }

    void refusesALargeBodyBeforeItIsSent_S4()
    {
        Listening listening({{u"maxRequest"_s, u"1 KiB"_s}});
        RawClient client(listening.port);
        client.send("POST /items HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n");
        QCOMPARE(client.readStatus(), 413);
        QCOMPARE(client.readAll(), "");
        RawClient sending(listening.port); // the answer reaches who sends it all the same
        sending.send(post(QByteArray(100'000, 'x')));
        QCOMPARE(sending.readStatus(), 413);
    }

    void asksForTheBodyOfWhoWaitsForThat()
    {
        Listening listening({{u"token"_s, u"s3cret"_s}});
        const QByteArray head = "POST /items HTTP/1.1\r\nExpect: 100-continue\r\n"
                                "Content-Length: 2\r\nAuthorization: Bearer ";
        RawClient client(listening.port);
        client.send(head + "s3cret\r\n\r\n");
        QCOMPARE(client.readUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
        client.send("{}");
        QCOMPARE(client.readStatus(), 202);
        RawClient stranger(listening.port);
        stranger.send(head + "guess\r\n\r\n");
        QCOMPARE(stranger.readStatus(), 401);
    }

    void givesUpSlowClients_T12_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("silent") << QByteArray() << QByteArray();
        QTest::newRow("in the head") << QByteArray("POST /it") << QByteArray("HTTP/1.1 408");
        QTest::newRow("in the body") << post("{}").chopped(1) << QByteArray("HTTP/1.1 408");
    }
    void givesUpSlowClients_T12()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, answer);
        Listening listening({{u"timeout"_s, u"50 ms"_s}});
        RawClient client(listening.port);
        client.send(bytes);
        QCOMPARE(client.readAll().left(12), answer);
        RawClient next(listening.port);
        next.send(post("{}"));
        QCOMPARE(next.readStatus(), 202);
    }

    void brokenConnectionsHarmNobody_T12()
    {
        Listening listening;
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("POST"), post("{}").chopped(1), post("{}")}) {
            RawClient client(listening.port);
            client.send(bytes);
            client.reset();
        }
        RawClient client(listening.port);
        client.send(post("{\"n\": 1}"));
        QCOMPARE(client.readStatus(), 202);
        QCOMPARE(listening.output.records().back().value(u"n"_s), Value(qint64(1)));
    }

    void manyClientsAreServed()
    {
        Listening listening;
        std::atomic<int> accepted = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    for (int n = 0; n < 50; ++n) {
                        RawClient client(listening.port);
                        client.send(post("{}"));
                        accepted += client.readStatus() == 202;
                    }
                });
        }
        QCOMPARE(accepted, 400);
        QCOMPARE(listening.output.records().size(), 400);
    }

    void idleClientsLeaveWhenThereAreTooMany()
    {
        http::HttpListener listener({.mostConnections = 2});
        std::stop_source stop;
        std::jthread serving([&] {
            listener.serve({.refuse = [](const auto &) { return std::nullopt; },
                            .answer = [](const auto &) { return http::HttpAnswer{}; }},
                           stop.get_token());
        });
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<RawClient>(listener.port()));
            clients.back()->send("GET / HTTP/1.1\r\n\r\n");
            QCOMPARE(clients.back()->readStatus(), 200);
        }
        QCOMPARE(clients.front()->readAll(), ""); // it was closed
        stop.request_stop();
    }

    void stopEndsItAndTellsWhoIsSending_P1_5()
    {
        Listening listening;
        RawClient idle(listening.port);
        idle.send(post("{}"));
        QCOMPARE(idle.readStatus(), 202);
        RawClient halfway(listening.port);
        halfway.send("POST /items HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        (void)halfway.readUntil("\r\n\r\n"); // it is known
        listening.stop();
        QVERIFY(listening.hasEnded);
        QCOMPARE(halfway.readStatus(), 503);
        QCOMPARE(idle.readAll(), "");
        QVERIFY(!RawClient(listening.port).isConnected());
    }

    void endsWhenNobodyWantsMore_P3_21()
    {
        Listening listening;
        listening.output.isWanted = false;
        RawClient client(listening.port);
        client.send(post("{}"));
        QCOMPARE(client.readStatus(), 503);
        spinUntil([&] { return listening.hasEnded.load(); });
    }

    void aPortThatIsTakenIsAnError_P1_3()
    {
        const http::HttpListener first({});
        try {
            const http::HttpListener second({.port = first.port()});
            QFAIL("two listen on one port");
        } catch (const Failure &failure) {
            QVERIFY(failure.text().toString().contains(QString::number(first.port())));
        }
    }

    void otherMachinesNeedAToken_S12_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QString>("code");
        const auto row = [](const QString &address, const QString &token, const QString &code) {
            QTest::addRow("%s %s", qPrintable(address), qPrintable(token))
                << QJsonObject{{u"address"_s, address}, {u"token"_s, token}} << code;
        };
        row(u"127.0.0.1"_s, {}, {});
        row(u"::1"_s, {}, {});
        row(u"0.0.0.0"_s, {}, u"token-needed"_s);
        row(u"::"_s, {}, u"token-needed"_s);
        row(u"192.168.1.1"_s, {}, u"token-needed"_s);
        row(u"0.0.0.0"_s, u"s3cret"_s, {});
        row(u"localhost"_s, {}, u"bad-address"_s);
    }
    void otherMachinesNeedAToken_S12()
    {
        QFETCH(QJsonObject, settings);
        QFETCH(QString, code);
        const Problems problems = problemsOf(settings);
        QCOMPARE(problems.isEmpty() ? QString() : problems.front().code, code);
    }
};

QTEST_GUILESS_MAIN(TestListen)
#include "tst_listen.moc"
