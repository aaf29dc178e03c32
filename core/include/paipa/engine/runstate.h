// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

namespace paipa::engine {

/// The life of a run. Everything from Finished on is final.
enum class RunState {
    Created,
    Starting, ///< Hooks that open steps and workers are running.
    Running,
    Paused,   ///< No process() starts; queues keep their content.
    Draining, ///< Sources have ended or were told to stop; what was emitted is completed.
    Aborting, ///< Nothing new starts; workers are leaving.
    Failing,  ///< As Aborting, because of an error.
    Finished, ///< Every item has its fate.
    Failed,
    Stopped,
    Aborted,
};

enum class RunEvent {
    Start,
    Opened, ///< All hooks succeeded.
    Pause,
    Resume,
    Stop, ///< Sources end now.
    Abort,
    Fail,
    Emptied, ///< The last worker has left.
};

/// The state after \a event, or nothing if the event means nothing in \a state.
[[nodiscard]] constexpr std::optional<RunState> next(RunState state, RunEvent event)
{
    using enum RunState;
    switch (event) {
    case RunEvent::Start: return state == Created ? std::optional(Starting) : std::nullopt;
    case RunEvent::Opened: return state == Starting ? std::optional(Running) : std::nullopt;
    case RunEvent::Pause: return state == Running ? std::optional(Paused) : std::nullopt;
    case RunEvent::Resume: return state == Paused ? std::optional(Running) : std::nullopt;
    case RunEvent::Stop:
        return state == Running || state == Paused ? std::optional(Draining) : std::nullopt;
    case RunEvent::Abort:
        if (state == Created)
            return Aborted;
        return state == Starting || state == Running || state == Paused || state == Draining
                   ? std::optional(Aborting)
                   : std::nullopt;
    case RunEvent::Fail:
        return state == Starting || state == Running || state == Paused || state == Draining
                   ? std::optional(Failing)
                   : std::nullopt;
    case RunEvent::Emptied:
        switch (state) {
        case Running:
        case Paused: return Finished;
        case Draining: return Stopped;
        case Aborting: return Aborted;
        case Failing: return Failed;
        default: return std::nullopt;
        }
    }
    return std::nullopt;
}

[[nodiscard]] constexpr bool isFinal(RunState state) { return state >= RunState::Finished; }

/// Whether it has ended, or is about to because it was told to or has failed.
[[nodiscard]] constexpr bool isEnding(RunState state) { return state >= RunState::Draining; }

/// "running", "finished", …
[[nodiscard]] QString toString(RunState state);

} // namespace paipa::engine
