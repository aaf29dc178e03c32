// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <vector>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int items = 500; // far more than the queues of the branches hold
constexpr QueueBounds narrow{.items = 2};

/// source -> \a left, right -> sink: branches that rejoin. Counts what arrives.
struct Diamond {
    template<typename Stage>
    Diamond(TestGraph &graph, Stage &left)
    {
        auto &source = graph.source(counting(items));
        auto &right = graph.step({}, {.queue = narrow});
        auto &sink = graph.step({.process = [this](const Parcel &, Out &) { ++arrived; }},
                                {.queue = narrow});
        graph.link(source, left);
        graph.link(source, right);
        graph.link(left, sink);
        graph.link(right, sink);
    }

    std::atomic<int> arrived = 0;
};

} // namespace

/// Branches of a graph, and what would make them wait for each other. A step takes whatever its one
/// queue offers; none waits for an item of a certain branch.
class TestRejoining final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a branch waits for the other one"_s; }};

private Q_SLOTS:
    void aFullBranchTakesNoRoomFromAnother_P8_65()
    {
        constexpr QueueBounds few{.items = 100, .bytes = 100};
        TestGraph graph;
        Gate gate;
        std::atomic<int> done = 0;
        const SourceCode large{.produce = [](Out &out) {
            for (int i = 0; i < items && out.send(Parcel{i, 60}); ++i) {
            }
        }};
        auto &held =
            graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }}, {.queue = few});
        graph.link(graph.source(large), held);
        auto &free =
            graph.step({.process = [&](const Parcel &, Out &) { ++done; }}, {.queue = few});
        graph.link(graph.source(large), free);
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return done == items; });
        gate.open();
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void aBranchThatKeepsTheOrderRejoins_P8_66()
    {
        TestGraph graph;
        std::atomic<int> begun = 0;
        auto &left = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         ++begun;
                                         if (parcel.number % 10 == 0) // the others wait for it
                                             spinUntil([&] {
                                                 return begun > parcel.number + 3
                                                        || parcel.number + 4 >= items;
                                             });
                                         out.send(parcel);
                                     }},
                                {.workers = Workers{4}, .order = Order::Kept, .queue = narrow});
        Diamond diamond(graph, left);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(diamond.arrived, 2 * items);
    }

    void aBranchThatLeavesItemsOutRejoins_P8_67()
    {
        TestGraph graph;
        auto &left = graph.step({.process =
                                     [](const Parcel &parcel, Out &out) {
                                         if (parcel.number % 5 == 0)
                                             out.send(parcel);
                                     }},
                                {.queue = narrow});
        Diamond diamond(graph, left);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(diamond.arrived, items + items / 5);
    }

    void aBranchThatNeedsAllItsInputRejoins_P8_68()
    {
        TestGraph graph;
        auto &left =
            graph.stream({.results = [](StreamInput<Parcel> &input) -> Generator<Parcel> {
                             std::vector<Parcel> all;
                             while (const Parcel *parcel = input.next())
                                 all.push_back(*parcel);
                             for (auto parcel = all.rbegin(); parcel != all.rend(); ++parcel)
                                 co_yield *parcel;
                         }},
                         {.queue = narrow});
        Diamond diamond(graph, left);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(diamond.arrived, 2 * items);
    }
};

QTEST_GUILESS_MAIN(TestRejoining)
#include "tst_rejoining.moc"
