// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <chrono>

namespace paipa::ui {

/// What a step is doing, in the order of urgency.
enum class StepActivity {
    Idle,    ///< No run, or not part of it.
    Waiting, ///< Its workers wait for input.
    Busy,
    Blocked, ///< Its workers wait for room in the next queue.
    Resting, ///< It pauses after failures in a row, or tries whether they are over.
    Done,
    Failed, ///< It ended the run, or set items aside.
};

/// The one word for it, the same wherever people read it.
[[nodiscard]] QString activityWord(StepActivity activity);
/// As above; of a step that rests also for how long it will: 0 while it tries one item.
[[nodiscard]] QString activityWord(StepActivity activity, std::chrono::seconds rest);

/// How the workers of a step spent their time lately; each from 0 to 1, together at most 1.
struct TimeShares {
    double busy = 0;
    double waiting = 0;
    double blocked = 0;

    bool operator==(const TimeShares &) const = default;
};

} // namespace paipa::ui
