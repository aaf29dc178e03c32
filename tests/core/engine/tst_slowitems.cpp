// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Items on which a step works for longer than it should.
class TestSlowItems final : public QObject
{
    Q_OBJECT

    enum class Kind { Items, Inline, Batches };

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"no report"_s; }};

    static std::vector<SlowItem> slowItemsOf(TestGraph &graph)
    {
        return graph.controller.snapshot().steps.back().slowItems;
    }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    void aSlowItemIsNamedButNotTouched_P7_58_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("items") << Kind::Items << u"parcel 0"_s;
        QTest::newRow("inline") << Kind::Inline << u"parcel 0"_s;
        QTest::newRow("batches") << Kind::Batches << u"parcel 0 and 1 more"_s;
    }
    void aSlowItemIsNamedButNotTouched_P7_58()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, name);
        TestGraph graph(m_clock);
        Gate gate;
        const StageOptions options{.placement = kind == Kind::Inline ? Placement::Inline
                                                                     : Placement::OwnWorkers,
                                   .slowAfter = 30s};
        auto &source = graph.source(counting(2));
        auto &host = graph.step({});
        graph.link(source, host);
        if (kind == Kind::Batches) {
            BatchCode code;
            code.bounds.items = 2;
            code.process = [&](std::span<const Parcel>, Out &) {
                gate.pass();
                return std::vector<Rejection>();
            };
            graph.link(host, graph.batch(std::move(code), options));
        } else {
            graph.link(host, graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                        options));
        }
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        m_clock->advance(29s);
        QVERIFY(slowItemsOf(graph).empty());
        m_clock->advance(1s);
        const std::vector<SlowItem> slow = slowItemsOf(graph);
        QCOMPARE(slow.size(), std::size_t(1));
        QCOMPARE(slow[0].item, name);
        QCOMPARE(slow[0].worker, 0);
        QCOMPARE(slow[0].number, std::uint64_t(1));
        QCOMPARE(slow[0].age, std::chrono::nanoseconds(30s));
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QVERIFY(slowItemsOf(graph).empty());
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(2));
    }

    void whoWaitsForOthersIsNotSlow_P7_58()
    {
        TestGraph graph(m_clock);
        Gate gate;
        auto &source = graph.source(counting(5));
        auto &step = graph.step({}, {.slowAfter = 1s});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                {.queue = {.items = 1}});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        const auto stepState = [&] {
            const StepSnapshot snapshot = graph.controller.snapshot().steps[1];
            return snapshot.workers.empty() ? WorkerState::Ended : snapshot.workers[0].state;
        };
        spinUntil([&] { return stepState() == WorkerState::Blocked; });
        m_clock->advance(1h);
        QVERIFY(graph.controller.snapshot().steps[1].slowItems.empty());
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void eachItemBeginsAnew_P7_58()
    {
        TestGraph graph(m_clock);
        auto &source = graph.source(counting(5));
        graph.link(source, graph.step({.process =
                                           [&](const Parcel &, Out &) {
                                               m_clock->advance(20s);
                                               QVERIFY(slowItemsOf(graph).empty());
                                           }},
                                      {.slowAfter = 30s}));
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void withoutALimitNothingIsSlow()
    {
        TestGraph graph(m_clock);
        Gate gate;
        auto &source = graph.source(counting(1));
        graph.link(source, graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }}));
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        m_clock->advance(1000h);
        QVERIFY(slowItemsOf(graph).empty());
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }
};

QTEST_GUILESS_MAIN(TestSlowItems)
#include "tst_slowitems.moc"
