// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/failurehandler.h>
#include <paipa/engine/task.h>
#include <paipa/engine/turns.h>
#include <paipa/engine/workercontrol.h>

#include <QThread>

#include <latch>
#include <memory>

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
    Q_DISABLE_COPY_MOVE(Worker)

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
    void live();
    /// From opening to closing: all that it does before it leaves.
    [[nodiscard]] Progress workAndClose();
    /// Works until the end of the input; the errors that end the run are reported.
    [[nodiscard]] Progress workToTheEnd();
    [[nodiscard]] FailureHandler::Next handleFailure(const std::exception_ptr &exception);
    void giveUpTurn();

    RunController &m_controller;
    Stage &m_stage;
    WorkerControl m_control;
    FailureHandler m_failures;
    std::unique_ptr<Task> m_task;
    Turns *const m_turns;                ///< Null: all workers go on at the same time.
    std::shared_ptr<Turns::Seat> m_seat; ///< Null without turns.
    std::latch m_left{1};
};

} // namespace paipa::engine
