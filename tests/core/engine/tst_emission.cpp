// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Answer = Acceptance::Answer;

class TestEmission final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a source that looks for room hangs"_s; }};

private Q_SLOTS:
    void aSourceSeesThatThereIsNoRoom_P2_18_data()
    {
        QTest::addColumn<std::size_t>("items");
        QTest::addColumn<std::size_t>("bytes");
        QTest::addColumn<int>("fit");
        QTest::newRow("by number") << std::size_t(3) << std::size_t(1000) << 3;
        QTest::newRow("by bytes") << std::size_t(100) << std::size_t(60) << 2;
    }
    void aSourceSeesThatThereIsNoRoom_P2_18()
    {
        QFETCH(std::size_t, items);
        QFETCH(std::size_t, bytes);
        QFETCH(int, fit);
        Gate gate;
        int sent = 0;
        TestGraph graph;
        TestSource &source = graph.source({.produce = [&](Out &out) {
            out.send(Parcel{0, 10});
            gate.waitForArrivals(); // the step holds it, and its queue is empty
            while (sent < 10 && out.trySend(Parcel{1, 22}).isTaken())
                ++sent;
            gate.open();
        }});
        TestStep &step = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                    {.queue = {.items = items, .bytes = bytes}});
        TestStep &second = graph.step({});
        graph.link(source, step);
        graph.link(source, second); // has always room, and does not count
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, engine::RunState::Finished);
        QCOMPARE(sent, fit);
    }

    void aSourceThatRefusesDoesNotWaitForAPause_P2_18()
    {
        Gate gate;
        Gate paused;
        std::vector<Answer> answers;
        TestGraph graph;
        TestSource &source = graph.source({.produce = [&](Out &out) {
            gate.pass();
            answers.push_back(out.trySend(Parcel{0}).answer);
            paused.pass();
            answers.push_back(out.trySend(Parcel{1}).answer);
        }});
        graph.link(source, graph.step({}));
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals();
        QVERIFY(graph.controller.pause());
        gate.open();
        paused.waitForArrivals();
        QVERIFY(graph.controller.resume());
        paused.open();
        QCOMPARE(graph.controller.wait().state, engine::RunState::Finished);
        QVERIFY(answers == std::vector({Answer::Paused, Answer::Taken}));
        QCOMPARE(graph.controller.snapshot().steps[1].in, 1U);
    }

    void aSourceThatRefusesIsHeldToARate_P2_18_P7_61_data()
    {
        QTest::addColumn<bool>("isOfTheSource");
        QTest::newRow("its own") << true;
        QTest::newRow("of an inline step") << false;
    }
    void aSourceThatRefusesIsHeldToARate_P2_18_P7_61()
    {
        QFETCH(bool, isOfTheSource);
        const auto clock = std::make_shared<ManualClock>();
        std::vector<Acceptance> acceptances;
        TestGraph graph(clock);
        engine::StageOptions atARate{.rate = Rate{1, 1min}};
        const auto produce = [&](Out &out) {
            acceptances.push_back(out.trySend(Parcel{0}));
            clock->advance(20s);
            acceptances.push_back(out.trySend(Parcel{1}));
            clock->advance(40s);
            acceptances.push_back(out.trySend(Parcel{2}));
        };
        TestSource &source =
            graph.source({.produce = produce}, isOfTheSource ? atARate : engine::StageOptions{});
        atARate.placement = engine::Placement::Inline;
        graph.link(source, graph.step({}, isOfTheSource ? engine::StageOptions{} : atARate));
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, engine::RunState::Finished);
        QCOMPARE(acceptances.size(), 3U);
        QVERIFY(acceptances[0].isTaken());
        QVERIFY(acceptances[1].answer == Answer::Held);
        QCOMPARE(acceptances[1].wait, std::chrono::nanoseconds(40s));
        QVERIFY(acceptances[2].isTaken());
        QCOMPARE(graph.controller.snapshot().steps[1].in, 2U);
    }

    void aSourceThatRefusesSeesThatAnInlineStepRests_P2_18_P4_33()
    {
        const auto clock = std::make_shared<ManualClock>();
        std::vector<Acceptance> acceptances;
        TestGraph graph(clock);
        TestSource &source = graph.source({.produce = [&](Out &out) {
            for (int i = 0; i < 2; ++i)
                acceptances.push_back(out.trySend(Parcel{i}));
            clock->advance(1min);
            acceptances.push_back(out.trySend(Parcel{2}));
        }});
        TestStep &broken = graph.step(
            {.process = [](const Parcel &, Out &) { throw std::runtime_error("broken"); }},
            {.placement = engine::Placement::Inline,
             .onError = {.then = engine::OnError::SetAside, .pauseAfter = 1, .pauseFor = 1min}});
        graph.link(source, broken);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, engine::RunState::Finished);
        QCOMPARE(acceptances.size(), 3U);
        QVERIFY(acceptances[0].isTaken());
        QVERIFY(acceptances[1].answer == Answer::Held);
        QCOMPARE(acceptances[1].wait, std::chrono::nanoseconds(1min));
        QVERIFY(acceptances[2].isTaken());
    }
};

QTEST_GUILESS_MAIN(TestEmission)
#include "tst_emission.moc"
