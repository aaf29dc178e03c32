// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/failurehandler.h>

#include <paipa/base/quantities.h>
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
    std::optional<std::chrono::milliseconds> wait;
    std::optional<Sentence> whyNoAnswer;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const std::exception_ptr own = items.reason(i);
        RunError error = errorFor(own ? own : exception, &items, i);
        if (error.kind == ErrorKind::Skip) {
            WorkerCounters::add(m_counters.skipped);
            fates[i] = Verdict::Skipped;
            continue;
        }
        if (error.retry == Retry::Allowed && !m_stage.options().onError.retryOn.allows(error))
            error.retry = Retry::Never;
        if (error.retry == Retry::Allowed && !own) // else only single items of a batch failed
            whyNoAnswer = error.text;
        if (isOver && error.code == cancelledCode) {
            fates[i] = Verdict::Cancelled;
        } else if (const auto wanted = waitBeforeRetry(error, items)) {
            wait = std::max(wait.value_or(*wanted), *wanted);
        } else if (giveUp(error, items, i)) {
            fates[i] = Verdict::Failed;
        } else {
            items.drop(Verdict::Failed);
            return Next::Leave;
        }
    }
    tellGate(std::move(whyNoAnswer));
    items.settle(fates);
    return wait ? retryAfter(items, *wait) : Next::WorkOn;
}

std::optional<std::chrono::milliseconds> FailureHandler::waitBeforeRetry(RunError &error,
                                                                         ItemsInHand &items) const
{
    const ErrorPolicy &policy = m_stage.options().onError;
    if (error.retry == Retry::Never || items.attempt() > policy.retries)
        return std::nullopt;
    const std::chrono::milliseconds asked = error.retryAfter.value_or(0ms);
    if (asked > policy.retryAfterMax) {
        error.text =
            Sentence::tr(
                "%1; it asks for %2 until the next attempt, but no retry waits for more than %3")
                .arg(error.text, paipa::toString(asked), paipa::toString(policy.retryAfterMax));
        return std::nullopt;
    }
    const std::chrono::milliseconds wait = std::min<std::chrono::milliseconds>(
        std::max(policy.backoffBefore(items.attempt(), error.ordinal), asked),
        std::chrono::years(1));
    if (policy.retryFor) {
        const Clock::TimePoint now = m_control.clock().now();
        if (now + wait > items.firstFailure(now) + *policy.retryFor)
            return std::nullopt;
    }
    return wait;
}

void FailureHandler::tellGate(std::optional<Sentence> whyNoAnswer)
{
    StartGate *gate = m_stage.gate();
    if (!gate)
        return;
    if (whyNoAnswer)
        gate->failed(m_control, *std::move(whyNoAnswer));
    else
        gate->succeeded(m_control);
}

FailureHandler::Next FailureHandler::retryAfter(ItemsInHand &items, std::chrono::milliseconds wait)
{
    if (items.park(m_control.clock().now() + wait))
        return Next::WorkOn;
    if (!m_control.backOff(wait)) {
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
    std::optional<Sentence> excess = excessOfStep();
    if (!excess)
        excess = m_controller.excessOfFailures();
    if (!excess)
        return true;
    RunError tooMany = error;
    tooMany.code = u"too-many-failures"_s;
    tooMany.text = Sentence::tr("%1; the last one because %2").arg(*excess, error.text);
    m_controller.fail(std::move(tooMany));
    return false;
}

std::optional<Sentence> FailureHandler::excessOfStep() const
{
    const std::optional<Allowance> &most = m_stage.options().onError.mostFailed;
    if (!most)
        return std::nullopt;
    const StepSnapshot so = m_stage.snapshot(m_control.clock().now());
    if (isWithin(*most, so.failed, so.in))
        return std::nullopt;
    return Sentence::tr("%1 of %2 items have failed here, more than the %3 that are allowed")
        .arg(so.failed, so.in, toString(*most));
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
