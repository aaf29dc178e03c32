// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

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
            while (sent < 10 && out.hasRoom() && out.send(Parcel{1, 22}))
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
};

QTEST_GUILESS_MAIN(TestEmission)
#include "tst_emission.moc"
