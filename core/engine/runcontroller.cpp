// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include <paipa/engine/caught.h>

#include <paipa/engine/worker.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

/// How long workers may take to come back before whoever destroys a run is told for whom it waits.
constexpr std::chrono::seconds lastGrace{10};

} // namespace

RunController::RunController(std::shared_ptr<Clock> clock)
    : m_clock(std::move(clock)), m_orders(*m_clock)
{}

RunController::~RunController()
{
    if (state() == RunState::Created)
        return;
    abort();
    for (const StuckWorker &worker : wait(lastGrace).stuck)
        tellStuck(worker);
    wait();
}

Stage &RunController::add(std::unique_ptr<Stage> stage)
{
    stage->m_controller = this;
    return m_graph.add(std::move(stage));
}

void RunController::add(Feeding feeding) { m_feeders.push_back(std::move(feeding)); }

// Ending

void RunController::leave(Stage &stage, WorkerControl &worker, Progress progress)
{
    if (progress == Progress::NotWanted)
        endEarly(stage);
    if (stage.leave(worker))
        endStage(stage, &worker);
}

/// Nobody needs what the step would still make: its input closes, and so on upstream. Whoever finds
/// the input closed leaves the rest to the one who closed it: else every path through a graph would
/// be walked.
void RunController::endEarly(Stage &stage)
{
    if (stage.isSource()) {
        stage.forEachWorker([](Worker &worker) { worker.control().retire(); });
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

void RunController::endStage(Stage &stage, WorkerControl *by)
{
    close(stage, by);
    endEarly(stage);
    for (Stage *consumer : stage.m_consumers) {
        if (!consumer->isInline())
            consumer->removeProducerOfInput();
        else if (consumer->endWithoutWorkers())
            endStage(*consumer, by);
    }
    bool isLast = false;
    {
        const std::scoped_lock lock(m_mutex);
        isLast = --m_openStages == 0;
    }
    if (isLast)
        emptied();
}

void RunController::close(Stage &stage, WorkerControl *by)
{
    if (by) // in a step's own code once more: who waits is told of it
        by->enter(WorkerState::Busy);
    if (const std::exception_ptr exception = caught(stage.m_hooks.close)) {
        RunError error = describe(exception);
        error.step = stage.options().name;
        fail(std::move(error));
    }
    if (by)
        by->enter(WorkerState::Ended);
}

/// All workers have left: every item must have its fate now.
void RunController::emptied()
{
    endFeeders();
    checkFates();
    {
        const std::scoped_lock lock(m_mutex);
        m_ended = m_clock->now();
        transition(RunEvent::Emptied);
    }
    m_changed.notify_all();
}

void RunController::checkFates()
{
    const auto check = [this](const OriginCounts &counts, const QString &step) {
        if (counts.emitted == counts.decided())
            return;
        fail(RunError{
            .step = step,
            .code = u"lost-items"_s,
            .text =
                Sentence::tr(
                    "internal error: %1 items were emitted, but %2 have a fate; please report it")
                    .arg(counts.emitted)
                    .arg(counts.decided())});
    };
    check(originCounts(), {});
    if (const std::optional<SourceCounts> of = m_ledger.sourceWithOpenItems())
        check(of->counts, of->source.step);
}

bool RunController::fail(RunError error)
{
    m_errors.add(std::move(error));
    {
        const std::scoped_lock lock(m_mutex);
        if (!transition(RunEvent::Fail))
            return false;
    }
    tellWorkersToAbort();
    return true;
}

void RunController::setAside(DeadLetter letter)
{
    if (m_deadLetterSink)
        m_deadLetterSink(letter);
    m_errors.add(std::move(letter));
}

std::optional<Sentence> RunController::excessOfFailures() const
{
    if (!m_mostFailed)
        return std::nullopt;
    const std::uint64_t failed = m_errors.setAside();
    const std::uint64_t emitted = originCounts().emitted;
    if (isWithin(*m_mostFailed, failed, emitted))
        return std::nullopt;
    return Sentence::tr(
               "%1 items have failed in this run, of %2 so far, more than the %3 that are allowed")
        .arg(failed, emitted, toString(*m_mostFailed));
}

void RunController::tellWorkersToAbort()
{
    // Outside all locks: stop callbacks are other people's code.
    m_orders.abort.request_stop();
    m_ending.request_stop();
    m_graph.forEachWorker([](Worker &worker) { worker.control().abort(); });
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
    if (m_state == RunState::Starting) {
        const bool mayWork = *state != RunState::Aborting && *state != RunState::Failing;
        m_beginning = mayWork ? Beginning::Work : Beginning::Leave;
        m_beginning.notify_all();
    }
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
    for (const auto &stage : m_graph.stages()) {
        if (stage->isSource())
            endEarly(*stage);
    }
    endFeeders();
    m_ending.request_stop();
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
    const bool isAlive = m_state == RunState::Running || m_state == RunState::Paused
                         || m_state == RunState::Draining;
    if (!isAlive || workers.count < 1)
        return false;
    Stage *stage = m_graph.find(name);
    return stage && stage->changeWorkers(m_orders, workers.count);
}

// Looking

RunState RunController::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

OriginCounts RunController::originCounts() const
{
    OriginCounts counts = m_ledger.shared();
    counts += m_graph.origins();
    return counts;
}

std::size_t RunController::sourceCount() const
{
    std::size_t count = m_feeders.size();
    for (const auto &stage : m_graph.stages()) {
        if (stage->isSource())
            count += static_cast<std::size_t>(stage->options().workers.count);
    }
    return count;
}

MetricsSnapshot RunController::snapshot() const
{
    MetricsSnapshot snapshot;
    const Clock::TimePoint now = m_clock->now();
    {
        const std::scoped_lock lock(m_mutex);
        snapshot.state = m_state;
        if (m_started)
            snapshot.elapsed = m_ended.value_or(now) - *m_started;
    }
    if (const std::int64_t expected = m_expected.load(); expected > 0)
        snapshot.expected = static_cast<std::uint64_t>(expected);
    snapshot.errors = m_errors.count();
    snapshot.setAside = m_errors.setAside();
    snapshot.origins = originCounts();
    // Read one after the other while the run goes on: no more fates than items.
    snapshot.origins.emitted = std::max(snapshot.origins.emitted, snapshot.origins.decided());
    snapshot.steps = m_graph.snapshot(now);
    if (isFinal(snapshot.state))
        snapshot.sources = m_ledger.sources();
    return snapshot;
}

} // namespace paipa::engine
