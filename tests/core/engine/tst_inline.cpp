// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

StageOptions inlined(ErrorPolicy policy = {})
{
    return {.name = u"inline"_s, .placement = Placement::Inline, .onError = policy};
}

/// source → step → inline step → sink
struct Chain {
    explicit Chain(int items, StepCode code, ErrorPolicy policy = {}, int workers = 1)
        : source(graph.source(counting(items)))
        , host(graph.step({}, {.name = u"host"_s, .workers = Workers{workers}}))
        , light(graph.step(std::move(code), inlined(policy)))
        , sink(graph.step(
              {.process = [this](const Parcel &parcel, Out &) { results << parcel.number; }}))
    {
        graph.link(source, host);
        graph.link(host, light);
        graph.link(light, sink);
    }

    [[nodiscard]] RunOutcome run()
    {
        const Watchdog watchdog([this] { return dump(graph.controller.snapshot()); });
        if (const std::optional<RunError> error = graph.controller.start())
            return {.state = RunState::Failed, .error = error, .stuck = {}};
        return graph.controller.wait();
    }
    [[nodiscard]] StepSnapshot lightSnapshot() const
    {
        return graph.controller.snapshot().steps[2];
    }

    QList<int> results;
    TestGraph graph;
    TestSource &source;
    TestStep &host;
    TestStep &light;
    TestStep &sink;
};

} // namespace

class TestInline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itRunsInTheWorkersOfTheStepBefore()
    {
        std::mutex mutex;
        std::set<std::thread::id> hosts;
        std::set<std::thread::id> lights;
        TestGraph graph;
        TestSource &source = graph.source(counting(500));
        TestStep &host = graph.step({.process =
                                         [&](const Parcel &parcel, Out &out) {
                                             {
                                                 const std::scoped_lock lock(mutex);
                                                 hosts.insert(std::this_thread::get_id());
                                             }
                                             out.send(parcel);
                                         }},
                                    {.workers = Workers{2}});
        TestStep &light = graph.step({.process =
                                          [&](const Parcel &, Out &) {
                                              const std::scoped_lock lock(mutex);
                                              lights.insert(std::this_thread::get_id());
                                          }},
                                     inlined());
        graph.link(source, host);
        graph.link(host, light);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QVERIFY(hosts == lights);
    }

    void itCountsLikeAnyStep()
    {
        Chain chain(100, {.process = [](const Parcel &parcel, Out &out) {
                        if (parcel.number % 10 == 0)
                            throw SkipItem{};
                        out.send(parcel);
                        out.send(parcel);
                    }});
        QCOMPARE(chain.run().state, RunState::Finished);
        const StepSnapshot light = chain.lightSnapshot();
        QCOMPARE(light.in, std::uint64_t(100));
        QCOMPARE(light.out, std::uint64_t(180));
        QCOMPARE(light.skipped, std::uint64_t(10));
        QCOMPARE(light.runsIn, u"host"_s);
        QVERIFY(light.ended);
        QVERIFY(light.workers.empty());
        QCOMPARE(chain.results.size(), 180);
        const OriginCounts origins = chain.graph.controller.snapshot().origins;
        QCOMPARE(origins.of(Verdict::Skipped), std::uint64_t(10));
        QCOMPARE(origins.of(Verdict::Acked), std::uint64_t(90));
    }

    void itsTimeIsNotItsHosts()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        TestSource &source = graph.source(counting(1));
        TestStep &host = graph.step({}, {.name = u"host"_s});
        TestStep &light =
            graph.step({.process = [&](const Parcel &,
                                       Out &) { clock->advance(std::chrono::milliseconds(20)); }},
                       inlined());
        graph.link(source, host);
        graph.link(host, light);
        QVERIFY(!graph.controller.start());
        graph.controller.wait();
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.steps[2].busy, std::chrono::nanoseconds(std::chrono::milliseconds(20)));
        QCOMPARE(snapshot.steps[1].busy, std::chrono::nanoseconds(0));
    }

    void itKeepsToItsOwnErrorPolicy_data()
    {
        QTest::addColumn<int>("retries");
        QTest::addColumn<bool>("setAside");
        QTest::addColumn<RunState>("end");
        QTest::newRow("end of the run") << 0 << false << RunState::Failed;
        QTest::newRow("set aside") << 0 << true << RunState::Finished;
        QTest::newRow("retried") << 2 << false << RunState::Finished;
    }
    void itKeepsToItsOwnErrorPolicy()
    {
        QFETCH(const int, retries);
        QFETCH(const bool, setAside);
        QFETCH(const RunState, end);
        std::atomic<int> attempts = 0;
        Chain chain(20,
                    {.process =
                         [&](const Parcel &parcel, Out &out) {
                             out.send(parcel); // withheld if another attempt follows
                             if (parcel.number == 7 && ++attempts <= std::max(1, retries))
                                 throw std::runtime_error("bad");
                         }},
                    {.retries = retries,
                     .backoff = {},
                     .then = setAside ? OnError::SetAside : OnError::EndRun});
        const RunOutcome outcome = chain.run();
        QCOMPARE(outcome.state, end);
        const StepSnapshot light = chain.lightSnapshot();
        QCOMPARE(light.failed, std::uint64_t(retries > 0 ? 0 : 1));
        QCOMPARE(light.retries, std::uint64_t(retries));
        if (outcome.error) {
            QCOMPARE(outcome.error->step, u"inline"_s);
            QCOMPARE(outcome.error->item, u"item 8"_s);
        }
        if (end == RunState::Finished)
            QCOMPARE(chain.results.size(), setAside ? 19 : 20);
        const OriginCounts origins = chain.graph.controller.snapshot().origins;
        QCOMPARE(origins.decided(), origins.emitted);
        QCOMPARE(origins.of(Verdict::Failed), std::uint64_t(retries > 0 ? 0 : 1));
    }

    void aSourceThatFeedsItDoesNotSeeItsErrors()
    {
        TestGraph graph;
        std::atomic<int> sent = 0;
        TestSource &source = graph.source({.produce = [&](Out &out) {
            for (int i = 0; i < 10 && out.send(Parcel{i}); ++i)
                ++sent;
        }});
        TestStep &light =
            graph.step({.process = [](const Parcel &, Out &) { throw std::runtime_error("bad"); }},
                       inlined({.then = OnError::SetAside}));
        graph.link(source, light);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(sent.load(), 10);
        QCOMPARE(graph.controller.deadLetters().size(), std::size_t(10));
    }

    void itsHooksArePairedForEachWorker_P4_36_data()
    {
        QTest::addColumn<QString>("fails");
        QTest::addColumn<RunState>("end");
        QTest::newRow("nothing") << QString() << RunState::Finished;
        QTest::newRow("open") << u"open"_s << RunState::Failed;
        QTest::newRow("flush") << u"flush"_s << RunState::Failed;
        QTest::newRow("close") << u"close"_s << RunState::Failed;
    }
    void itsHooksArePairedForEachWorker_P4_36()
    {
        QFETCH(const QString, fails);
        QFETCH(const RunState, end);
        std::atomic<int> opened = 0;
        std::atomic<int> closed = 0;
        const auto failAt = [&](const char *hook) {
            if (fails == QLatin1StringView(hook))
                throw std::runtime_error(hook);
        };
        Chain chain(50,
                    {.open =
                         [&] {
                             failAt("open");
                             ++opened;
                         },
                     .flush = [&](Out &) { failAt("flush"); },
                     .close =
                         [&] {
                             ++closed;
                             failAt("close");
                         }},
                    {}, 3);
        const RunOutcome outcome = chain.run();
        QCOMPARE(outcome.state, end);
        QCOMPARE(opened.load(), fails == u"open"_s ? 0 : 3);
        QCOMPARE(closed.load(), opened.load());
        if (outcome.error)
            QCOMPARE(outcome.error->step, u"inline"_s);
    }

    void whatItFlushesIsHandedOn()
    {
        Chain chain(3, {.process = [](const Parcel &, Out &) {},
                        .flush = [](Out &out) { out.send(Parcel{99}); }});
        QCOMPARE(chain.run().state, RunState::Finished);
        QCOMPARE(chain.results, QList<int>{99});
    }

    void havingEnoughEndsTheStepsBefore_P3_21()
    {
        std::atomic<int> seen = 0;
        Chain chain(100'000, {.process = [&](const Parcel &parcel, Out &out) {
                        out.send(parcel);
                        if (++seen == 10)
                            out.finish();
                    }});
        QCOMPARE(chain.run().state, RunState::Finished);
        QCOMPARE(chain.results.size(), 10);
        const OriginCounts origins = chain.graph.controller.snapshot().origins;
        QCOMPARE(origins.decided(), origins.emitted);
        QVERIFY(origins.emitted < 100'000);
    }

    void whoIsBehindItEndsItEarly_P3_21()
    {
        TestGraph graph;
        TestSource &source = graph.source(counting(100'000));
        TestStep &light = graph.step({}, inlined());
        TestStep &second = graph.step({}, {.name = u"second"_s, .placement = Placement::Inline});
        TestStep &sink = graph.step({.process = [](const Parcel &, Out &out) { out.finish(); }});
        graph.link(source, light);
        graph.link(light, second);
        graph.link(second, sink);
        const Watchdog watchdog([&] { return dump(graph.controller.snapshot()); });
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QVERIFY(graph.controller.snapshot().origins.emitted < 100'000);
    }

    void besideAQueueBothGetEveryItem()
    {
        TestGraph graph;
        std::atomic<int> light = 0;
        std::atomic<int> queued = 0;
        TestSource &source = graph.source(counting(300));
        TestStep &a = graph.step({.process = [&](const Parcel &, Out &) { ++light; }}, inlined());
        TestStep &b = graph.step({.process = [&](const Parcel &, Out &) { ++queued; }});
        graph.link(source, a);
        graph.link(source, b);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(light.load(), 300);
        QCOMPARE(queued.load(), 300);
    }

    void aPausedRunBeginsNothingInIt_P7_57()
    {
        Gate gate;
        std::atomic<int> begun = 0;
        TestGraph graph;
        TestSource &source = graph.source(counting(10));
        TestStep &host = graph.step({.process = [&](const Parcel &parcel, Out &out) {
            if (parcel.number == 3)
                gate.pass();
            out.send(parcel);
        }});
        TestStep &light =
            graph.step({.process = [&](const Parcel &, Out &) { ++begun; }}, inlined());
        graph.link(source, host);
        graph.link(host, light);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals(1);
        QVERIFY(graph.controller.pause());
        gate.open();
        while (graph.controller.snapshot().steps[1].workers[0].state != WorkerState::Paused)
            std::this_thread::yield();
        QCOMPARE(begun.load(), 3);
        QVERIFY(graph.controller.resume());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(begun.load(), 10);
    }

    void itsWorkersAreThoseOfTheStepBefore()
    {
        Gate gate;
        Chain chain(10, {.process = [&](const Parcel &parcel, Out &) {
                        if (parcel.number == 0)
                            gate.pass();
                    }});
        QVERIFY(!chain.graph.controller.start());
        gate.waitForArrivals(1);
        QVERIFY(!chain.graph.controller.setWorkers(u"inline"_s, Workers{2}));
        QVERIFY(chain.graph.controller.setWorkers(u"host"_s, Workers{2}));
        gate.open();
        QCOMPARE(chain.graph.controller.wait().state, RunState::Finished);
        QCOMPARE(chain.lightSnapshot().in, std::uint64_t(10));
    }

    void whatCannotBeInlineIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("two parents") << u"two parents"_s << u"2 steps are linked"_s;
        QTest::newRow("batches") << u"batches"_s << u"batches"_s;
        QTest::newRow("source") << u"source"_s << u"nothing is before it"_s;
    }
    void whatCannotBeInlineIsRefused()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, says);
        TestGraph graph;
        TestSource &first =
            graph.source(counting(1), what == u"source"_s ? inlined() : StageOptions{});
        if (what == u"batches"_s) {
            graph.link(first, graph.batch({}, inlined()));
        } else {
            TestStep &step = graph.step({}, inlined());
            graph.link(first, step);
            if (what == u"two parents"_s)
                graph.link(graph.source(counting(1)), step);
        }
        const std::optional<RunError> error = graph.controller.start();
        QVERIFY(error);
        QCOMPARE(error->step, u"inline"_s);
        QVERIFY2(error->text.toString().contains(says), qPrintable(error->text.toString()));
    }
};

QTEST_GUILESS_MAIN(TestInline)
#include "tst_inline.moc"
