// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runerrors.h>

#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An exception that holds something large, of which we see how many there are.
class Loaded : public std::runtime_error
{
public:
    Loaded() : std::runtime_error("loaded"), m_load(std::make_shared<Load>()) {}

    static inline std::atomic<int> alive = 0;

private:
    struct Load {
        Load() { ++alive; }
        ~Load() { --alive; }
        Q_DISABLE_COPY_MOVE(Load)
    };
    std::shared_ptr<const Load> m_load; // shared by copies of the exception
};

} // namespace

class TestRunErrors final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

private Q_SLOTS:
    void init() { Loaded::alive = 0; }

    /// The original library kept all of them, with 100 kB each.
    void whatErrorsHoldIsNotKept_P4_26_P9()
    {
        constexpr int items = 3000;
        constexpr int inHand = 2; // with the worker that throws the next one, and before the sink
        int mostAlive = 0;
        TestGraph graph;
        graph.controller.setDeadLetterSink([&](const DeadLetter &letter) {
            mostAlive = std::max<int>(mostAlive, Loaded::alive);
            // Whoever is given the letter may still ask for the exception itself.
            QVERIFY_THROWS_EXCEPTION(Loaded, std::rethrow_exception(letter.error.exception));
        });
        auto &source = graph.source(counting(items));
        auto &step = graph.step({.process = [](const Parcel &, Out &) { throw Loaded(); }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().setAside, std::uint64_t(items));
        QCOMPARE(graph.controller.deadLettersFrom(0).size(), std::size_t(items));
        QVERIFY2(mostAlive <= inHand, qPrintable(QString::number(mostAlive)));
        QCOMPARE(Loaded::alive, 0);
    }

    void theErrorThatEndedTheRunIsKept_P4_26()
    {
        TestGraph graph;
        auto &source = graph.source(counting(10));
        auto &step = graph.step({.process = [](const Parcel &, Out &) { throw Loaded(); }});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QVERIFY_THROWS_EXCEPTION(Loaded, std::rethrow_exception(outcome.error->exception));
    }

    void ofOtherErrorsTheFirstHundredAreKept_P4_26()
    {
        RunErrors errors;
        for (int i = 0; i < 3000; ++i)
            errors.add(describe(std::make_exception_ptr(Loaded())));
        QCOMPARE(errors.count(), std::uint64_t(3000));
        QCOMPARE(Loaded::alive, 100);
    }
};

QTEST_GUILESS_MAIN(TestRunErrors)
#include "tst_runerrors.moc"
