// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/base/quantities.h>
#include <paipa/engine/deadletterfile.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/engine/runnotices.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace paipa {

using engine::DeadLetter;
using engine::DeadLetterTarget;
using engine::RunError;
using engine::RunNotice;

/// How long a run gives its workers to come back once nothing new begins.
inline constexpr std::chrono::seconds defaultGrace{10};

/// What is said of a run beside its steps.
struct RunSettings {
    std::shared_ptr<Clock> clock = std::make_shared<SteadyClock>(); ///< Of time-outs and waits.
    /// More items set aside than these, in all steps together, end the run. A share is one of the
    /// items that came in.
    std::optional<Allowance> mostFailed = {};
    /// Once it is triggered, from any thread, the run takes no more items, completes those that it
    /// has, and ends as Stopped.
    std::stop_token stop = {};
    /// Is given each item that is set aside, before it counts as failed. Called by workers, several
    /// at a time. If it throws, the run fails. See deadLettersInto().
    std::function<void(const DeadLetter &)> deadLetters = {};
    /// Is given what is known of the errors that ended the run, at most 100, the first one in
    /// front, before run(), start() or results() throws the first one; in the caller's thread,
    /// once. If a step has not come back 10 s after the error, which run() and results() have to
    /// wait for, it is called then, and the log names the error and the step.
    std::function<void(const std::vector<RunError> &)> onFailure = {};
    /// Is told while the run goes on what a person should know: items that are slow (see
    /// SlowAfter), steps that pause after failures, and that nothing moves any more. Found by a
    /// look at the run once a second, in a thread that this costs; one call after the other. No
    /// worker waits for it: what happens during a call is found by the next look, and what is over
    /// by then is not told. If it throws, the run fails. The last call has returned when run() or
    /// results() has, or the run in the background is gone, which it must not end itself.
    std::function<void(const RunNotice &)> onNotice = {};
};

/// For RunSettings::deadLetters: a line of JSON for each item, with "time", "step", "name",
/// "ordinal", "attempts", "error" and "item"; where items come from several sources or workers of
/// one, also "source" and "sourceWorker" (from 0), of which it has this ordinal. The item is there
/// if it is a number, a text, or of a type that has toString() or, in its namespace,
/// toJsonLine(const T &); "name" is as describeItem(const T &) says. Throws Failure if the file has
/// to be made now and cannot be.
[[nodiscard]] std::function<void(const DeadLetter &)> deadLettersInto(DeadLetterTarget target);

namespace detail {

/// Starts it with \a settings. Throws what keeps it from starting.
void begin(engine::RunController &controller, const RunSettings &settings);
[[noreturn]] void raise(const RunError &error);

/// Waits for the end of a run that borrows what its caller has, so that nothing may be left behind.
/// What keeps it from ending is told all the same. Belongs to the caller's thread.
class EndOfRun
{
public:
    /// Both must outlive it.
    EndOfRun(engine::RunController &controller, const RunSettings &settings);

    /// Waits for the end; throws the first error.
    void complete();

    /// For who waits for something else: triggered when the run is to end.
    [[nodiscard]] std::stop_token ending() const { return m_controller.endingToken(); }
    [[nodiscard]] Clock &clock() const { return *m_settings.clock; }
    /// When to say that the run does not end, if nothing has come by then.
    [[nodiscard]] Clock::TimePoint nextLook();
    /// Says it: the error, and who is stuck.
    void look();

private:
    void tellError(const RunError &error);
    void tellWhatIsKnown(const engine::RunOutcome &outcome);

    engine::RunController &m_controller;
    const RunSettings &m_settings;
    engine::StuckWatch m_watch;
    std::chrono::nanoseconds m_patience;
    bool m_wasTold = false; ///< The caller, of the error.
};

} // namespace detail

} // namespace paipa
