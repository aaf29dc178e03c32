// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/itemtap.h>

#include "support/testgraph.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;

class TestItemTap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItemsUntilWhoLooksHasEnough()
    {
        ItemTap<int> tap;
        std::vector<int> seen;
        tap.pass(0); // nobody looks yet
        tap.open([&seen](int item) {
            seen.push_back(item);
            return seen.size() < 2;
        });
        for (int item = 1; item <= 4; ++item)
            tap.pass(item);
        QCOMPARE(seen, (std::vector{1, 2}));
    }

    void whoLooksAnewTakesThePlaceOfTheOther()
    {
        ItemTap<int> tap;
        int first = 0;
        int second = 0;
        tap.open([&first](int) { return ++first > 0; });
        tap.pass(1);
        tap.open([&second](int) { return ++second > 0; });
        tap.pass(2);
        tap.close();
        tap.pass(3);
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
    }

    void whoHasEnoughDoesNotEndTheLookOfAnother()
    {
        ItemTap<int> tap;
        int others = 0;
        tap.open([&](int) {
            tap.open([&others](int) { return ++others > 0; });
            return false; // said after the other one has begun
        });
        tap.pass(1);
        tap.pass(2);
        QCOMPARE(others, 1);
    }

    /// Whoever had enough closes their own look, not the one that came after it.
    void manyPassWhileOthersLook()
    {
        for (int round = 0; round < 200; ++round) {
            ItemTap<int> tap;
            std::atomic<bool> hasSeen = false;
            std::vector<std::jthread> threads;
            for (int i = 0; i < 2; ++i) {
                threads.emplace_back([&] {
                    while (!hasSeen)
                        tap.pass(1);
                });
            }
            for (int look = 0; look < 20; ++look)
                tap.open([](int) { return false; });
            tap.open([&hasSeen](int) { return hasSeen = true; });
        }
    }

    void allThatAStepHandsOnPasses()
    {
        ItemTap<Parcel> tap;
        std::atomic<int> seen = 0;
        tap.open([&seen](const Parcel &) { return ++seen > 0; });
        TestGraph graph;
        TestSource &source = graph.source(counting(100));
        TestStep &step = graph.step({}, {.workers = {2}});
        TestStep &end =
            graph.step({.process = [](const Parcel &, Out &) {}}, {.placement = Placement::Inline});
        graph.link(source, step);
        graph.link(step, end);
        step.setTap(0, tap);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(seen, 100);
    }

    void resultsOfAFailedAttemptDoNotPass()
    {
        ItemTap<Parcel> tap;
        std::atomic<int> seen = 0;
        tap.open([&seen](const Parcel &) { return ++seen > 0; });
        TestGraph graph;
        TestSource &source = graph.source(counting(10));
        TestStep &step = graph.step({.process =
                                         [](const Parcel &parcel, Out &out) {
                                             out.send(parcel);
                                             if (parcel.number % 2 == 0)
                                                 throw std::runtime_error("even");
                                         }},
                                    {.onError = {.then = OnError::SetAside}});
        TestStep &end = graph.step({.process = [](const Parcel &, Out &) {}});
        graph.link(source, step);
        graph.link(step, end);
        step.setTap(0, tap);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(seen, 5);
    }
};

QTEST_GUILESS_MAIN(TestItemTap)
#include "tst_itemtap.moc"
