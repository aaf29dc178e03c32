// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A run that stays in one state, because an item or a hook waits at a gate.
class RunInState
{
public:
    explicit RunInState(RunState wanted)
    {
        auto &source = m_graph.source({.produce = [this, wanted](Out &out) {
            out.send(Parcel{0});
            if (wanted == RunState::Failing || wanted == RunState::Failed) {
                m_gate.waitForArrivals();
                throw std::runtime_error("the source fails");
            }
            m_end.pass();
        }});
        auto &step = m_graph.step({.process = [this](const Parcel &, Out &) { m_gate.pass(); },
                                   .open =
                                       [this, wanted] {
                                           if (wanted == RunState::Starting)
                                               m_gate.pass();
                                       }},
                                  {.name = u"step"_s});
        m_graph.link(source, step);
        if (wanted == RunState::Created)
            return;
        m_starting = std::jthread([this] { (void)run().start(); });
        m_gate.waitForArrivals();
        if (wanted == RunState::Starting)
            return;
        m_starting.join();
        lead(wanted);
    }
    ~RunInState() { end(); }
    Q_DISABLE_COPY_MOVE(RunInState)

    [[nodiscard]] RunController &run() { return m_graph.controller; }
    /// Lets everything go on that waits.
    void end()
    {
        m_gate.open();
        m_end.open();
    }

private:
    void lead(RunState wanted)
    {
        if (wanted == RunState::Paused)
            run().pause();
        if (wanted == RunState::Draining || wanted == RunState::Stopped)
            run().stop();
        if (wanted == RunState::Aborting || wanted == RunState::Aborted)
            run().abort();
        if (wanted == RunState::Failing)
            spinUntil([this] { return run().state() == RunState::Failing; });
        if (isFinal(wanted)) {
            end();
            (void)run().wait();
        }
    }

    Gate m_gate;
    Gate m_end; ///< Of the source.
    TestGraph m_graph;
    std::jthread m_starting;
};

struct Call {
    const char *name;
    bool (*call)(RunController &); ///< Whether it has had an effect, or what it says.
    std::initializer_list<RunState> works;
};

using enum RunState;

const Call calls[] = {
    {"start", [](RunController &run) { return !run.start(); }, {Created}},
    {"pause", [](RunController &run) { return run.pause(); }, {Running}},
    {"resume", [](RunController &run) { return run.resume(); }, {Paused}},
    {"set workers",
     [](RunController &run) { return run.setWorkers(u"step"_s, Workers{2}); },
     {Running, Paused, Draining}},
    {"stop", [](RunController &run) { return run.stop(); }, {Running, Paused}},
    {"stop by a deadline",
     [](RunController &run) { return run.stop(StopDeadline{1h}); },
     {Running, Paused}},
    {"abort",
     [](RunController &run) { return run.abort(); },
     {Created, Starting, Running, Paused, Draining}},
    {"wait for no time",
     [](RunController &run) { return run.waitFor(0s); },
     {Finished, Failed, Stopped, Aborted}},
    {"stop within no time",
     [](RunController &run) { return isFinal(run.stopWithin({0s}).state); },
     {Starting, Running, Paused, Draining, Aborting, Failing, Finished, Failed, Stopped, Aborted}},
    {"snapshot",
     [](RunController &run) { return isFinal(run.snapshot().state); },
     {Finished, Failed, Stopped, Aborted}},
    {"errors", [](RunController &run) { return !run.errors().empty(); }, {Failing, Failed}},
    {"dead letters", [](RunController &run) { return !run.deadLetters().empty(); }, {}},
};

} // namespace

/// What each call does in each state of a run.
class TestEveryState final : public QObject
{
    Q_OBJECT

    QString m_now;
    Watchdog m_watchdog{[this] { return m_now; }};

private Q_SLOTS:
    void everyCallIsSafeInEveryState_P1_1_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<int>("call");
        for (const RunState state : {Created, Starting, Running, Paused, Draining, Aborting,
                                     Failing, Finished, Failed, Stopped, Aborted}) {
            for (std::size_t i = 0; i < std::size(calls); ++i)
                QTest::addRow("%s, %s", qPrintable(toString(state)), calls[i].name)
                    << state << static_cast<int>(i);
        }
    }
    void everyCallIsSafeInEveryState_P1_1()
    {
        QFETCH(const RunState, state);
        QFETCH(const int, call);
        m_now = QString::fromUtf8(QTest::currentDataTag());
        RunInState held(state);
        RunController &run = held.run();
        QCOMPARE(run.state(), state);
        const Call &tried = calls[call];
        const bool works = std::ranges::find(tried.works, state) != tried.works.end();
        QCOMPARE(tried.call(run), works);
        held.end();
        if (run.state() == Created)
            return;
        run.abort();
        QVERIFY(isFinal(run.wait().state));
        if (isFinal(state))
            QCOMPARE(run.state(), state);
    }
};

QTEST_GUILESS_MAIN(TestEveryState)
#include "tst_everystate.moc"
