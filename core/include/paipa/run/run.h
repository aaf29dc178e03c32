// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>
#include <paipa/engine/runoutcome.h>
#include <paipa/engine/stopdeadline.h>
#include <paipa/run/plan.h>
#include <paipa/run/recordsample.h>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace paipa {

/// A run of a plan, wherever it takes place. All members may be called from any thread; none waits
/// but waitFor() and close().
class Run
{
public:
    /// Ends the run, without completing what is under way, if close() has not. An error that nobody
    /// asked for by then is logged.
    virtual ~Run() = default;

    /// Sources end; what they emitted is completed.
    virtual void stop() = 0;
    /// The same, but three quarters of \a deadline later what is not completed is aborted, by
    /// whoever is in waitFor() or close() then. A last quarter is meant for the workers to come
    /// back: the grace of close().
    virtual void stop(engine::StopDeadline deadline) = 0;
    /// Nothing new starts, waits end, what is queued is cancelled.
    virtual void abort() = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Changes the number of workers of a step while it runs; false if that is not possible now.
    virtual bool setWorkers(const StepId &step, Workers workers) = 0;

    /// Lets \a sample have copies of the next items that leave \a output for the steps behind it,
    /// until it is full; in place of who looked there before. Nothing is stopped or slowed down.
    /// False if the run has no such output.
    virtual bool sampleItems(const OutputRef &output, std::shared_ptr<RecordSample> sample) = 0;

    /// Returns whether the run has ended, at the latest after \a duration.
    [[nodiscard]] virtual bool waitFor(std::chrono::milliseconds duration) = 0;
    /// Waits for the end; once the run has failed or was aborted, no longer than \a grace for its
    /// workers to come back. A worker that is stuck is named in the outcome, and the run then never
    /// lets go of its memory: the program should end soon. A run that was told to stop may take as
    /// long as it needs, but a worker that has been in one call of its step for \a grace is logged.
    [[nodiscard]] virtual engine::RunOutcome close(std::chrono::milliseconds grace) = 0;

    [[nodiscard]] virtual engine::MetricsSnapshot snapshot() const = 0;
    /// The first errors and dead letters; at most 100 of each are kept, all are counted.
    [[nodiscard]] virtual std::vector<engine::RunError> errors() const = 0;
    [[nodiscard]] virtual std::vector<engine::DeadLetter> deadLetters() const = 0;
    /// All dead letters that are kept, but the first \a known of them; at most 10 000 are kept.
    [[nodiscard]] virtual std::vector<engine::DeadLetter> deadLettersFrom(
        std::size_t known) const = 0;
    /// The file of Plan::deadLetters; empty as long as there is none.
    [[nodiscard]] virtual QString deadLetterFile() const { return {}; }
};

/// A place where plans can run.
class Backend
{
public:
    virtual ~Backend() = default;

    /// Opens all steps and lets them work. The problem says which step could not be opened, and
    /// why. A request of \a abort while they open gives that up: what is returned then is an
    /// aborted run, which close() ends as any other.
    [[nodiscard]] virtual Result<std::unique_ptr<Run>> start(Plan plan, std::stop_token abort) = 0;
    [[nodiscard]] Result<std::unique_ptr<Run>> start(Plan plan)
    {
        return start(std::move(plan), std::stop_token());
    }
};

/// \a error as a problem: the sentence of engine::toString() without the worker, and its code.
[[nodiscard]] Problem toProblem(const engine::RunError &error);

} // namespace paipa
