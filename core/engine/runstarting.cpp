// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The part of RunController that starts a run.

#include <paipa/engine/runcontroller.h>

#include <paipa/engine/caught.h>
#include <paipa/engine/worker.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

std::optional<RunError> RunController::start()
{
    if (std::optional<RunError> error = m_graph.problem(); error && state() == RunState::Created)
        return error;
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Start))
            return RunError{.code = u"started-twice"_s,
                            .text = Sentence::tr("a run can be started only once")};
        m_started = m_clock->now();
    }
    if (std::optional<RunError> error = openStages())
        return error;
    spawnWorkers();

    waitTelling(minPatience, [this] { return m_opening == 0 || m_state != RunState::Starting; });
    std::unique_lock lock(m_mutex);
    if (m_errors.isEmpty() && transition(RunEvent::Opened)) {
        lock.unlock();
        for (const Feeding &feeding : m_feeders)
            feeding.begin();
        if (m_stopToken.stop_possible())
            m_stopping.emplace(m_stopToken, [this] { stop(); });
        return std::nullopt;
    }
    transition(RunEvent::Fail);
    const bool wasAborted = m_state == RunState::Aborting || m_state == RunState::Aborted;
    lock.unlock();
    tellWorkersToAbort();
    endStagesWithoutWorkers();
    if (wasAborted)
        return RunError{.code = cancelledCode, .text = Sentence::tr("aborted while starting")};
    wait();
    return m_errors.first();
}

void RunController::spawnWorkers()
{
    const std::scoped_lock lock(m_mutex);
    m_openStages = static_cast<int>(m_graph.stages().size());
    const auto workersOf = [](const Stage &stage) {
        return stage.isInline() ? 0 : stage.options().workers.count;
    };
    for (const auto &stage : m_graph.stages())
        m_opening += workersOf(*stage);
    for (const auto &stage : m_graph.stages()) {
        const int wanted = workersOf(*stage);
        const int started = stage->startWorkers(m_orders, wanted);
        m_opening -= wanted - started;
        if (started < wanted)
            m_errors.add(RunError{
                .step = stage->options().name,
                .code = u"no-threads"_s,
                .text =
                    Sentence::tr("the system has no thread or memory left for %1 of its %2 workers")
                        .arg(wanted - started)
                        .arg(wanted)});
    }
}

/// Nobody else would, when no thread could be started for a step.
void RunController::endStagesWithoutWorkers()
{
    for (const auto &stage : m_graph.stages()) {
        if (!stage->isInline() && stage->endWithoutWorkers())
            endStage(*stage, nullptr);
    }
}

std::optional<RunError> RunController::openStages()
{
    const auto &stages = m_graph.stages();
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const std::exception_ptr exception = caught(stages[i]->m_hooks.open);
        if (!exception)
            continue;
        RunError error = describe(exception);
        error.step = stages[i]->options().name;
        fail(error);
        while (i-- > 0)
            close(*stages[i], nullptr);
        emptied();
        return error;
    }
    return std::nullopt;
}

bool RunController::opened(std::optional<RunError> error)
{
    std::unique_lock lock(m_mutex);
    if (m_state != RunState::Starting && m_opening == 0) { // added to a running step
        lock.unlock();
        if (!error)
            return !m_orders.abort.stop_requested();
        fail(*std::move(error));
        return false;
    }
    if (error)
        m_errors.add(*std::move(error));
    if (--m_opening == 0)
        m_changed.notify_all();
    lock.unlock();
    m_beginning.wait(Beginning::Undecided);
    const bool mayWork = m_beginning == Beginning::Work && !m_orders.abort.stop_requested();
    if (!mayWork) // what this worker leaves behind is cancelled, also if it comes before the order
        m_orders.abort.request_stop();
    return mayWork;
}

} // namespace paipa::engine
