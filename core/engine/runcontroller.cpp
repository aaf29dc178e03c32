// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "engine/caught.h"

#include <paipa/engine/worker.h>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

RunController::RunController(std::shared_ptr<Clock> clock)
    : m_clock(std::move(clock)), m_orders(*m_clock)
{}

RunController::~RunController()
{
    if (state() == RunState::Created)
        return;
    abort();
    wait();
}

Stage &RunController::add(std::unique_ptr<Stage> stage)
{
    stage->m_controller = this;
    m_stages.push_back(std::move(stage));
    return *m_stages.back();
}

void RunController::add(Feeding feeding) { m_feeders.push_back(std::move(feeding)); }

// Starting

std::optional<RunError> RunController::start()
{
    if (std::optional<RunError> error = invalid(); error && state() == RunState::Created)
        return error;
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Start))
            return RunError{.code = u"started-twice"_s,
                            .text = u"a run can be started only once"_s};
        m_started = m_clock->now();
    }
    if (std::optional<RunError> error = openStages())
        return error;
    spawnWorkers();

    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_opening == 0; });
    if (m_errors.empty() && transition(RunEvent::Opened)) {
        lock.unlock();
        for (const Feeding &feeding : m_feeders)
            feeding.begin();
        return std::nullopt;
    }
    const bool wasAborted = m_errors.empty();
    if (!wasAborted)
        transition(RunEvent::Fail);
    lock.unlock();
    tellWorkersToAbort();
    endStagesWithoutWorkers();
    wait();
    if (wasAborted)
        return RunError{.code = QLatin1StringView(cancelledCode),
                        .text = u"aborted while starting"_s};
    return errors().front();
}

void RunController::spawnWorkers()
{
    const std::scoped_lock lock(m_mutex);
    m_openStages = static_cast<int>(m_stages.size());
    for (const auto &stage : m_stages)
        m_opening += stage->options().workers.count;
    for (const auto &stage : m_stages) {
        const std::scoped_lock stageLock(stage->m_mutex);
        const int wanted = stage->options().workers.count;
        const int started = addWorkers(*stage, wanted);
        m_opening -= wanted - started;
        if (started < wanted)
            keepError(RunError{.step = stage->options().name,
                               .code = u"no-threads"_s,
                               .text = u"the system has no thread left for %1 of its %2 workers"_s
                                           .arg(wanted - started)
                                           .arg(wanted)});
    }
}

/// Nobody else would, when no thread could be started for a step.
void RunController::endStagesWithoutWorkers()
{
    for (const auto &stage : m_stages) {
        {
            const std::scoped_lock lock(stage->m_mutex);
            if (stage->m_hasEnded || stage->m_nextIndex > 0)
                continue;
            stage->m_hasEnded = true;
        }
        endStage(*stage);
    }
}

std::optional<RunError> RunController::invalid() const
{
    const auto problem = [](const Stage &stage, const QString &text) {
        return RunError{.step = stage.options().name, .code = u"invalid"_s, .text = text};
    };
    if (m_stages.empty())
        return RunError{.code = u"invalid"_s, .text = u"a pipeline needs at least one step"_s};
    for (const auto &stage : m_stages) {
        if (const QString misuse = misuseOf(*stage); !misuse.isEmpty())
            return problem(*stage, misuse);
    }
    if (const Stage *stage = stageInCycle())
        return problem(*stage,
                       u"its results come back to it; steps cannot be linked in a circle"_s);
    return std::nullopt;
}

QString RunController::misuseOf(const Stage &stage) const
{
    if (stage.options().workers.count < 1)
        return u"a step needs at least one worker"_s;
    if (stage.options().queue.items < 1 || stage.options().queue.bytes < 1)
        return u"a queue needs room for at least one item and one byte"_s;
    if (!stage.isSource() && !stage.hasProducers())
        return u"nothing is linked to its input"_s;
    return stage.misuse();
}

/// Takes away steps that nobody left feeds; what remains cannot be ordered.
const Stage *RunController::stageInCycle() const
{
    std::map<const Stage *, std::size_t> feeders;
    std::vector<const Stage *> free;
    for (const auto &stage : m_stages) {
        feeders[stage.get()] = stage->m_producers.size();
        if (stage->m_producers.empty())
            free.push_back(stage.get());
    }
    while (!free.empty()) {
        const Stage *stage = free.back();
        free.pop_back();
        feeders.erase(stage);
        for (const Stage *consumer : stage->m_consumers) {
            if (--feeders[consumer] == 0)
                free.push_back(consumer);
        }
    }
    return feeders.empty() ? nullptr : feeders.begin()->first;
}

std::optional<RunError> RunController::openStages()
{
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        const std::exception_ptr exception = caught(m_stages[i]->m_hooks.open);
        if (!exception)
            continue;
        RunError error = describe(exception);
        error.step = m_stages[i]->options().name;
        fail(error);
        while (i-- > 0)
            close(*m_stages[i]);
        emptied();
        return error;
    }
    return std::nullopt;
}

/// Under the stage's mutex. Returns how many could be started.
int RunController::addWorkers(Stage &stage, int count)
{
    const bool isAlone = stage.m_present + count == 1;
    for (const auto &worker : stage.m_workers)
        worker->control().setAlone(isAlone);
    for (int i = 0; i < count; ++i) {
        const auto worker = std::make_shared<Worker>(*this, stage, m_orders, stage.m_nextIndex);
        worker->control().setAlone(isAlone);
        stage.m_workers.push_back(worker);
        if (!worker->begin()) {
            stage.m_workers.pop_back();
            return i;
        }
        ++stage.m_nextIndex;
        ++stage.m_present;
        stage.m_departed.mostWorkers = std::max(stage.m_departed.mostWorkers, stage.m_present);
    }
    return count;
}

bool RunController::opened(std::optional<RunError> error)
{
    std::unique_lock lock(m_mutex);
    if (m_state != RunState::Starting && m_opening == 0) { // added to a running step
        lock.unlock();
        if (error)
            fail(*std::move(error));
        return !error && !m_orders.abort.stop_requested();
    }
    if (error)
        keepError(*std::move(error));
    --m_opening;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_opening == 0 && m_state != RunState::Starting; });
    return m_state != RunState::Aborting && m_state != RunState::Failing;
}

// Ending

void RunController::leave(Stage &stage, Progress progress)
{
    if (progress == Progress::NotWanted)
        endEarly(stage);
    bool last = false;
    {
        const std::scoped_lock lock(stage.m_mutex);
        last = --stage.m_present == 0;
        stage.m_hasEnded = last;
    }
    if (last)
        endStage(stage);
}

/// Nobody needs what the step would still make: its input closes, and so on upstream. Whoever finds
/// the input closed leaves the rest to the one who closed it: else every path through a graph would
/// be walked.
void RunController::endEarly(Stage &stage)
{
    if (stage.isSource()) {
        for (const auto &worker : stage.workers())
            worker->control().retire();
        return;
    }
    if (stage.isInputClosed())
        return;
    stage.closeInput();
    for (Stage *producer : stage.m_producers) {
        if (producer->allConsumersClosed())
            endEarly(*producer);
    }
}

void RunController::endStage(Stage &stage)
{
    close(stage);
    endEarly(stage);
    for (Stage *consumer : stage.m_consumers)
        consumer->removeProducerOfInput();
    bool isLast = false;
    {
        const std::scoped_lock lock(m_mutex);
        isLast = --m_openStages == 0;
    }
    if (isLast)
        emptied();
}

void RunController::close(Stage &stage)
{
    if (const std::exception_ptr exception = caught(stage.m_hooks.close)) {
        RunError error = describe(exception);
        error.step = stage.options().name;
        fail(std::move(error));
    }
}

/// All workers have left: every item must have its fate now.
void RunController::emptied()
{
    endFeeders();
    const OriginCounts counts = originCounts();
    if (counts.emitted != counts.decided()) {
        fail(RunError{
            .code = u"lost-items"_s,
            .text = u"internal error: %1 items were emitted, but %2 have a fate; please report it"_s
                        .arg(counts.emitted)
                        .arg(counts.decided())});
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_ended = m_clock->now();
        transition(RunEvent::Emptied);
    }
    m_changed.notify_all();
}

void RunController::fail(RunError error)
{
    recordError(std::move(error));
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Fail))
            return;
    }
    tellWorkersToAbort();
}

void RunController::recordError(RunError error)
{
    const std::scoped_lock lock(m_mutex);
    keepError(std::move(error));
}

void RunController::keepError(RunError error)
{
    ++m_errorCount;
    if (m_errors.size() < mostErrors)
        m_errors.push_back(std::move(error));
}

void RunController::setAside(DeadLetter letter)
{
    if (m_deadLetterSink)
        m_deadLetterSink(letter);
    const std::scoped_lock lock(m_mutex);
    if (m_deadLetters.size() >= mostDeadLetters)
        return;
    const auto bytes = static_cast<std::size_t>(letter.item.size());
    if (m_deadBytes + bytes > mostDeadBytes)
        letter.item.clear();
    else
        m_deadBytes += bytes;
    m_deadLetters.push_back(std::move(letter));
}

void RunController::tellWorkersToAbort()
{
    // Outside all locks: stop callbacks are other people's code.
    m_orders.abort.request_stop();
    for (const auto &worker : allWorkers())
        worker->control().abort();
    endFeeders();
    m_changed.notify_all();
}

void RunController::endFeeders()
{
    for (const Feeding &feeding : m_feeders)
        feeding.end();
}

// Control

bool RunController::transition(RunEvent event)
{
    const std::optional<RunState> state = next(m_state, event);
    if (!state)
        return false;
    m_state = *state;
    m_changed.notify_all();
    return true;
}

bool RunController::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Stop))
            return false;
    }
    m_orders.resume(); // what was emitted is completed
    for (const auto &stage : m_stages) {
        if (stage->isSource())
            endEarly(*stage);
    }
    endFeeders();
    return true;
}

bool RunController::abort()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Abort))
            return false;
        if (m_state == RunState::Aborted) // it had not started
            return true;
    }
    tellWorkersToAbort();
    return true;
}

bool RunController::pause()
{
    const std::scoped_lock lock(m_mutex);
    if (!transition(RunEvent::Pause))
        return false;
    m_orders.pause();
    return true;
}

bool RunController::resume()
{
    const std::scoped_lock lock(m_mutex);
    if (!transition(RunEvent::Resume))
        return false;
    m_orders.resume();
    return true;
}

bool RunController::setWorkers(const QString &name, Workers workers)
{
    const std::scoped_lock lock(m_mutex);
    const auto found =
        std::ranges::find_if(m_stages, [&](const auto &s) { return s->options().name == name; });
    const bool isAlive = m_state == RunState::Running || m_state == RunState::Paused
                         || m_state == RunState::Draining;
    if (!isAlive || found == m_stages.end() || workers.count < 1)
        return false;
    Stage &stage = **found;
    const std::scoped_lock stageLock(stage.m_mutex);
    if (stage.m_hasEnded || stage.isSource())
        return false;
    removeLeft(stage);
    int staying = 0;
    for (const auto &worker : stage.m_workers) {
        if (worker->control().isRetired())
            continue;
        if (++staying > workers.count)
            worker->control().retire();
    }
    const int missing = std::max(0, workers.count - staying);
    return addWorkers(stage, missing) == missing;
}

/// Under the stage's mutex: forgets workers that have left, but not what they did.
void RunController::removeLeft(Stage &stage)
{
    const auto left = [](const auto &worker) { return worker->hasLeft(); };
    const Clock::TimePoint now = m_clock->now();
    for (const auto &worker : stage.m_workers) {
        if (left(worker)) {
            stage.m_departed.add(worker->control().counters, now);
            stage.m_departedOrigins += worker->control().tally;
        }
    }
    std::erase_if(stage.m_workers, left);
}

// Waiting

RunOutcome RunController::wait()
{
    {
        std::unique_lock lock(m_mutex);
        if (m_state == RunState::Created)
            return {};
        m_changed.wait(lock, [this] { return isFinal(m_state); });
    }
    joinWorkers();
    const std::scoped_lock lock(m_mutex);
    RunOutcome outcome{.state = m_state, .error = {}, .stuck = {}};
    if (m_state == RunState::Failed && !m_errors.empty())
        outcome.error = m_errors.front();
    return outcome;
}

bool RunController::waitFor(std::chrono::nanoseconds duration)
{
    std::unique_lock lock(m_mutex);
    const auto bounded = std::min<std::chrono::nanoseconds>(duration, std::chrono::years(1));
    return m_clock->waitUntil(lock, m_changed, {}, m_clock->now() + bounded,
                              [this] { return isFinal(m_state); });
}

RunOutcome RunController::waitAfterAbort(std::chrono::nanoseconds grace)
{
    if (waitFor(grace))
        return wait();
    RunOutcome outcome{.state = RunState::Aborted, .error = {}, .stuck = stuckWorkers()};
    const std::scoped_lock lock(m_mutex);
    if (m_state == RunState::Failing && !m_errors.empty()) {
        outcome.state = RunState::Failed;
        outcome.error = m_errors.front();
    }
    return outcome;
}

void RunController::joinWorkers()
{
    const std::scoped_lock lock(m_joining);
    for (const auto &worker : allWorkers())
        worker->join();
}

std::vector<StuckWorker> RunController::stuckWorkers() const
{
    std::vector<StuckWorker> stuck;
    const Clock::TimePoint now = m_clock->now();
    for (const auto &stage : m_stages) {
        for (const auto &worker : stage->workers()) {
            if (!worker->hasLeft()) {
                stuck.push_back(StuckWorker{.step = stage->options().name,
                                            .worker = worker->control().index(),
                                            .since = worker->control().counters.timeInState(now)});
            }
        }
    }
    return stuck;
}

// Looking

RunState RunController::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

std::vector<RunError> RunController::errors() const
{
    const std::scoped_lock lock(m_mutex);
    return m_errors;
}

std::vector<DeadLetter> RunController::deadLetters() const
{
    const std::scoped_lock lock(m_mutex);
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_deadLetters.size(), mostErrors));
    return {m_deadLetters.begin(), m_deadLetters.begin() + count};
}

std::vector<DeadLetter> RunController::deadLettersFrom(std::size_t known) const
{
    const std::scoped_lock lock(m_mutex);
    const auto skipped = static_cast<std::ptrdiff_t>(std::min(m_deadLetters.size(), known));
    return {m_deadLetters.begin() + skipped, m_deadLetters.end()};
}

std::vector<std::shared_ptr<Worker>> RunController::allWorkers() const
{
    std::vector<std::shared_ptr<Worker>> all;
    for (const auto &stage : m_stages)
        std::ranges::copy(stage->workers(), std::back_inserter(all));
    return all;
}

OriginCounts RunController::originCounts() const
{
    OriginCounts counts = m_ledger.shared();
    for (const auto &stage : m_stages) {
        const std::scoped_lock lock(stage->m_mutex);
        counts += stage->m_departedOrigins;
        for (const auto &worker : stage->m_workers)
            counts += worker->control().tally;
    }
    return counts;
}

MetricsSnapshot RunController::snapshot() const
{
    MetricsSnapshot snapshot;
    const Clock::TimePoint now = m_clock->now();
    {
        const std::scoped_lock lock(m_mutex);
        snapshot.state = m_state;
        snapshot.errors = m_errorCount;
        if (m_started)
            snapshot.elapsed = m_ended.value_or(now) - *m_started;
    }
    if (const std::int64_t expected = m_expected.load(); expected > 0)
        snapshot.expected = static_cast<std::uint64_t>(expected);
    snapshot.origins = originCounts();
    // Read one after the other while the run goes on: no more fates than items.
    snapshot.origins.emitted = std::max(snapshot.origins.emitted, snapshot.origins.decided());
    for (const auto &stage : m_stages)
        snapshot.steps.push_back(snapshotOf(*stage, now));
    return snapshot;
}

StepSnapshot RunController::snapshotOf(const Stage &stage, Clock::TimePoint now) const
{
    const std::scoped_lock lock(stage.m_mutex);
    StepSnapshot snapshot = stage.m_departed;
    snapshot.name = stage.options().name;
    snapshot.ended = stage.m_hasEnded;
    stage.describeQueue(snapshot);
    for (const auto &worker : stage.m_workers) {
        const WorkerCounters &counters = worker->control().counters;
        snapshot.add(counters, now);
        if (counters.state() == WorkerState::Ended)
            continue;
        snapshot.workers.push_back(
            WorkerSnapshot{.state = counters.state(),
                           .inState = counters.timeInState(now),
                           .busy = counters.timeIn(WorkerState::Busy, now),
                           .waiting = counters.timeIn(WorkerState::Waiting, now),
                           .blocked = counters.timeIn(WorkerState::Blocked, now)});
    }
    return snapshot;
}

} // namespace paipa::engine
