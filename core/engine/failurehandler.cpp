// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/failurehandler.h>

#include <paipa/engine/caught.h>
#include <paipa/engine/runcontroller.h>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace paipa::engine {

FailureHandler::Next FailureHandler::handle(ItemsInHand &items, const std::exception_ptr &exception)
{
    Next next = Next::Leave;
    // What is asked of the items on the way is the step's own code as well.
    if (const std::exception_ptr error = caught([&] { next = decide(items, exception); }))
        fail(error);
    return next;
}

FailureHandler::Next FailureHandler::decide(ItemsInHand &items, const std::exception_ptr &exception)
{
    std::vector<std::optional<Verdict>> fates(items.itemsInHand());
    const bool isOver = m_control.isAborted();
    std::optional<std::chrono::milliseconds> retryAfter;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const std::exception_ptr own = items.reason(i);
        const RunError error = errorFor(own ? own : exception, &items, i);
        if (error.kind == ErrorKind::Skip) {
            WorkerCounters::add(m_counters.skipped);
            fates[i] = Verdict::Skipped;
        } else if (isOver && error.code == cancelledCode) {
            fates[i] = Verdict::Cancelled;
        } else if (isWorthRetrying(error, items)) {
            const std::chrono::milliseconds wanted = error.retryAfter.value_or(0ms);
            retryAfter = std::max(retryAfter.value_or(wanted), wanted);
        } else if (giveUp(error, items, i)) {
            fates[i] = Verdict::Failed;
        } else {
            items.drop(Verdict::Failed);
            return Next::Leave;
        }
    }
    items.settle(fates);
    return retryAfter ? retryLater(items, *retryAfter) : Next::WorkOn;
}

bool FailureHandler::isWorthRetrying(const RunError &error, const ItemsInHand &items) const
{
    return error.retry == Retry::Allowed && items.attempt() <= m_stage.options().onError.retries;
}

FailureHandler::Next FailureHandler::retryLater(ItemsInHand &items,
                                                std::chrono::milliseconds atLeast)
{
    const std::chrono::milliseconds wait = m_stage.options().onError.backoffBefore(items.attempt());
    if (!m_control.backOff(std::max(wait, atLeast))) {
        items.drop(Verdict::Cancelled);
        return Next::Leave;
    }
    WorkerCounters::add(m_counters.retries);
    items.countAttempt();
    return Next::WorkOn;
}

bool FailureHandler::giveUp(const RunError &error, const ItemsInHand &items, std::size_t index)
{
    WorkerCounters::add(m_counters.failed);
    if (m_stage.options().onError.then == OnError::EndRun) {
        m_controller.fail(error);
        return false;
    }
    return setAside(error, items, index);
}

bool FailureHandler::setAside(const RunError &error, const ItemsInHand &items, std::size_t index)
{
    const std::exception_ptr sinkError = caught([&] {
        m_controller.setAside(DeadLetter{error, items.itemAsJson(index)});
    });
    if (sinkError) {
        fail(sinkError);
        return false;
    }
    if (!m_stage.options().onError.mostFailed)
        return true;
    const StepSnapshot so = m_stage.snapshot(m_control.clock().now());
    if (m_stage.options().onError.allows(so.failed, so.in))
        return true;
    RunError tooMany = error;
    tooMany.code = u"too-many-failures"_s;
    tooMany.text =
        u"%1 of %2 items have failed here, more than the %3 that are allowed; the last "
        "one because %4"_s.arg(QString::number(so.failed), QString::number(so.in),
                               toString(*m_stage.options().onError.mostFailed), error.text);
    m_controller.fail(std::move(tooMany));
    return false;
}

RunError FailureHandler::errorFor(const std::exception_ptr &exception, const ItemsInHand *items,
                                  std::size_t index) const
{
    RunError error = describe(exception);
    if (error.step.isEmpty())
        error.step = m_stage.options().name;
    error.worker = m_control.index();
    if (!items)
        return error;
    error.attempt = items->attempt();
    if (caught([&] { items->describeInto(error, index); })) // no reason to lose the error
        error.item = u"an item that cannot be described"_s;
    return error;
}

void FailureHandler::fail(const std::exception_ptr &exception)
{
    m_controller.fail(errorFor(exception, nullptr));
}

} // namespace paipa::engine
