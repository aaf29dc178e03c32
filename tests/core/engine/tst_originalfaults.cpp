// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One fault of the original library, played against ours. Says "" if all is well.
using Scene = std::function<QString()>;

QString unless(bool isWell, const char *text)
{
    return isWell ? QString() : QString::fromLatin1(text);
}

StepCode sinkInto(std::atomic<int> &done)
{
    return {.process = [&done](const Parcel &, Out &) { ++done; }};
}

RunState endOf(TestGraph &graph)
{
    (void)graph.controller.start();
    return graph.controller.wait().state;
}

/// "" if it ends as \a wanted, and each item has its fate.
QString endSaidOf(TestGraph &graph, RunState wanted)
{
    const RunState end = endOf(graph);
    const OriginCounts counts = graph.controller.snapshot().origins;
    if (end != wanted)
        return u"it ended as "_s + toString(end);
    return unless(counts.emitted == counts.decided(), "items are lost");
}

/// source -> \a code -> sink
QString chain(int items, StepCode code, RunState wanted, StageOptions options = {})
{
    TestGraph graph;
    std::atomic<int> done = 0;
    auto &source = graph.source(counting(items));
    auto &step = graph.step(std::move(code), std::move(options));
    auto &sink = graph.step(sinkInto(done));
    graph.link(source, step);
    graph.link(step, sink);
    return endSaidOf(graph, wanted);
}

struct NotStandard {}; // as sys.exit() was no Exception

QString stopsEarly()
{
    std::atomic<int> taken = 0;
    return chain(1'000'000'000,
                 {.process =
                      [&](const Parcel &parcel, Out &out) {
                          out.send(parcel);
                          if (++taken == 10)
                              out.finish();
                      }},
                 RunState::Finished);
}

QString needsNoInput()
{
    std::atomic<bool> first = true;
    return chain(1'000'000'000,
                 {.process =
                      [&](const Parcel &, Out &out) {
                          if (first.exchange(false))
                              out.finish();
                      }},
                 RunState::Finished);
}

/// source -> a step over its whole input -> sink
QString streamChain(int items, StreamCode code, RunState wanted, StageOptions options = {})
{
    TestGraph graph;
    std::atomic<int> done = 0;
    auto &source = graph.source(counting(items));
    auto &step = graph.stream(std::move(code), std::move(options));
    auto &sink = graph.step(sinkInto(done));
    graph.link(source, step);
    graph.link(step, sink);
    return endSaidOf(graph, wanted);
}

QString generatorStopsEarly()
{
    return streamChain(1'000'000'000,
                       {.results = [](StreamInput<Parcel> &input) -> Generator<Parcel> {
                           for (int taken = 0; taken < 10; ++taken)
                               co_yield *input.next();
                       }},
                       RunState::Finished);
}

QString generatorReadsNothing()
{
    return streamChain(1'000'000'000,
                       {.results = [](StreamInput<Parcel> &) -> Generator<Parcel> { co_return; }},
                       RunState::Finished);
}

QString generatorCrashesDownstream()
{
    TestGraph graph;
    auto &source = graph.source(counting(1'000'000'000));
    auto &step = graph.stream({}, {.queue = {.items = 2}});
    auto &bad = graph.stream({.results = [](StreamInput<Parcel> &input) -> Generator<Parcel> {
                                 (void)input.next();
                                 throw NotStandard{};
                                 co_return;
                             }},
                             {.queue = {.items = 2}});
    graph.link(source, step);
    graph.link(step, bad);
    return endSaidOf(graph, RunState::Failed);
}

QString crashesDownstream()
{
    TestGraph graph;
    auto &source = graph.source(counting(1'000'000'000));
    auto &step = graph.step({}, {.queue = {.items = 2}});
    auto &bad = graph.step({.process = [](const Parcel &, Out &) { throw NotStandard{}; }},
                           {.queue = {.items = 2}});
    graph.link(source, step);
    graph.link(step, bad);
    return unless(endOf(graph) == RunState::Failed, "it did not fail");
}

QString hasNoWorkers()
{
    TestGraph graph;
    auto &source = graph.source(counting(10));
    graph.link(source, graph.step({}, {.workers = Workers{0}}));
    return unless(graph.controller.start().has_value(), "it started");
}

QString cannotOpen(int workers, int bad)
{
    std::atomic<int> opened = 0;
    return chain(1000,
                 {.open =
                      [&] {
                          if (++opened == bad)
                              throw std::runtime_error("open");
                      }},
                 RunState::Failed, {.workers = Workers{workers}});
}

QString throwsNoException()
{
    return chain(1000, {.process = [](const Parcel &, Out &) { throw NotStandard{}; }},
                 RunState::Failed);
}

QString flushFails()
{
    return chain(10, {.flush = [](Out &) { throw std::runtime_error("flush"); }}, RunState::Failed);
}

QString stopAfterACrash()
{
    TestGraph graph;
    auto &step = graph.step({}, {.queue = {.items = 1}});
    auto &bad = graph.step({.process = [](const Parcel &, Out &) { throw NotStandard{}; }});
    graph.link(step, bad);
    Feeder<Parcel> feeder(graph.controller, step);
    if (graph.controller.start())
        return u"it did not start"_s;
    Parcel parcel;
    int taken = 0;
    while (feeder.put(parcel) == PushResult::Pushed) // ends: nothing is swallowed for ever
        ++taken;
    graph.controller.stop();
    if (graph.controller.wait().state != RunState::Failed)
        return u"it did not fail"_s;
    const OriginCounts counts = graph.controller.snapshot().origins;
    return unless(counts.decided() == std::uint64_t(taken), "put items vanished");
}

QString twoInputs()
{
    TestGraph graph;
    std::atomic<int> done = 0;
    auto &sink = graph.step(sinkInto(done), {.queue = {.items = 2}});
    graph.link(graph.source(counting(100)), sink);
    graph.link(graph.source(counting(100)), sink);
    Feeder<Parcel> feeder(graph.controller, sink);
    if (graph.controller.start())
        return u"it did not start"_s;
    for (int i = 0; i < 100; ++i) {
        Parcel parcel{i};
        if (feeder.put(parcel) != PushResult::Pushed)
            return u"put was refused"_s;
    }
    feeder.finish();
    graph.controller.wait();
    return unless(done == 300, "items vanished");
}

QString neverReturns()
{
    const auto clock = std::make_shared<ManualClock>();
    TestGraph graph(clock);
    Gate gate;
    auto &source = graph.source(counting(10));
    graph.link(source, graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }}));
    if (graph.controller.start())
        return u"it did not start"_s;
    gate.waitForArrivals();
    graph.controller.abort();
    RunOutcome outcome;
    std::jthread waiting([&] { outcome = graph.controller.waitAfterAbort(1s); });
    clock->waitForSleepers(1);
    clock->advance(1s);
    waiting.join();
    return unless(outcome.state == RunState::Aborted && !outcome.stuck.empty(),
                  "the stuck worker is not named");
}

QString countersWhileRead()
{
    TestGraph graph;
    std::atomic<int> done = 0;
    auto &source = graph.source(counting(5000));
    auto &sink = graph.step(sinkInto(done), {.workers = Workers{4}});
    graph.link(source, sink);
    if (graph.controller.start())
        return u"it did not start"_s;
    while (!isFinal(graph.controller.state()))
        (void)graph.controller.snapshot();
    graph.controller.wait();
    return unless(graph.controller.snapshot().steps[1].in == 5000 && done == 5000,
                  "the counters are wrong");
}

QString finishWhenFull()
{
    TestGraph graph;
    Gate gate;
    auto &step = graph.step({.process =
                                 [&](const Parcel &, Out &) {
                                     gate.pass();
                                     throw std::runtime_error("crash");
                                 }},
                            {.queue = {.items = 1}});
    Feeder<Parcel> feeder(graph.controller, step);
    if (graph.controller.start())
        return u"it did not start"_s;
    Parcel parcel;
    (void)feeder.put(parcel);
    gate.waitForArrivals();
    (void)feeder.put(parcel);
    feeder.finish(); // the queue is full: no marker has to go in
    gate.open();
    return unless(graph.controller.wait().state == RunState::Failed, "it did not fail");
}

QString retriesAtTheEnd()
{
    TestGraph graph;
    std::array<std::atomic<int>, 10> attempts = {};
    std::atomic<int> done = 0;
    auto &step = graph.step({.process =
                                 [&](const Parcel &parcel, Out &out) {
                                     if (++attempts[static_cast<std::size_t>(parcel.number)] == 1)
                                         throw std::runtime_error("once");
                                     out.send(parcel);
                                 }},
                            {.workers = Workers{2}, .onError = {.retries = 1, .backoff = 0ms}});
    auto &sink = graph.step(sinkInto(done));
    graph.link(step, sink);
    Feeder<Parcel> feeder(graph.controller, step);
    if (graph.controller.start())
        return u"it did not start"_s;
    for (int i = 0; i < 10; ++i) {
        Parcel parcel{i};
        (void)feeder.put(parcel);
    }
    feeder.finish();
    graph.controller.wait();
    return unless(done == 10, "items are lost");
}

QString retriesExhausted()
{
    std::atomic<int> attempts = 0;
    const QString said = chain(1,
                               {.process =
                                    [&](const Parcel &, Out &) {
                                        ++attempts;
                                        throw std::runtime_error("always");
                                    }},
                               RunState::Failed, {.onError = {.retries = 10, .backoff = 0ms}});
    return said.isEmpty() ? unless(attempts == 11, "not eleven attempts") : said;
}

QString nothingAfterTheError()
{
    std::atomic<bool> hasFailed = false;
    std::atomic<int> begunLater = 0;
    const QString said = chain(10'000,
                               {.process =
                                    [&](const Parcel &parcel, Out &) {
                                        begunLater += hasFailed ? 1 : 0;
                                        if (parcel.number == 10) {
                                            hasFailed = true;
                                            throw std::runtime_error("first");
                                        }
                                    }},
                               RunState::Failed);
    // Its only worker is the one that has failed.
    return said.isEmpty() ? unless(begunLater == 0, "items were processed after the error") : said;
}

QString hooksOnce()
{
    std::atomic<int> steps = 0;
    std::atomic<int> workers = 0;
    TestGraph graph;
    auto &source = graph.source(counting(100), {}, {.close = [&] { ++steps; }});
    graph.link(source, graph.step({.close = [&] { ++workers; }}, {.workers = Workers{3}},
                                  {.close = [&] { ++steps; }}));
    const QString said = endSaidOf(graph, RunState::Finished);
    return said.isEmpty() ? unless(steps == 2 && workers == 3, "a hook ran twice, or never") : said;
}

QString softBound()
{
    TestGraph graph;
    std::atomic<int> done = 0;
    std::atomic<bool> isExceeded = false;
    auto &step = graph.step(sinkInto(done), {.queue = {.items = 8}});
    const auto look = [&] {
        if (step.queue()->size() > 8)
            isExceeded = true;
    };
    Feeder<Parcel> feeder(graph.controller, step);
    if (graph.controller.start())
        return u"it did not start"_s;
    {
        std::vector<std::jthread> producers;
        for (int i = 0; i < 50; ++i) {
            producers.emplace_back([&] {
                for (Parcel parcel; parcel.number < 20; ++parcel.number) {
                    Parcel next = parcel;
                    (void)feeder.put(next);
                    look();
                }
            });
        }
    }
    feeder.finish();
    graph.controller.wait();
    return unless(!isExceeded && done == 1000, "more than 8 items, or not all of them");
}

QString twinsCountApart()
{
    TestGraph graph;
    auto &source = graph.source(counting(100));
    auto &first = graph.step({.process = [](const Parcel &parcel, Out &out) {
        if (parcel.number < 10)
            out.send(parcel);
    }});
    auto &second = graph.step({});
    graph.link(source, first);
    graph.link(first, second);
    endOf(graph);
    const MetricsSnapshot snapshot = graph.controller.snapshot();
    return unless(snapshot.steps[1].in == 100 && snapshot.steps[2].in == 10,
                  "one counts for the other");
}

QString chunksOfAllWorkers()
{
    TestGraph graph;
    std::atomic<int> done = 0;
    auto &source = graph.source(counting(100));
    auto &batch = graph.batch({.process =
                                   [](std::span<const Parcel> parcels, Out &out) {
                                       for (const Parcel &parcel : parcels)
                                           out.send(parcel);
                                       return std::vector<Rejection>();
                                   },
                               .bounds = {.items = 64}},
                              {.workers = Workers{4}});
    auto &sink = graph.step(sinkInto(done));
    graph.link(source, batch);
    graph.link(batch, sink);
    endOf(graph);
    return unless(done == 100, "items are lost");
}

QString putAfterFinish()
{
    TestGraph graph;
    Feeder<Parcel> feeder(graph.controller, graph.step({}));
    if (graph.controller.start())
        return u"it did not start"_s;
    feeder.finish();
    Parcel parcel{5};
    const bool isRefused = feeder.put(parcel) == PushResult::Closed && parcel.number == 5;
    graph.controller.wait();
    return unless(isRefused, "it was taken");
}

QString itemsOfAClosedQueue()
{
    TestGraph graph;
    auto &source = graph.source(counting(1000));
    auto &step = graph.step({.process = [](const Parcel &, Out &) { throw NotStandard{}; }});
    graph.link(source, step);
    endOf(graph);
    const OriginCounts counts = graph.controller.snapshot().origins;
    return unless(counts.of(Verdict::Failed) == 1
                      && counts.of(Verdict::Cancelled) == counts.emitted - 1,
                  "they are not counted as cancelled");
}

QString rootCause()
{
    TestGraph graph;
    auto &source = graph.source(counting(1000));
    auto &step = graph.step({.process = [](const Parcel &parcel, Out &out) {
        out.send(parcel);
        throw std::runtime_error("cause");
    }});
    auto &sink = graph.step({.process = [](const Parcel &, Out &) {},
                             .flush = [](Out &) { throw std::runtime_error("consequence"); },
                             .close = [] { throw std::runtime_error("consequence"); }});
    graph.link(source, step);
    graph.link(step, sink);
    if (graph.controller.start())
        return u"it did not start"_s;
    return unless(graph.controller.wait().error->text.toString() == u"cause"_s,
                  "the consequence hides it");
}

QString deadLetterSinkFails()
{
    TestGraph graph;
    graph.controller.setDeadLetterSink([](const DeadLetter &) { throw NotStandard{}; });
    auto &source = graph.source(counting(10));
    auto &step = graph.step({.process = [](const Parcel &, Out &) { throw NotStandard{}; }},
                            {.onError = {.then = OnError::SetAside}});
    graph.link(source, step);
    return unless(endOf(graph) == RunState::Failed, "it is swallowed");
}

} // namespace

/// Each row is a fault of the library that Paipa succeeds.
class TestOriginalFaults final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"as the original did, a run hangs"_s; }};

private Q_SLOTS:
    void isNotOurs_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("H1 a step stops early") << Scene(stopsEarly);
        QTest::newRow("H2 a step needs no input") << Scene(needsNoInput);
        QTest::newRow("H3 a step crashes behind another") << Scene(crashesDownstream);
        QTest::newRow("H1 a generator stops early") << Scene(generatorStopsEarly);
        QTest::newRow("H2 a generator reads nothing") << Scene(generatorReadsNothing);
        QTest::newRow("H3 a generator crashes behind another") << Scene(generatorCrashesDownstream);
        QTest::newRow("H4 no workers") << Scene(hasNoWorkers);
        QTest::newRow("H5 the only worker cannot open") << Scene([] { return cannotOpen(1, 1); });
        QTest::newRow("H6 one of three workers cannot open")
            << Scene([] { return cannotOpen(3, 2); });
        QTest::newRow("H7 what is thrown is no exception") << Scene(throwsNoException);
        // H8, a hook between items: see tst_pipeline, as L7 and L8; H13, Ctrl-C: tst_interruption
        QTest::newRow("H8 a hook at the end of input fails") << Scene(flushFails);
        QTest::newRow("H9 stop after a crash downstream") << Scene(stopAfterACrash);
        QTest::newRow("H10 H11 several inputs") << Scene(twoInputs);
        QTest::newRow("H12 a step never returns") << Scene(neverReturns);
        QTest::newRow("H14 counters are read meanwhile") << Scene(countersWhileRead);
        QTest::newRow("H15 finish when the queue is full") << Scene(finishWhenFull);
        QTest::newRow("L1 retries at the end") << Scene(retriesAtTheEnd);
        QTest::newRow("L2 retries are exhausted") << Scene(retriesExhausted);
        QTest::newRow("L3 chunks of all workers") << Scene(chunksOfAllWorkers);
        QTest::newRow("L4 put and iterate") << Scene(twoInputs);
        QTest::newRow("L5 put after finish") << Scene(putAfterFinish);
        QTest::newRow("L6 items of a closed queue") << Scene(itemsOfAClosedQueue);
        QTest::newRow("L9 a flush fails") << Scene(flushFails);
        QTest::newRow("L10 the root cause") << Scene(rootCause);
        QTest::newRow("L11 the callback of failures fails") << Scene(deadLetterSinkFails);
        QTest::newRow("c items after the first error") << Scene(nothingAfterTheError);
        QTest::newRow("c hooks run twice") << Scene(hooksOnce);
        QTest::newRow("c the bound is soft") << Scene(softBound);
        QTest::newRow("c steps of one kind share a counter") << Scene(twinsCountApart);
        // c polling: see tst_runcontroller, P2.13; c a chunk's time: tst_timedchunk, P3.23
    }
    void isNotOurs()
    {
        QFETCH(const Scene, scene);
        QCOMPARE(scene(), QString());
    }
};

QTEST_GUILESS_MAIN(TestOriginalFaults)
#include "tst_originalfaults.moc"
