// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/itemsinhand.h>
#include <paipa/engine/workercontrol.h>

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>

namespace paipa::engine {

class RunController;
class Stage;

/// Decides, by the step's policy, what becomes of the items in hand whose process() has thrown.
/// Belongs to one worker.
class FailureHandler
{
public:
    enum class Next { WorkOn, Leave };

    /// \a counters are those of the step; \a control is the worker's.
    FailureHandler(RunController &controller, Stage &stage, WorkerControl &control,
                   WorkerCounters &counters)
        : m_controller(controller), m_stage(stage), m_control(control), m_counters(counters)
    {}

    /// Each item may have failed for a reason of its own, and gets its own fate: another attempt
    /// (it stays in hand), left out, set aside, or the end of the run. Waits before another
    /// attempt.
    [[nodiscard]] Next handle(ItemsInHand &items, const std::exception_ptr &exception);

    /// The error of the item \a index of \a items, which may be null.
    [[nodiscard]] RunError errorFor(const std::exception_ptr &exception, const ItemsInHand *items,
                                    std::size_t index = 0) const;
    /// Ends the run because of \a exception, which no item is to blame for.
    void fail(const std::exception_ptr &exception);

private:
    [[nodiscard]] Next decide(ItemsInHand &items, const std::exception_ptr &exception);
    /// How long to wait before another attempt, if there is to be one. If the other side asks for
    /// too long a wait, \a error says so.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waitBeforeRetry(
        RunError &error, ItemsInHand &items) const;
    [[nodiscard]] Next retryAfter(ItemsInHand &items, std::chrono::milliseconds wait);
    /// \a whyNoAnswer is of attempts that failed while the same items may succeed later; else
    /// whatever the step works with has answered.
    void tellGate(std::optional<Sentence> whyNoAnswer);
    /// The item at \a index failed for good. False if the run ends because of it.
    [[nodiscard]] bool giveUp(const RunError &error, const ItemsInHand &items, std::size_t index);
    /// The same, if the step's policy is to go on.
    [[nodiscard]] bool setAside(const RunError &error, const ItemsInHand &items, std::size_t index);
    /// What is beyond the step's allowance, if anything is.
    [[nodiscard]] std::optional<Sentence> excessOfStep() const;

    RunController &m_controller;
    Stage &m_stage;
    WorkerControl &m_control;
    WorkerCounters &m_counters;
};

} // namespace paipa::engine
