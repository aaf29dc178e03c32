// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/worker.h>

#include "engine/caught.h"

#include <paipa/engine/runcontroller.h>

#include <algorithm>

namespace paipa::engine {

Worker::Worker(RunController &controller, Stage &stage, RunOrders &orders, int index)
    : m_controller(controller), m_stage(stage), m_control(orders, index)
{
    setObjectName(stage.options().name);
}

Worker::~Worker() { join(); }

void Worker::join()
{
    if (isRunning() || !hasLeft())
        m_left.wait(); // a standard primitive first: it orders memory in a way that tools can see
    QThread::wait();
}

void Worker::run()
{
    live();
    m_left.count_down();
}

void Worker::live()
{
    const OriginLedger::ThreadTally tally(m_controller.ledger(), m_control.tally);
    m_control.enter(WorkerState::Opening);
    const std::exception_ptr openError = caught([this] {
        m_task = m_stage.makeTask(m_control);
        m_task->open();
    });

    Progress progress = Progress::Interrupted;
    if (m_controller.opened(openError ? std::optional(errorFor(openError, 0)) : std::nullopt)) {
        m_control.enter(WorkerState::Busy);
        progress = workToTheEnd();
    }
    if (m_task) {
        m_task->dropAll(m_stage.discardVerdict());
        if (!openError) {
            if (const std::exception_ptr closeError = caught([this] { m_task->close(); }))
                fail(closeError);
        }
        m_task.reset();
    }
    m_control.enter(WorkerState::Ended);
    m_controller.leave(m_stage, progress);
}

Progress Worker::workToTheEnd()
{
    for (;;) {
        Progress progress = Progress::Interrupted;
        const std::exception_ptr workError = caught([&] { progress = m_task->work(); });
        if (workError) {
            if (handleFailure(workError) == Next::WorkOn)
                continue;
            return Progress::Interrupted;
        }
        if (progress != Progress::Interrupted) {
            if (const std::exception_ptr flushError = caught([this] { m_task->flush(); })) {
                fail(flushError);
                return Progress::Interrupted;
            }
        }
        return progress;
    }
}

Worker::Next Worker::handleFailure(const std::exception_ptr &exception)
{
    const std::size_t items = m_task->itemsInHand();
    RunError error = errorFor(exception, 0);
    if (error.kind == ErrorKind::Skip && items > 0) {
        WorkerCounters::add(m_control.counters.skipped, items);
        m_task->drop(Verdict::Skipped);
        return Next::WorkOn;
    }
    if (m_control.isAborted() && error.code == QLatin1StringView(cancelledCode)) {
        m_task->drop(Verdict::Cancelled);
        return Next::Leave;
    }
    if (items > 0 && isWorthRetrying(error))
        return retryLater(error);
    WorkerCounters::add(m_control.counters.failed, items);
    if (items > 0 && m_stage.options().onError.then == OnError::SetAside) {
        if (const std::exception_ptr sinkError = caught([&] { setAside(exception); })) {
            m_task->drop(Verdict::Failed);
            fail(sinkError);
            return Next::Leave;
        }
        return Next::WorkOn;
    }
    m_task->drop(Verdict::Failed);
    m_controller.fail(std::move(error));
    return Next::Leave;
}

bool Worker::isWorthRetrying(const RunError &error) const
{
    return error.retry == Retry::Allowed && error.kind == ErrorKind::Error && !m_control.isAborted()
           && m_task->attempt() <= m_stage.options().onError.retries;
}

Worker::Next Worker::retryLater(const RunError &error)
{
    WorkerCounters::add(m_control.counters.retries);
    const std::chrono::milliseconds wait =
        m_stage.options().onError.backoffBefore(m_task->attempt());
    m_task->countAttempt();
    if (m_control.backOff(std::max(wait, error.retryAfter.value_or(wait))))
        return Next::WorkOn;
    m_task->drop(Verdict::Cancelled);
    return Next::Leave;
}

void Worker::setAside(const std::exception_ptr &exception)
{
    for (std::size_t i = 0; i < m_task->itemsInHand(); ++i) {
        const std::exception_ptr own = m_task->reason(i);
        m_controller.setAside(
            DeadLetter{errorFor(own ? own : exception, i), m_task->itemAsJson(i)});
    }
    m_task->drop(Verdict::Failed);
}

RunError Worker::errorFor(const std::exception_ptr &exception, std::size_t index) const
{
    RunError error = describe(exception);
    error.step = m_stage.options().name;
    error.worker = m_control.index();
    if (m_task) {
        error.attempt = m_task->attempt();
        m_task->describeInto(error, index);
    }
    return error;
}

void Worker::fail(const std::exception_ptr &exception)
{
    RunError error = describe(exception);
    error.step = m_stage.options().name;
    error.worker = m_control.index();
    m_controller.fail(std::move(error));
}

} // namespace paipa::engine
