// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <tuple>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint64_t emittedByEach = 700; // several blocks of origins

/// A run of a few sources, whose items are set aside now and then.
struct Sources {
    explicit Sources(const std::vector<int> &workersOfEach)
    {
        auto &step = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number % 100 == 3)
                                             throw std::runtime_error("bad");
                                     }},
                                {.workers = Workers{3}, .onError = {.then = OnError::SetAside}});
        for (std::size_t i = 0; i < workersOfEach.size(); ++i) {
            auto &source = graph.source(counting(static_cast<int>(emittedByEach)),
                                        {.name = QStringLiteral("source %1").arg(i + 1),
                                         .workers = Workers{workersOfEach[i]}});
            graph.link(source, step);
        }
    }

    TestGraph graph;
};

} // namespace

/// Which item of which source it was, where there are several.
class TestSources final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

private Q_SLOTS:
    void theKeyOfAnItemIsNoOtherItems_P4_26_P4_31_data()
    {
        QTest::addColumn<std::vector<int>>("workers");
        QTest::addColumn<int>("sources");
        QTest::newRow("one source") << std::vector{1} << 1;
        QTest::newRow("two sources") << std::vector{1, 1} << 2;
        QTest::newRow("workers of a source") << std::vector{3} << 3;
        QTest::newRow("two sources, one with workers") << std::vector{2, 1} << 3;
    }
    void theKeyOfAnItemIsNoOtherItems_P4_26_P4_31()
    {
        QFETCH(const std::vector<int>, workers);
        QFETCH(const int, sources);
        Sources run(workers);
        std::mutex mutex;
        std::set<std::tuple<QString, int, std::uint64_t>> keys;
        std::set<QString> names;
        run.graph.controller.setDeadLetterSink([&](const DeadLetter &letter) {
            const std::scoped_lock lock(mutex);
            keys.emplace(letter.error.source, letter.error.sourceWorker, letter.error.ordinal);
            names.insert(letter.error.source);
        });
        QVERIFY(!run.graph.controller.start());
        QCOMPARE(run.graph.controller.wait().state, RunState::Finished);
        QCOMPARE(keys.size(), static_cast<std::size_t>(sources) * emittedByEach / 100);
        QCOMPARE(names.contains(QString()), sources == 1); // no noise
        QCOMPARE(names.size(), workers.size());
    }

    void theSumHoldsForEachSource_P5_42()
    {
        Sources run({2, 1});
        QVERIFY(!run.graph.controller.start());
        QCOMPARE(run.graph.controller.wait().state, RunState::Finished);
        const std::vector<SourceCounts> sources = run.graph.controller.snapshot().sources;
        QCOMPARE(sources.size(), std::size_t(3));
        for (const SourceCounts &of : sources) {
            QCOMPARE(of.counts.emitted, emittedByEach);
            QCOMPARE(of.counts.of(Verdict::Failed), emittedByEach / 100);
            QCOMPARE(of.counts.of(Verdict::Acked), emittedByEach - emittedByEach / 100);
            QCOMPARE(of.source.worker < 0, of.source.step == u"source 2"_s);
        }
    }

    void itHoldsWhoeverFeedsTheRun_P5_42_data()
    {
        QTest::addColumn<bool>("isAborted");
        QTest::newRow("finished") << false;
        QTest::newRow("aborted") << true;
    }
    void itHoldsWhoeverFeedsTheRun_P5_42()
    {
        QFETCH(const bool, isAborted);
        TestGraph graph;
        Gate gate;
        auto &step = graph.step({.process = [&](const Parcel &, Out &) { gate.pass(); }},
                                {.queue = {.items = 400}});
        Feeder<Parcel> feeder(graph.controller, step);
        QVERIFY(!graph.controller.start());
        for (int i = 0; i < 300; ++i) { // more than a block
            Parcel parcel{i};
            QCOMPARE(feeder.put(parcel), PushResult::Pushed);
        }
        if (isAborted)
            QVERIFY(graph.controller.abort());
        feeder.finish();
        gate.open();
        QCOMPARE(graph.controller.wait().state, isAborted ? RunState::Aborted : RunState::Finished);
        const SourceCounts of = graph.controller.snapshot().sources.front();
        QCOMPARE(of.source, SourceName());
        QCOMPARE(of.counts.emitted, std::uint64_t(300));
        QCOMPARE(of.counts.decided(), std::uint64_t(300));
        QCOMPARE(of.counts.of(Verdict::Cancelled) > 0, isAborted);
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
