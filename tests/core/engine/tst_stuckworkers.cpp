// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <mutex>
#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Whom a run has told of.
class Told
{
public:
    [[nodiscard]] RunController::StuckSink sink()
    {
        return [this](const StuckWorker &worker) {
            const std::scoped_lock lock(m_mutex);
            m_texts << toString(worker);
        };
    }
    [[nodiscard]] QStringList texts() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

} // namespace

/// What is said of a worker that does not come back from its step's own code.
class TestStuckWorkers final : public QObject
{
    Q_OBJECT

    enum class Kind { Items, Described, Inline, Batches, Stream, Hook };

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// Links a step of \a kind to \a source that waits at \a gate with its first item.
    static void linkHeld(TestGraph &graph, Stage &source, Kind kind, Gate &gate);

    /// Returns once only the worker at \a gate is left.
    static void startHeld(TestGraph &graph, Gate &gate)
    {
        if (graph.controller.start())
            qFatal("it does not start");
        gate.waitForArrivals();
        spinUntil([&] { return graph.controller.snapshot().steps[0].workers.empty(); });
    }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    void theItemInHandIsNamed_P1_7_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("item");
        QTest::newRow("items") << Kind::Items << u"its item 1"_s;
        QTest::newRow("items that are watched") << Kind::Described << u"parcel 0"_s;
        QTest::newRow("in an inline step") << Kind::Inline << u"its item 1"_s;
        QTest::newRow("batches") << Kind::Batches << u"its item 2"_s;
        QTest::newRow("whole input") << Kind::Stream << u"its item 1"_s;
        QTest::newRow("after the last item") << Kind::Hook << QString();
    }
    void theItemInHandIsNamed_P1_7()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, item);
        TestGraph graph(m_clock);
        Gate gate;
        linkHeld(graph, graph.source(counting(2)), kind, gate);
        startHeld(graph, gate);
        graph.controller.abort();
        const RunOutcome outcome = graph.controller.waitAfterAbort(0s);
        QCOMPARE(outcome.stuck.size(), std::size_t(1));
        QCOMPARE(outcome.stuck[0].item, item);
        QCOMPARE(toString(outcome.stuck[0]).contains(u"with "_s + item + u", and cannot"_s),
                 !item.isEmpty());
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
    }

    void aRunThatStopsNamesWhoDoesNotGetOn_P1_5_P1_7()
    {
        TestGraph graph(m_clock);
        Told told;
        graph.controller.setStuckSink(told.sink());
        Gate gate;
        Gate next;
        auto &source = graph.source(counting(2));
        auto &step =
            graph.step({.process = [&](const Parcel &parcel,
                                       Out &) { (parcel.number == 0 ? gate : next).pass(); }},
                       {.name = u"held"_s});
        graph.link(source, step);
        startHeld(graph, gate);
        QVERIFY(graph.controller.stop());
        RunOutcome outcome;
        std::jthread waiting([&] { outcome = graph.controller.wait(10s); });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        const auto pass = [&](std::chrono::seconds time) {
            m_clock->waitForSleepers(1);
            QCOMPARE(m_clock->nextDeadline(), std::chrono::nanoseconds(time));
            m_clock->advance(time);
            m_clock->waitForSleepers(1);
        };
        pass(10s);
        const QString first =
            u"worker 1 of step \"held\" has been in its own code for 10 s, with its item 1, and cannot be ended"_s;
        QCOMPARE(told.texts(), QStringList{first});
        gate.open();
        next.waitForArrivals();
        pass(20s); // it has gone on to the next one
        QCOMPARE(told.texts(), QStringList{first});
        pass(40s);
        QCOMPARE(told.texts().size(), 2);
        QVERIFY2(told.texts()[1].contains(u"with its item 2"_s), qPrintable(told.texts()[1]));
        next.open();
        waiting.join();
        QCOMPARE(outcome.state, RunState::Stopped);
    }

    void anAbortEndsTheWaitForARunThatStops_P1_5_P1_7()
    {
        TestGraph graph(m_clock);
        Gate gate;
        linkHeld(graph, graph.source(counting(1)), Kind::Items, gate);
        startHeld(graph, gate);
        QVERIFY(graph.controller.stop());
        RunOutcome outcome;
        std::jthread waiting([&] { outcome = graph.controller.wait(7s); });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        m_clock->waitForSleepers(1);
        m_clock->advance(1s);
        QVERIFY(graph.controller.abort());
        m_clock->waitForDeadline(7s);
        m_clock->advance(7s);
        waiting.join();
        QCOMPARE(outcome.state, RunState::Aborted);
        QCOMPARE(outcome.stuck.size(), std::size_t(1));
        gate.open();
    }

    void theHookThatClosesAStepIsNamed_P1_7_data()
    {
        QTest::addColumn<bool>("isInline");
        QTest::newRow("of a step with workers") << false;
        QTest::newRow("of an inline step") << true;
    }
    void theHookThatClosesAStepIsNamed_P1_7()
    {
        QFETCH(const bool, isInline);
        TestGraph graph(m_clock);
        Told told;
        graph.controller.setStuckSink(told.sink());
        Gate gate;
        const StageHooks held{.close = [&] { gate.pass(); }};
        auto &source = graph.source(counting(1));
        auto &step = graph.step({}, {.name = u"step"_s}, isInline ? StageHooks{} : held);
        graph.link(source, step);
        if (isInline)
            graph.link(step, graph.step({}, {.placement = Placement::Inline}, held));
        startHeld(graph, gate);
        QVERIFY(graph.controller.stop());
        RunOutcome outcome;
        std::jthread waiting([&] { outcome = graph.controller.wait(10s); });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        m_clock->waitForDeadline(10s);
        m_clock->advance(10s);
        m_clock->waitForDeadline(20s);
        const QString text =
            u"worker 1 of step \"step\" has been in its own code for 10 s and cannot be ended"_s;
        QCOMPARE(told.texts(), QStringList{text});
        QVERIFY(graph.controller.abort());
        m_clock->waitForDeadline(10s);
        m_clock->advance(10s);
        waiting.join();
        QCOMPARE(outcome.stuck.size(), std::size_t(1));
        QCOMPARE(toString(outcome.stuck[0]), QString(text).replace(u"10 s"_s, u"20 s"_s));
    }

    void whoIsDestroyedWithAStuckWorkerSaysSo_P1_7()
    {
        Told told;
        Gate gate;
        auto graph = std::make_unique<TestGraph>(m_clock);
        graph->controller.setStuckSink(told.sink());
        linkHeld(*graph, graph->source(counting(1)), Kind::Items, gate);
        startHeld(*graph, gate);
        std::jthread destroying([&] { graph.reset(); });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        m_clock->waitForSleepers(1);
        m_clock->advance(10s);
        spinUntil([&] { return !told.texts().empty(); });
        QVERIFY2(told.texts()[0].contains(u"with its item 1"_s), qPrintable(told.texts()[0]));
        gate.open();
    }

    void whoStartsIsToldWhoDoesNotOpen_P1_3_P1_7_data()
    {
        QTest::addColumn<bool>("anotherFails");
        QTest::newRow("the others have opened") << false;
        QTest::newRow("another one has failed") << true;
    }
    void whoStartsIsToldWhoDoesNotOpen_P1_3_P1_7()
    {
        QFETCH(const bool, anotherFails);
        TestGraph graph(m_clock);
        Told told;
        graph.controller.setStuckSink(told.sink());
        Gate gate;
        auto &source = graph.source({.open = [&] {
            if (anotherFails)
                throw std::runtime_error("bad");
        }});
        graph.link(source, graph.step({.open = [&] { gate.pass(); }}, {.name = u"held"_s}));
        std::optional<RunError> error;
        std::jthread starting([&] { error = graph.controller.start(); });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        gate.waitForArrivals();
        spinUntil([&] {
            const std::vector<WorkerSnapshot> workers =
                graph.controller.snapshot().steps[0].workers;
            return !workers.empty() && workers[0].state == WorkerState::Waiting;
        });
        m_clock->waitForSleepers(1);
        m_clock->advance(1s);
        m_clock->waitForDeadline(2s);
        QCOMPARE(told.texts(),
                 QStringList{u"worker 1 of step \"held\" has been in its own code for 1.0 s "
                             "and cannot be ended"_s});
        gate.open();
        starting.join();
        QCOMPARE(error.has_value(), anotherFails);
        QCOMPARE(graph.controller.wait().state,
                 anotherFails ? RunState::Failed : RunState::Finished);
    }

    void itIsLoggedIfNobodyElseIsTold_P1_7()
    {
        TestGraph graph(m_clock);
        Gate gate;
        linkHeld(graph, graph.source(counting(1)), Kind::Items, gate);
        startHeld(graph, gate);
        QVERIFY(graph.controller.stop());
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"^Paipa: a run has to wait: worker 1 of step .* its item 1"_s));
        std::jthread waiting([&] { (void)graph.controller.wait(10s); });
        m_clock->waitForSleepers(1);
        m_clock->advance(10s);
        m_clock->waitForSleepers(1);
        gate.open();
    }
};

void TestStuckWorkers::linkHeld(TestGraph &graph, Stage &source, Kind kind, Gate &gate)
{
    auto &producer = static_cast<SourceStage<Parcel> &>(source);
    const StepCode held{.process = [&gate](const Parcel &, Out &) { gate.pass(); }};
    switch (kind) {
    case Kind::Items: graph.link(producer, graph.step(held)); break;
    case Kind::Described: graph.link(producer, graph.step(held, {.slowAfter = 30s})); break;
    case Kind::Inline: {
        auto &host = graph.step({});
        graph.link(producer, host);
        graph.link(host, graph.step(held, {.placement = Placement::Inline}));
        break;
    }
    case Kind::Batches: {
        BatchCode code;
        code.bounds.items = 2;
        code.process = [&gate](std::span<const Parcel>, Out &) {
            gate.pass();
            return std::vector<Rejection>();
        };
        graph.link(producer, graph.batch(std::move(code)));
        break;
    }
    case Kind::Stream: {
        StreamCode code;
        code.results = [&gate](StreamInput<Parcel> &input) -> Generator<Parcel> {
            while (input.next())
                gate.pass();
            co_return;
        };
        graph.link(producer, graph.stream(std::move(code)));
        break;
    }
    case Kind::Hook:
        graph.link(producer, graph.step({.flush = [&gate](Out &) { gate.pass(); }}));
        break;
    }
}

QTEST_GUILESS_MAIN(TestStuckWorkers)
#include "tst_stuckworkers.moc"
