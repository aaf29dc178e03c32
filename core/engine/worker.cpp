// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/worker.h>

#include "engine/caught.h"

#include <paipa/engine/runcontroller.h>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace paipa::engine {

Worker::Worker(RunController &controller, Stage &stage, RunOrders &orders, int index)
    : m_controller(controller), m_stage(stage), m_control(orders, index)
{
    setObjectName(stage.options().name);
}

Worker::~Worker() { join(); }

bool Worker::begin()
{
    start();
    if (isRunning() || isFinished())
        return true;
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
            Next next = Next::Leave;
            // What is asked of the items on the way is the step's own code as well.
            if (const std::exception_ptr error = caught([&] { next = handleFailure(workError); }))
                fail(error);
            if (next == Next::WorkOn)
                continue;
            return Progress::Interrupted;
        }
        // The input of an aborted run ends because the steps before it have left: that is no end in
        // order, and what was held back must not be written as if it were all.
        if (m_control.abortToken().stop_requested())
            progress = Progress::Interrupted;
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
    if (m_task->itemsInHand() > 0)
        return handleFailedItems(exception);
    RunError error = errorFor(exception, 0);
    const bool wasToldToLeave = m_control.isAborted() || m_control.leaveToken().stop_requested();
    if (!wasToldToLeave || error.code != QLatin1StringView(cancelledCode))
        m_controller.fail(std::move(error));
    return Next::Leave;
}

/// Each item may have failed for a reason of its own, and has its own fate.
Worker::Next Worker::handleFailedItems(const std::exception_ptr &exception)
{
    std::vector<std::optional<Verdict>> fates(m_task->itemsInHand());
    // Its stop token is what the step has seen; isAborted() follows.
    const bool isOver = m_control.abortToken().stop_requested();
    std::optional<std::chrono::milliseconds> retryAfter;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const std::exception_ptr own = m_task->reason(i);
        const RunError error = errorFor(own ? own : exception, i);
        if (error.kind == ErrorKind::Skip) {
            WorkerCounters::add(m_control.counters.skipped);
            fates[i] = Verdict::Skipped;
        } else if (isOver && error.code == QLatin1StringView(cancelledCode)) {
            fates[i] = Verdict::Cancelled;
        } else if (isWorthRetrying(error)) {
            const std::chrono::milliseconds wanted = error.retryAfter.value_or(0ms);
            retryAfter = std::max(retryAfter.value_or(wanted), wanted);
        } else if (giveUp(error, i)) {
            fates[i] = Verdict::Failed;
        } else {
            m_task->drop(Verdict::Failed);
            return Next::Leave;
        }
    }
    m_task->settle(fates);
    return retryAfter ? retryLater(*retryAfter) : Next::WorkOn;
}

bool Worker::isWorthRetrying(const RunError &error) const
{
    return error.retry == Retry::Allowed && m_task->attempt() <= m_stage.options().onError.retries;
}

Worker::Next Worker::retryLater(std::chrono::milliseconds atLeast)
{
    const std::chrono::milliseconds wait =
        m_stage.options().onError.backoffBefore(m_task->attempt());
    if (!m_control.backOff(std::max(wait, atLeast))) {
        m_task->drop(Verdict::Cancelled);
        return Next::Leave;
    }
    WorkerCounters::add(m_control.counters.retries);
    m_task->countAttempt();
    return Next::WorkOn;
}

bool Worker::giveUp(const RunError &error, std::size_t index)
{
    WorkerCounters::add(m_control.counters.failed);
    if (m_stage.options().onError.then == OnError::EndRun) {
        m_controller.fail(error);
        return false;
    }
    const std::exception_ptr sinkError = caught([&] {
        m_controller.setAside(DeadLetter{error, m_task->itemAsJson(index)});
    });
    if (sinkError)
        fail(sinkError);
    return !sinkError;
}

RunError Worker::errorFor(const std::exception_ptr &exception, std::size_t index) const
{
    RunError error = describe(exception);
    error.step = m_stage.options().name;
    error.worker = m_control.index();
    if (m_task) {
        error.attempt = m_task->attempt();
        if (caught([&] { m_task->describeInto(error, index); })) // no reason to lose the error
            error.item = u"an item that cannot be described"_s;
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
