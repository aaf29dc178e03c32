// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/sentence.h>

#include <chrono>
#include <cstdint>

namespace paipa::engine {

enum class BreakerState {
    Closed, ///< Items are begun.
    Open,   ///< None is begun before the cool-down is over.
    Trying, ///< One is, and the others wait for what becomes of it.
};

/// What the breaker of a step is doing, at one moment.
struct BreakerSnapshot {
    BreakerState state = BreakerState::Closed;
    std::uint64_t openings = 0;            ///< How often it has opened.
    std::chrono::nanoseconds remaining{0}; ///< Of the cool-down.
    Sentence why = {};                     ///< The failure that opened it last.
};

} // namespace paipa::engine
