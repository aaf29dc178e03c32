// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace paipa::ui {

/// How far a run was at a moment.
struct ProgressPoint {
    double seconds = 0; ///< Since the start of the run.
    double done = 0;    ///< Items with a fate.
};

/// When a run will be done, and how sure that is.
struct RemainingTime {
    std::chrono::seconds expected{0};
    std::chrono::seconds uncertainty{0}; ///< About two standard errors.

    bool operator==(const RemainingTime &) const = default;
};

/// From the rates between \a points, which are in order of time and all count. Nothing if there is
/// too little to say so, or no progress.
[[nodiscard]] std::optional<RemainingTime> remainingTime(const QList<ProgressPoint> &points,
                                                         std::uint64_t expectedItems);

} // namespace paipa::ui
