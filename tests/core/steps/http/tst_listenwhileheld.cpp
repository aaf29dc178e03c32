// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "http/httplistener.h"
#include "steps/http/httpsteps.h"
#include "support/gate.h"
#include "support/rawclient.h"
#include "support/smallsteps.h"
#include "support/watchdog.h"

#include <paipa/backends/localbackend.h>
#include <paipa/run/plan.h>

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace paipa;
using namespace paipa::test;

namespace {

/// A run of http.listen and the steps behind it, until it goes out of scope.
class Receiving
{
public:
    explicit Receiving(StepSpec first,
                       StepSpec second = {.id = {u"drop"_s}, .type = u"test.drop"_s})
    {
        port = http::HttpListener({}).port(); // free a moment ago
        first.id = {u"listen"_s};
        first.type = u"http.listen"_s;
        first.settings.insert(u"port"_s, port);
        PipelineSpec spec;
        spec.name = u"Listen"_s;
        const LinkSpec link{.from = {first.id}, .to = second.id};
        spec = withLink(withStep(withStep(spec, first), second), link);

        steps::registerHttpSteps(m_steps.catalogue);
        Result<Plan> plan = makePlan(spec, m_steps.catalogue, {});
        if (!plan)
            qFatal("%s", qPrintable(plan.problem().text.toString()));
        Result<std::unique_ptr<Run>> started = LocalBackend().start(*std::move(plan));
        if (!started)
            qFatal("%s", qPrintable(started.problem().text.toString()));
        run = std::move(started).value();
    }
    ~Receiving()
    {
        m_steps.openGate();
        run->abort();
        (void)run->close(5s);
    }
    Q_DISABLE_COPY_MOVE(Receiving)

    [[nodiscard]] int health() const
    {
        RawClient client(port);
        client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client.readStatus();
    }

    int port = 0;
    std::unique_ptr<Run> run;

private:
    TestSteps m_steps;
};

} // namespace

/// Clients of a run that takes no items for a while: they are told so.
class TestListenWhileHeld final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a listener is deaf"_s; }};

private Q_SLOTS:
    void aPausedRunRefuses_P2_18()
    {
        Receiving receiving({});
        RawClient client(receiving.port);
        receiving.run->pause();
        client.send(post("{}"));
        QCOMPARE(client.readStatus(), 503);
        QVERIFY2(client.body().contains("paused"), client.body().constData());
        QVERIFY(client.body().contains("\"accepted\":0"));
        QCOMPARE(client.header("Retry-After"), ""); // nobody knows
        QCOMPARE(receiving.health(), 200);
        receiving.run->resume();
        client.send(post("{}"));
        QCOMPARE(client.readStatus(), 202);
    }

    void aRateRefusesWhatComesTooEarly_P2_18()
    {
        Receiving receiving({.id = {}, .type = {}, .rate = Rate{1, 1h}});
        RawClient client(receiving.port);
        client.send(post("{}\n{}"));
        QCOMPARE(client.readStatus(), 503);
        QVERIFY2(client.body().contains("rate"), client.body().constData());
        QVERIFY(client.body().contains("\"accepted\":1"));
        QVERIFY(client.header("Retry-After").toInt() > 60);
        QCOMPARE(receiving.health(), 200);
    }

    void aRateOfAnInlineStepRefusesAsWell_P2_18()
    {
        Receiving receiving(
            {}, {.id = {u"drop"_s}, .type = u"test.drop"_s, .isInline = true, .rate = Rate{1, 1h}});
        RawClient client(receiving.port);
        client.send(post("{}\n{}"));
        QCOMPARE(client.readStatus(), 503);
        QVERIFY(client.body().contains("\"accepted\":1"));
        QCOMPARE(receiving.health(), 200);
    }

    void aFullQueueRefuses_P2_18()
    {
        Receiving receiving({}, {.id = {u"gate"_s}, .type = u"test.gate"_s, .queue = {.items = 1}});
        RawClient client(receiving.port);
        client.send(post("{}"));
        QCOMPARE(client.readStatus(), 202);
        spinUntil([&] { return receiving.run->snapshot().steps.back().in == 1; });
        client.send(post("{}\n{}"));
        QCOMPARE(client.readStatus(), 503);
        QVERIFY2(client.body().contains("busy"), client.body().constData());
        QVERIFY(client.body().contains("\"accepted\":1"));
        QCOMPARE(client.header("Retry-After"), "1");
        QCOMPARE(receiving.health(), 200);
    }
};

QTEST_GUILESS_MAIN(TestListenWhileHeld)
#include "tst_listenwhileheld.moc"
