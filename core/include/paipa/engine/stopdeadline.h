// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace paipa::engine {

/// How long a run may take to stop, and how that time is divided.
struct StopDeadline {
    std::chrono::nanoseconds total;

    /// For what is under way to be completed; then it is aborted.
    [[nodiscard]] constexpr std::chrono::nanoseconds toComplete() const
    {
        return total - toLeave();
    }
    /// For the workers to come back after that.
    [[nodiscard]] constexpr std::chrono::nanoseconds toLeave() const { return total / 4; }
};

} // namespace paipa::engine
