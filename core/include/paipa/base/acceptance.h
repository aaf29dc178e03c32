// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace paipa {

/// What became of an item that was to be handed on without waiting.
struct Acceptance {
    enum class Answer {
        Taken,
        Full,     ///< A queue has no room.
        Paused,   ///< The run is paused.
        Held,     ///< A rate, or a rest after failures, allows no item now.
        Unwanted, ///< Nobody wants more.
    };
    Answer answer = Answer::Taken;
    std::chrono::nanoseconds wait{0}; ///< Held: how long for at least, as far as that is known.

    [[nodiscard]] bool isTaken() const { return answer == Answer::Taken; }
};

} // namespace paipa
