// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>
#include <paipa/engine/stallwatch.h>

#include <QString>

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <variant>
#include <vector>

namespace paipa::engine {

/// A step has been working on an item for longer than it should.
struct SlowItemNotice {
    QString step;
    QString item;
    std::chrono::nanoseconds age{0};
};

/// So many attempts have failed in a row that a step pauses.
struct StepPausedNotice {
    QString step;
    std::chrono::nanoseconds pause{0}; ///< What is left of it.
    Sentence why;                      ///< The last failure.
};

/// A step that had paused goes on: an attempt has succeeded.
struct StepGoesOnNotice {
    QString step;
};

/// The run does not get on any more.
struct StallNotice {
    Sentence text; ///< Who waits for whom, in several lines.
};

using RunNotice = std::variant<SlowItemNotice, StepPausedNotice, StepGoesOnNotice, StallNotice>;

/// "slow item: step "thumb" has been working on photos/a.jpg for 31 s"
[[nodiscard]] QString toString(const RunNotice &notice);

/// Finds what a person should know of while a run goes on. It only looks at snapshots: nothing in
/// the run waits for it, and nothing is ever ended because of it. One thread.
class RunNotices
{
public:
    /// To be given one snapshot after the other. What has happened since the last one; each slow
    /// item once.
    [[nodiscard]] std::vector<RunNotice> look(const MetricsSnapshot &snapshot);

private:
    using Visit = std::tuple<QString, int, std::uint64_t>; ///< Step, worker, number of the item.
    struct Pauses {
        std::uint64_t openings = 0;
        bool isPaused = false;
    };

    void lookForSlowItems(const StepSnapshot &step, std::vector<RunNotice> &notices);
    void lookForPauses(const StepSnapshot &step, std::vector<RunNotice> &notices);

    StallWatch m_stalls;
    std::set<Visit> m_slow;      ///< Slow in the last snapshot.
    std::set<Visit> m_stillSlow; ///< Slow in this one.
    std::map<QString, Pauses> m_pauses;
};

} // namespace paipa::engine
