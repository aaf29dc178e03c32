// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/task.h>
#include <paipa/engine/workercontrol.h>

#include <QThread>

#include <functional>
#include <latch>
#include <memory>
#include <optional>

namespace paipa::engine {

class RunController;
class Stage;

/// One thread of a step: opens its task, drives it to its end, closes it. The only place that
/// catches what the step's own code throws.
class Worker final : public QThread
{
    // No Q_OBJECT: no signals of its own.

public:
    Worker(RunController &controller, Stage &stage, RunOrders &orders, int index);
    ~Worker() override;

    [[nodiscard]] WorkerControl &control() { return m_control; }
    [[nodiscard]] const WorkerControl &control() const { return m_control; }

    /// Starts the thread. False if the system has none left; then it counts as one that has left.
    [[nodiscard]] bool begin();
    /// Waits until the thread has ended.
    void join();
    [[nodiscard]] bool hasLeft() const { return m_left.try_wait(); }

protected:
    void run() override;

private:
    enum class Next { WorkOn, Leave };

    void live();
    /// Works until the end of the input; the errors that end the run are reported.
    [[nodiscard]] Progress workToTheEnd();
    [[nodiscard]] Next handleFailure(const std::exception_ptr &exception);
    [[nodiscard]] Next handleFailedItems(const std::exception_ptr &exception);
    [[nodiscard]] bool isWorthRetrying(const RunError &error) const;
    [[nodiscard]] Next retryLater(std::chrono::milliseconds atLeast);
    /// The item at \a index failed for good. False if the run ends because of it.
    [[nodiscard]] bool giveUp(const RunError &error, std::size_t index);
    [[nodiscard]] RunError errorFor(const std::exception_ptr &exception, std::size_t index) const;
    void fail(const std::exception_ptr &exception);

    RunController &m_controller;
    Stage &m_stage;
    WorkerControl m_control;
    std::unique_ptr<Task> m_task;
    std::latch m_left{1};
};

} // namespace paipa::engine
