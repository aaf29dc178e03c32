// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stage.h>

#include <paipa/engine/caught.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/engine/worker.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

Stage::Stage(StageOptions options, StageHooks hooks)
    : m_options(std::move(options))
    , m_hooks(std::move(hooks))
    , m_gate(StartGate::make(m_options.rate, m_options.onError))
{}

Stage::~Stage() = default;

void Stage::link(Stage &producer, Stage &consumer)
{
    producer.m_consumers.push_back(&consumer);
    consumer.m_producers.push_back(&producer);
    consumer.addProducerOfInput();
}

NewOrigins Stage::newOrigins(const WorkerControl &control) const
{
    OriginLedger &ledger = m_controller->m_ledger;
    if (isSource() && m_controller->sourceCount() == 1)
        return {.ledger = ledger}; // everybody knows where its items come from
    return {.ledger = ledger,
            .source = {.step = m_options.name, .worker = control.isAlone() ? -1 : control.index()}};
}

std::atomic<std::int64_t> &Stage::expected() const { return m_controller->m_expected; }

Verdict Stage::discardVerdict() const
{
    const bool aborted = m_controller && m_controller->m_orders.abort.stop_requested();
    return aborted ? Verdict::Cancelled : Verdict::NotNeeded;
}

FailureHandler Stage::failureHandler(WorkerControl &control, WorkerCounters &counters)
{
    return {*m_controller, *this, control, counters};
}

void Stage::endEarly() { m_controller->endEarly(*this); }

bool Stage::allConsumersClosed() const
{
    return !m_consumers.empty() && std::ranges::all_of(m_consumers, [](const Stage *stage) {
        return stage->isInputClosed();
    });
}

Sentence Stage::problem() const
{
    if (!isInline() && m_options.workers.count < 1)
        return Sentence::tr("a step needs at least one worker");
    const QueueBounds &queue = m_options.queue;
    if (queue.items < 1 || queue.bytes < 1 || queue.itemBytes < 1)
        return Sentence::tr("a queue needs room for at least one item and one byte");
    if (Sentence policy = m_options.onError.misuse(); !policy.isEmpty())
        return policy;
    if (Sentence own = misuse(); !own.isEmpty())
        return own;
    if (!isSource() && !hasProducers())
        return Sentence::tr("nothing is linked to its input");
    if (isInline() && m_producers.size() != 1)
        return Sentence::tr(
                   "an inline step runs in the workers of the one step before it, but %1 steps are "
                   "linked to its input")
            .arg(m_producers.size());
    return {};
}

// Workers

int Stage::startWorkers(RunOrders &orders, int count)
{
    const std::scoped_lock lock(m_mutex);
    return addWorkers(orders, count);
}

int Stage::addWorkers(RunOrders &orders, int count)
{
    const bool isAlone = m_present + count == 1;
    if (caught([&] { expectWorkers(m_present + count); }))
        return 0;
    for (const auto &worker : m_workers)
        worker->control().setAlone(isAlone);
    for (int i = 0; i < count; ++i) {
        bool isAdded = false;
        if (caught([&] { isAdded = addWorker(orders, isAlone); }) || !isAdded)
            return i;
    }
    return count;
}

bool Stage::addWorker(RunOrders &orders, bool isAlone)
{
    m_workers.reserve(m_workers.size() + 1); // one that has begun can be kept
    const auto worker = std::make_shared<Worker>(*m_controller, *this, orders, m_nextIndex);
    worker->control().setAlone(isAlone);
    m_workers.push_back(worker);
    if (!worker->begin()) {
        m_workers.pop_back();
        return false;
    }
    ++m_nextIndex;
    ++m_present;
    m_departed.mostWorkers = std::max(m_departed.mostWorkers, m_present);
    return true;
}

bool Stage::changeWorkers(RunOrders &orders, int count)
{
    const std::scoped_lock lock(m_mutex);
    if (m_hasEnded || isSource() || isInline() || count > mostWorkers())
        return false;
    removeLeft();
    int staying = 0;
    for (const auto &worker : m_workers) {
        if (worker->control().isRetired())
            continue;
        if (++staying > count)
            worker->control().retire();
    }
    const int missing = std::max(0, count - staying);
    return addWorkers(orders, missing) == missing;
}

/// Forgets workers that have left, but not what they did.
void Stage::removeLeft()
{
    std::erase_if(m_workers, [this](const auto &worker) {
        if (!worker->hasLeft()) // asked once: it may leave right after
            return false;
        keepWhatDid(worker->control().counters);
        m_departedOrigins += worker->control().tally;
        return true;
    });
}

bool Stage::leave(WorkerControl &worker)
{
    const std::scoped_lock lock(m_mutex);
    m_hasEnded = --m_present == 0;
    if (!m_hasEnded)
        worker.enter(WorkerState::Ended);
    return m_hasEnded;
}

bool Stage::endWithoutWorkers()
{
    const std::scoped_lock lock(m_mutex);
    if (m_hasEnded || m_nextIndex > 0)
        return false;
    m_hasEnded = true;
    return true;
}

void Stage::addCounters(const WorkerCounters &counters)
{
    const std::scoped_lock lock(m_mutex);
    m_inlineCounters.push_back(&counters);
}

void Stage::removeCounters(const WorkerCounters &counters)
{
    const std::scoped_lock lock(m_mutex);
    if (std::erase(m_inlineCounters, &counters) > 0)
        keepWhatDid(counters);
}

/// Of who counts no more.
void Stage::keepWhatDid(const WorkerCounters &counters)
{
    m_departed.add(counters, Clock::TimePoint::max());
    m_departedTimes.add(counters.itemTimes);
}

std::shared_ptr<Worker> Stage::workerAt(std::size_t index) const
{
    const std::scoped_lock lock(m_mutex);
    return index < m_workers.size() ? m_workers[index] : nullptr;
}

// Looking

OriginCounts Stage::origins() const
{
    const std::scoped_lock lock(m_mutex);
    OriginCounts counts = m_departedOrigins;
    for (const auto &worker : m_workers)
        counts += worker->control().tally;
    return counts;
}

void Stage::addIfSlow(StepSnapshot &snapshot, const WorkerCounters &counters,
                      Clock::TimePoint now) const
{
    if (std::optional<SlowItem> item = counters.note.look(now);
        item && item->age >= *m_options.slowAfter)
        snapshot.slowItems.push_back(*std::move(item));
}

StepSnapshot Stage::snapshot(Clock::TimePoint now) const
{
    const std::scoped_lock lock(m_mutex);
    StepSnapshot snapshot = m_departed;
    DurationHistogram times = m_departedTimes;
    snapshot.name = m_options.name;
    snapshot.ended = m_hasEnded;
    for (const Stage *consumer : m_consumers)
        snapshot.feeds << consumer->options().name;
    describeQueue(snapshot);
    const Stage *host = this; // who runs inline has one producer
    while (host->isInline() && !host->m_producers.empty())
        host = host->m_producers.front();
    if (host != this)
        snapshot.runsIn = host->options().name;
    snapshot.parked = parkedItems();
    if (m_gate)
        snapshot.breaker = m_gate->breaker(now);
    const auto add = [&](const WorkerCounters &counters) {
        snapshot.add(counters, now);
        times.add(counters.itemTimes);
        if (m_options.slowAfter)
            addIfSlow(snapshot, counters, now);
    };
    for (const WorkerCounters *counters : m_inlineCounters)
        add(*counters);
    for (const auto &worker : m_workers) {
        const WorkerCounters &counters = worker->control().counters;
        add(counters);
        if (counters.state() == WorkerState::Ended)
            continue;
        snapshot.workers.push_back(
            WorkerSnapshot{.state = counters.state(),
                           .inState = counters.timeInState(now),
                           .busy = counters.timeIn(WorkerState::Busy, now),
                           .waiting = counters.timeIn(WorkerState::Waiting, now),
                           .blocked = counters.timeIn(WorkerState::Blocked, now)});
    }
    snapshot.itemTime = times.quantiles();
    return snapshot;
}

} // namespace paipa::engine
