// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runstate.h>

#include <QTest>

#include <map>

using namespace paipa::engine;
using enum RunState;
using enum RunEvent;

namespace {

constexpr RunState states[] = {Created, Starting, Running, Paused,  Draining, Aborting,
                               Failing, Finished, Failed,  Stopped, Aborted};
constexpr RunEvent events[] = {Start, Opened, Pause, Resume, Stop, Abort, Fail, Emptied};
constexpr const char *eventNames[] = {"start", "opened", "pause", "resume",
                                      "stop",  "abort",  "fail",  "emptied"};

/// Everything that may happen; whatever is not here means nothing.
const std::map<std::pair<RunState, RunEvent>, RunState> transitions = {
    {{Created, Start}, Starting},   {{Created, Abort}, Aborted},  {{Starting, Opened}, Running},
    {{Starting, Abort}, Aborting},  {{Starting, Fail}, Failing},  {{Running, Pause}, Paused},
    {{Running, Stop}, Draining},    {{Running, Abort}, Aborting}, {{Running, Fail}, Failing},
    {{Running, Emptied}, Finished}, {{Paused, Resume}, Running},  {{Paused, Stop}, Draining},
    {{Paused, Abort}, Aborting},    {{Paused, Fail}, Failing},    {{Paused, Emptied}, Finished},
    {{Draining, Abort}, Aborting},  {{Draining, Fail}, Failing},  {{Draining, Emptied}, Stopped},
    {{Aborting, Emptied}, Aborted}, {{Failing, Emptied}, Failed},
};

} // namespace

class TestRunState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheTable_P1_1_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<RunEvent>("event");
        QTest::addColumn<std::optional<RunState>>("expected");
        for (const RunState state : states) {
            for (const RunEvent event : events) {
                const auto found = transitions.find({state, event});
                QTest::addRow("%s in %s", eventNames[static_cast<int>(event)],
                              qPrintable(toString(state)))
                    << state << event
                    << (found == transitions.end() ? std::optional<RunState>()
                                                   : std::optional(found->second));
            }
        }
    }
    void followsTheTable_P1_1()
    {
        QFETCH(const RunState, state);
        QFETCH(const RunEvent, event);
        QFETCH(const std::optional<RunState>, expected);
        QVERIFY(next(state, event) == expected);
    }

    void nothingLeavesAFinalState_P1_1()
    {
        for (const RunState state : states) {
            if (!isFinal(state))
                continue;
            for (const RunEvent event : events)
                QVERIFY(!next(state, event));
        }
        QVERIFY(!isFinal(Failing));
        QVERIFY(isFinal(Finished) && isFinal(Failed) && isFinal(Stopped) && isFinal(Aborted));
    }

    void everyStateHasAName()
    {
        QSet<QString> names;
        for (const RunState state : states)
            names.insert(toString(state));
        QCOMPARE(names.size(), qsizetype(std::size(states)));
    }
};

QTEST_GUILESS_MAIN(TestRunState)
#include "tst_runstate.moc"
