// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

namespace paipa::engine {

/// What a worker is doing at one moment.
enum class WorkerState : std::uint8_t {
    Opening,
    Busy,    ///< In the step's own code.
    Waiting, ///< For input.
    Blocked, ///< By a full queue behind it.
    Backing, ///< Off, before a retry.
    Held,    ///< Back by the rate of its step, or by its breaker.
    Paused,
    Ended,
};
inline constexpr std::size_t workerStateCount = 8;

} // namespace paipa::engine
