// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/worker.h>

#include <paipa/engine/caught.h>

#include <paipa/engine/runcontroller.h>

namespace paipa::engine {

Worker::Worker(RunController &controller, Stage &stage, RunOrders &orders, int index)
    : m_controller(controller)
    , m_stage(stage)
    , m_control(orders, index)
    , m_failures(controller, stage, m_control, m_control.counters)
    , m_turns(orders.turns)
    , m_seat(m_turns ? m_turns->reserve() : nullptr)
{
    setObjectName(stage.options().name);
    m_control.setGate(stage.gate(),
                      stage.isSource() ? m_control.leaveToken() : m_control.abortToken());
}

Worker::~Worker() { join(); }

bool Worker::begin()
{
    start();
    if (isRunning() || isFinished())
        return true;
    giveUpTurn();
    m_left.count_down();
    return false;
}

void Worker::join()
{
    m_left.wait(); // a standard primitive first: it orders memory in a way that tools can see
    QThread::wait();
}

void Worker::run()
{
    live();
    giveUpTurn();
    m_left.count_down();
}

void Worker::giveUpTurn()
{
    if (m_turns)
        m_turns->giveUp(m_seat);
}

void Worker::live()
{
    const Progress progress = workAndClose();
    m_controller.leave(m_stage, m_control, progress);
}

Progress Worker::workAndClose()
{
    // Ends before the worker leaves: who leaves last finds everything counted.
    const OriginLedger::ThreadTally tally(m_controller.ledger(), m_control.tally);
    m_control.counters.beginCpuTime();
    m_control.enter(WorkerState::Opening);
    const std::exception_ptr openError = caught([this] {
        m_task = m_stage.makeTask(m_control);
        m_task->open();
    });

    Progress progress = Progress::Interrupted;
    m_control.enter(WorkerState::Waiting); // for the others
    const bool mayWork = m_controller.opened(
        openError ? std::optional(m_failures.errorFor(openError, nullptr)) : std::nullopt);
    m_control.enter(WorkerState::Busy);
    if (mayWork) {
        if (m_turns)
            m_turns->sitDown(m_seat);
        progress = workToTheEnd();
    }
    m_control.counters.isAtHook = true;
    if (m_task) {
        if (const std::exception_ptr error =
                caught([this] { m_task->dropAll(m_stage.discardVerdict()); }))
            m_failures.fail(error);
        if (const std::exception_ptr closeError = caught([this] { m_task->close(); }))
            m_failures.fail(closeError);
        m_task.reset();
    }
    m_control.counters.endCpuTime();
    return progress;
}

Progress Worker::workToTheEnd()
{
    for (;;) {
        Progress progress = Progress::Interrupted;
        if (const std::exception_ptr error = caught([&] { progress = m_task->work(); })) {
            if (handleFailure(error) == FailureHandler::Next::WorkOn)
                continue;
            return Progress::Interrupted;
        }
        // The input of an aborted run ends because the steps before it have left: that is no end in
        // order, and what was held back must not be written as if it were all.
        if (m_control.isAborted())
            return Progress::Interrupted;
        if (progress != Progress::Interrupted) {
            m_control.counters.isAtHook = true;
            if (const std::exception_ptr flushError = caught([this] { m_task->flush(); })) {
                m_failures.fail(flushError);
                return Progress::Interrupted;
            }
        }
        return progress;
    }
}

FailureHandler::Next Worker::handleFailure(const std::exception_ptr &exception)
{
    ItemsInHand *items = m_task->items();
    if (items && items->itemsInHand() > 0)
        return m_failures.handle(*items, exception);
    RunError error = m_failures.errorFor(exception, nullptr);
    const bool wasToldToLeave = m_control.isAborted() || m_control.leaveToken().stop_requested();
    if (!wasToldToLeave || error.code != cancelledCode)
        m_controller.fail(std::move(error));
    return FailureHandler::Next::Leave;
}

} // namespace paipa::engine
