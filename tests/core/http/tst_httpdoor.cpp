// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/httpdoor.h>

#include <paipa/base/failure.h>
#include <paipa/pipeline/pipeline.h>

#include "support/gate.h"
#include "support/rawclient.h"
#include "support/watchdog.h"

#include <QTest>

#include <mutex>
#include <vector>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One number a line.
std::vector<int> numbersIn(const QByteArray &body)
{
    std::vector<int> numbers;
    for (const QByteArray &line : body.split('\n')) {
        bool isNumber = false;
        numbers.push_back(line.toInt(&isNumber));
        if (!isNumber)
            throw std::runtime_error("\"" + line.toStdString() + "\" is no number");
    }
    return numbers;
}

/// Adds up what comes in.
struct Sum {
    Pipeline<Step<int, engine::Nothing, detail::BodyOfFunction<std::function<void(int)>>>> pipeline(
        QueueBounds bounds = {})
    {
        return Pipeline{step(std::function<void(int)>([this](int n) { sum += n; }), bounds)};
    }
    std::atomic<int> sum = 0;
};

int statusOf(RawClient &client, const QByteArray &request)
{
    client.send(request);
    return client.readStatus();
}

constexpr auto health = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

} // namespace

/// A front door for a pipeline of the typed API. What a listener does with bad clients: see
/// tst_listen.
class TestHttpDoor final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a door or its client hangs"_s; }};

private Q_SLOTS:
    void itemsComeInByTheDoor()
    {
        Sum sum;
        {
            auto running = sum.pipeline().start();
            const HttpDoor door = httpDoor(running, numbersIn);
            RawClient client(door.port());
            QCOMPARE(statusOf(client, post("1\n2\n3")), 202);
            QCOMPARE(client.body(), QByteArray("{\"accepted\":3}"));
            QCOMPARE(statusOf(client, post("4")), 202);
            QCOMPARE(statusOf(client, health), 200);
        }
        QCOMPARE(sum.sum, 10); // what was taken is completed
    }

    void aBodyMayBeOneItem()
    {
        QByteArray received;
        {
            const Pipeline pipeline{step([&](const QByteArray &body) { received = body; })};
            auto running = pipeline.start();
            const HttpDoor door = httpDoor(running, [](const QByteArray &body) { return body; });
            RawClient client(door.port());
            QCOMPARE(statusOf(client, post("any bytes")), 202);
        }
        QCOMPARE(received, QByteArray("any bytes"));
    }

    void whatCannotBeReadIsRefusedWithTheReason()
    {
        Sum sum;
        auto running = sum.pipeline().start();
        const HttpDoor door = httpDoor(running, numbersIn);
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("1\ntwo")), 400);
        QCOMPARE(client.body(),
                 QByteArray("{\"accepted\":0,\"error\":\"\\\"two\\\" is no number\"}"));
        running.stop();
        QCOMPARE(sum.sum, 0); // nothing of it was taken
    }

    void anItemThatIsTooLargeIsRefused_P2_12()
    {
        const Pipeline pipeline{step([](const QByteArray &) {}, QueueBounds{.itemBytes = 100})};
        auto running = pipeline.start();
        const HttpDoor door = httpDoor(running, [](const QByteArray &body) {
            const QByteArrayList lines = body.split('\n');
            return std::vector<QByteArray>(lines.begin(), lines.end());
        });
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("small\n" + QByteArray(1000, 'x'))), 400);
        QVERIFY2(client.body().startsWith("{\"accepted\":1,\"error\":"), client.body().constData());
        QCOMPARE(statusOf(client, post("small")), 202); // the pipeline goes on
    }

    void whereThereIsNoRoomTheRestIsSentLater_P2_18()
    {
        Gate gate;
        std::atomic<int> sum = 0;
        const Pipeline pipeline{step(
            [&](int n) {
                gate.pass();
                sum += n;
            },
            QueueBounds{.items = 2})};
        auto running = pipeline.start();
        const HttpDoor door = httpDoor(running, numbersIn);
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("1")), 202);
        gate.waitForArrivals(); // the worker has it; two have room
        QCOMPARE(statusOf(client, post("2\n3\n4\n5")), 503);
        QVERIFY2(client.body().startsWith("{\"accepted\":2,"), client.body().constData());
        QVERIFY(!client.header("Retry-After").isEmpty());
        gate.open();
        spinUntil([&] { return sum == 6; });
        QCOMPARE(statusOf(client, post("4\n5")), 202);
        running.stop();
        QCOMPARE(sum, 15);
    }

    void aPausedPipelineTakesNothing()
    {
        Sum sum;
        auto running = sum.pipeline().start();
        const HttpDoor door = httpDoor(running, numbersIn);
        QVERIFY(running.pause());
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("1")), 503);
        QVERIFY2(client.body().contains("paused"), client.body().constData());
        QCOMPARE(statusOf(client, health), 200);
        QVERIFY(running.resume());
        QCOMPARE(statusOf(client, post("1")), 202);
    }

    void aPipelineThatHasEndedIsNotHealthy()
    {
        const Pipeline pipeline{step([](int) { throw std::runtime_error("broken"); })};
        auto running = pipeline.start();
        const HttpDoor door = httpDoor(running, numbersIn);
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("1")), 202);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, running.wait());
        QCOMPARE(statusOf(client, post("2")), 503);
        QCOMPARE(statusOf(client, health), 503);
    }

    void whoHasNoTokenStaysOutside()
    {
        Sum sum;
        auto running = sum.pipeline().start();
        const HttpDoor door = httpDoor(running, numbersIn, {.token = u"secret"_s});
        const auto statusWith = [&](const QByteArray &header) {
            RawClient client(door.port()); // who is refused is not listened to any more
            return statusOf(client, post("1", header));
        };
        QCOMPARE(statusWith({}), 401);
        QCOMPARE(statusWith("Authorization: Bearer wrong\r\n"), 401);
        QCOMPARE(statusWith("Authorization: Bearer secret\r\n"), 202);
        running.stop();
        QCOMPARE(sum.sum, 1);
    }

    void aDoorThatOthersReachNeedsAToken_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("code");
        QTest::newRow("all addresses") << u"0.0.0.0"_s << u"token-needed"_s;
        QTest::newRow("a name") << u"localhost"_s << u"bad-address"_s;
    }
    void aDoorThatOthersReachNeedsAToken()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, code);
        Sum sum;
        auto running = sum.pipeline().start();
        try {
            const HttpDoor door = httpDoor(running, numbersIn, {.address = address});
            QFAIL("it is open");
        } catch (const Failure &failure) {
            QCOMPARE(failure.code(), code);
        }
    }

    void aLargeBodyIsRefused()
    {
        Sum sum;
        auto running = sum.pipeline().start();
        const HttpDoor door = httpDoor(running, numbersIn, {.mostBodyBytes = 10});
        RawClient client(door.port());
        QCOMPARE(statusOf(client, post("12345678901")), 413);
    }
};

QTEST_GUILESS_MAIN(TestHttpDoor)
#include "tst_httpdoor.moc"
