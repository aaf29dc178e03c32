// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomrun.h"

#include "support/watchdog.h"

#include <algorithm>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

using namespace engine;

RandomRun::RandomRun(RunPlan plan, std::shared_ptr<Clock> clock)
    : m_plan(std::move(plan)), m_expected(foresee(m_plan)), m_graph(std::move(clock))
{
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i)
        m_records.push_back(std::make_unique<Record>());
    m_queues.resize(m_plan.steps.size());
    build();
}

QString RandomRun::report() const { return toString(m_plan) + dump(m_graph.controller.snapshot()); }

void RandomRun::build()
{
    std::vector<ProducerSide<Parcel> *> producers;
    const auto linked = [&](auto &stage, std::size_t index) {
        for (const std::size_t parent : m_plan.steps[index].parents)
            m_graph.link(*producers[parent], stage, portOfChild(m_plan.steps[parent], index));
        if (m_plan.steps[index].feeders > 0)
            m_feeders[index] = std::make_unique<Feeder<Parcel>>(m_graph.controller, stage);
        m_queues[index] = stage.queue();
        producers.push_back(&stage);
    };
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
        switch (m_plan.steps[i].kind) {
        case StepKind::Source:
            producers.push_back(&m_graph.source(sourceCode(i), optionsOf(i), stageHooks(i)));
            break;
        case StepKind::Item:
            linked(m_graph.step(stepCode(i), optionsOf(i), stageHooks(i), m_plan.steps[i].ports),
                   i);
            break;
        case StepKind::Batch:
            linked(m_graph.batch(batchCode(i), optionsOf(i), stageHooks(i)), i);
            break;
        case StepKind::Stream:
            linked(m_graph.stream(streamCode(i), optionsOf(i), stageHooks(i)), i);
            break;
        }
    }
}

StageOptions RandomRun::optionsOf(std::size_t index) const
{
    const StepPlan &step = m_plan.steps[index];
    StageOptions options{.name = QString::number(index),
                         .workers = Workers{step.workers},
                         .placement = step.isInline ? Placement::Inline : Placement::OwnWorkers,
                         .order = step.isOrdered ? engine::Order::Kept : engine::Order::Any,
                         .queue = step.bounds};
    options.queue.itemBytes = largestParcel;
    options.onError.backoff = std::chrono::milliseconds(step.waits);
    options.onError.backoffFactor = 1;
    if (step.rate > 0)
        options.rate = Rate{step.rate, std::chrono::milliseconds(1)};
    if (step.watchesItems)
        options.slowAfter = std::chrono::nanoseconds(0);
    if (step.fault == Fault::Transient) {
        options.onError.retries = 60;
        options.onError.mostParked = step.mostParked;
    }
    if (step.fault == Fault::SetAside || step.fault == Fault::TooLarge)
        options.onError.then = OnError::SetAside;
    const bool mayPause = step.kind != StepKind::Stream;
    if (mayPause && (step.fault == Fault::SetAside || step.fault == Fault::Transient)) {
        options.onError.pauseAfter = step.pauseAfter;
        options.onError.pauseFor = std::chrono::milliseconds(step.waits);
    }
    return options;
}

StageHooks RandomRun::stageHooks(std::size_t index)
{
    Record &record = *m_records[index];
    const Fault fault = m_plan.steps[index].fault;
    return {.open =
                [&record, fault] {
                    if (fault == Fault::OpenStep)
                        throw std::runtime_error("open step");
                    ++record.stepOpened;
                },
            .close =
                [&record, fault] {
                    ++record.stepClosed;
                    if (fault == Fault::CloseStep)
                        throw std::runtime_error("close step");
                }};
}

template<typename Code>
void RandomRun::addWorkerHooks(Code &code, std::size_t index)
{
    Record &record = *m_records[index];
    const Fault fault = m_plan.steps[index].fault;
    code.open = [&record, fault] {
        if (fault == Fault::OpenWorker)
            throw std::runtime_error("open worker");
        ++record.workersOpened;
    };
    code.flush = [fault](Out &) {
        if (fault == Fault::Flush)
            throw std::runtime_error("flush");
    };
    code.close = [&record, fault] {
        ++record.workersClosed;
        if (fault == Fault::CloseWorker)
            throw std::runtime_error("close worker");
    };
}

SourceCode RandomRun::sourceCode(std::size_t index)
{
    SourceCode code;
    addWorkerHooks(code, index);
    code.produce = [this, index](Out &out) {
        for (int i = 0; i < m_plan.steps[index].items; ++i) {
            const int number = numberOf(index, i);
            if (!out.isWanted())
                return;
            done(index, number);
            if (!out.send(Parcel{number, parcelSize(number)}))
                return;
        }
    };
    return code;
}

StepCode RandomRun::stepCode(std::size_t index)
{
    StepCode code;
    addWorkerHooks(code, index);
    code.process = [this, index](const Parcel &parcel, Out &out) {
        noteBegin();
        process(index, parcel, out);
        done(index, parcel.number);
    };
    return code;
}

BatchCode RandomRun::batchCode(std::size_t index)
{
    BatchCode code;
    addWorkerHooks(code, index);
    code.bounds.items = static_cast<std::size_t>(m_plan.steps[index].batchItems);
    code.process = [this, index](std::span<const Parcel> parcels, Out &out) {
        noteBegin();
        std::vector<Rejection> rejections;
        for (std::size_t i = 0; i < parcels.size(); ++i) {
            try {
                process(index, parcels[i], out);
                done(index, parcels[i].number);
            } catch (...) {
                rejections.push_back({i, std::current_exception()});
            }
        }
        return rejections;
    };
    return code;
}

StreamCode RandomRun::streamCode(std::size_t index)
{
    StreamCode code;
    addWorkerHooks(code, index);
    code.results = [this, index](StreamInput<Parcel> &input) { return resultsOf(index, input); };
    return code;
}

Generator<Parcel> RandomRun::resultsOf(std::size_t index, StreamInput<Parcel> &input)
{
    const StepPlan &step = m_plan.steps[index];
    while (const Parcel *next = input.next()) {
        const Parcel parcel = *next;
        noteBegin();
        lookAtBounds(index);
        failIfChosen(index, parcel);
        if (step.fault == Fault::TooLarge && isChosen(step, parcel.number)
            && m_plan.feedsQueue(index))
            co_yield Parcel{0, largestParcel + 1}; // does not go on
        done(index, parcel.number);
        for (int i = 0; i < resultCount(step, parcel.number); ++i) {
            const int number = resultNumber(step, parcel.number, i);
            co_yield Parcel{number, parcelSize(number)};
        }
        if (step.fault == Fault::Finish && m_records[index]->count >= 10)
            co_return;
    }
}

/// P1.6: after abort() has returned, a worker may still reach the one call that it had decided upon
/// before, but never another one.
void RandomRun::noteBegin()
{
    if (!m_isAborted)
        return;
    const std::scoped_lock lock(m_begunMutex);
    if (++m_begunAfterAbort[std::this_thread::get_id()] > 1)
        broken(u"a worker began an item after abort() had returned"_s);
}

/// Hands on the results of one item, or fails as planned.
void RandomRun::process(std::size_t index, const Parcel &parcel, Out &out)
{
    const StepPlan &step = m_plan.steps[index];
    Record &record = *m_records[index];
    lookAtBounds(index);
    if (step.isOrdered) { // so that some items overtake others
        for (int i = parcel.number % 4; i > 0; --i)
            std::this_thread::yield();
    }
    const int attempt = ++record.attempts;
    const auto send = [&] {
        for (int i = 0; i < resultCount(step, parcel.number); ++i) {
            const int number = resultNumber(step, parcel.number, i);
            out.send(Parcel{number, parcelSize(number)}, portOfResult(step, parcel.number, i));
        }
    };
    const bool isWithheld = step.kind == StepKind::Item;
    if (step.fault == Fault::Transient && attempt % 3 == 0) {
        if (isWithheld)
            send(); // for nothing
        throw std::runtime_error("transient");
    }
    if (isChosen(step, parcel.number)) {
        if (step.fault == Fault::SetAside && isWithheld)
            send();
        if (step.fault == Fault::TooLarge && m_plan.feedsQueue(index))
            out.send(Parcel{0, largestParcel + 1}); // does not return
    }
    failIfChosen(index, parcel);
    send();
    if (step.fault == Fault::Finish && record.count >= 10)
        out.finish();
}

/// What is too large fails by being handed on, unless nobody would refuse it.
void RandomRun::failIfChosen(std::size_t index, const Parcel &parcel)
{
    const StepPlan &step = m_plan.steps[index];
    if (!isChosen(step, parcel.number))
        return;
    if (step.fault == Fault::Skip)
        throw SkipItem{};
    if (step.fault == Fault::SetAside || step.fault == Fault::EndRun
        || (step.fault == Fault::TooLarge && !m_plan.feedsQueue(index)))
        throw std::runtime_error("planned");
}

void RandomRun::done(std::size_t index, int number)
{
    Record &record = *m_records[index];
    {
        const std::scoped_lock lock(record.mutex);
        ++record.processed[number];
        record.sequence.push_back(number);
    }
    {
        const std::scoped_lock lock(m_eventsMutex);
        m_events.emplace_back(index, number);
    }
    ++record.count;
    ++m_processed;
}

void RandomRun::lookAtBounds(std::size_t index)
{
    const ItemQueue<Parcel> *queue = m_queues[index];
    if (!queue)
        return;
    const QueueBounds &bounds = m_plan.steps[index].bounds;
    if (queue->size() > bounds.items
        || queue->bytes() > std::max(bounds.bytes, largestParcelInQueue))
        m_isBoundExceeded = true;
}

// From outside

void RandomRun::sample(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        for (std::size_t i = 0; i < m_queues.size(); ++i)
            lookAtBounds(i);
        const MetricsSnapshot snapshot = m_graph.controller.snapshot();
        if (snapshot.origins.decided() > snapshot.origins.emitted)
            broken(u"a snapshot shows more fates than items"_s);
        std::this_thread::yield();
    }
}

void RandomRun::feed(std::size_t index, Feeder<Parcel> &feeder)
{
    const StepPlan &step = m_plan.steps[index];
    std::atomic<int> fed = 0;
    const auto putAll = [&] {
        for (int item = fed++; item < step.items; item = fed++) {
            const int number = numberOf(index, item);
            Parcel parcel{number, parcelSize(number)};
            if (feeder.put(parcel) == PushResult::Pushed)
                continue;
            if (parcel.number != number || parcel.size != parcelSize(number))
                broken(u"what was refused was not given back"_s);
            break;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < step.feeders; ++i)
            threads.emplace_back(putAll);
    }
    feeder.finish();
}

void RandomRun::giveOrders()
{
    for (const OrderPlan &order : m_plan.orders) {
        for (int looks = 0; m_processed < order.after && looks < 200; ++looks) {
            if (isFinal(m_graph.controller.state()))
                return;
            std::this_thread::yield();
        }
        give(order);
    }
    m_graph.controller.resume();
}

void RandomRun::give(const OrderPlan &order)
{
    RunController &run = m_graph.controller;
    switch (order.order) {
    case Order::Pause: run.pause(); break;
    case Order::Resume: run.resume(); break;
    case Order::SetWorkers:
        run.setWorkers(QString::number(order.step), Workers{order.workers});
        break;
    case Order::Stop: run.stop(); break;
    case Order::Abort:
        if (run.abort())
            m_isAborted = true;
        break;
    }
}

QStringList RandomRun::violations()
{
    const std::optional<RunError> startError = m_graph.controller.start();
    RunOutcome outcome;
    {
        const std::jthread sampler([this](const std::stop_token &stop) { sample(stop); });
        std::vector<std::jthread> feeding;
        for (const auto &[index, feeder] : m_feeders)
            feeding.emplace_back([this, index, &feeder = *feeder] { feed(index, feeder); });
        std::jthread orders([this] { giveOrders(); });
        outcome = m_graph.controller.wait();
        orders.join();
    }
    const MetricsSnapshot snapshot = m_graph.controller.snapshot();
    checkState(outcome.state);
    checkFates(snapshot);
    checkItems();
    checkHooks();
    const bool mayFailToStart =
        m_plan.hasFault(Fault::OpenStep) || m_plan.hasFault(Fault::OpenWorker);
    if (startError.has_value() != mayFailToStart)
        broken(u"the start should have %1"_s.arg(mayFailToStart ? u"failed"_s : u"succeeded"_s));
    if (LiveCount::live() != 0)
        broken(u"%1 items are left"_s.arg(LiveCount::live()));
    if (m_isBoundExceeded)
        broken(u"a queue held more than its bound"_s);
    return m_violations;
}

// Checks

void RandomRun::broken(const QString &what)
{
    const std::scoped_lock lock(m_violationsMutex);
    if (!m_violations.contains(what))
        m_violations << what;
}

void RandomRun::checkState(RunState state)
{
    QList<RunState> allowed;
    if (m_plan.hasFailingHook() || m_plan.hasFault(Fault::EndRun))
        allowed << RunState::Failed;
    if (!m_plan.hasFailingHook() || m_plan.hasFault(Fault::Flush)) // no flush, no failure of it
        allowed << RunState::Finished;
    if (m_plan.hasOrder(Order::Stop))
        allowed << RunState::Stopped << RunState::Finished;
    if (m_plan.hasOrder(Order::Abort))
        allowed << RunState::Aborted;
    if (!allowed.contains(state))
        broken(u"the run ended as "_s + engine::toString(state));
    if (state == RunState::Failed && m_graph.controller.errors().empty())
        broken(u"the run failed without an error"_s);
    if ((state == RunState::Finished || state == RunState::Stopped)
        && !m_graph.controller.errors().empty())
        broken(u"the run hides an error"_s);
}

void RandomRun::checkFates(const MetricsSnapshot &snapshot)
{
    const OriginCounts &counts = snapshot.origins;
    if (counts.emitted != counts.decided())
        broken(u"%1 items emitted, %2 fates"_s.arg(counts.emitted).arg(counts.decided()));
    const bool hasEnded =
        snapshot.state == RunState::Finished || snapshot.state == RunState::Stopped;
    if (hasEnded && counts.of(Verdict::Cancelled) > 0)
        broken(u"items were cancelled in a run that went to its end"_s);
    if (!m_plan.hasFault(Fault::Finish) && counts.of(Verdict::NotNeeded) > 0)
        broken(u"items were not needed though nobody had enough"_s);
    std::uint64_t failed = 0;
    for (const StepSnapshot &step : snapshot.steps)
        failed += step.failed;
    if ((failed > 0) != (counts.of(Verdict::Failed) > 0))
        broken(u"%1 failures, %2 failed items"_s.arg(failed).arg(counts.of(Verdict::Failed)));
    if (!m_plan.isExact())
        return;
    const bool isShared = std::ranges::any_of(m_plan.steps, [](const StepPlan &step) {
        return step.kind == StepKind::Batch || step.kind == StepKind::Stream;
    });
    if (isShared)
        return; // who shares a batch, or a result, shares a fate
    for (std::size_t i = 0; i < verdictCount; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        const auto found = m_expected.fates.find(verdict);
        const std::uint64_t wanted = found == m_expected.fates.end() ? 0 : found->second;
        if (counts.of(verdict) != wanted)
            broken(u"fate %1: %2 items instead of %3"_s.arg(i).arg(counts.of(verdict)).arg(wanted));
    }
}

void RandomRun::checkItems()
{
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const std::map<int, int> &expected = m_expected.processed[i];
        for (const auto &[number, times] : m_records[i]->processed) {
            const auto found = expected.find(number);
            if (found == expected.end() || times > found->second)
                broken(u"step %1 processed an item too often"_s.arg(i));
        }
        if (m_plan.isExact() && m_records[i]->processed != expected)
            broken(u"step %1 did not process all items"_s.arg(i));
        if (m_plan.isExact() && isSeenInOrder(i)
            && m_records[i]->sequence != m_expected.sequences[i])
            broken(u"step %1 got its items in another order"_s.arg(i));
    }
    const std::size_t letters = m_graph.controller.deadLetters().size();
    if (m_plan.isExact() && letters != std::min<std::size_t>(100, m_expected.deadLetters))
        broken(u"%1 dead letters instead of %2"_s.arg(letters).arg(m_expected.deadLetters));
}

/// With one thread at a time, and nothing that is tried again, the step sees the order it gets.
bool RandomRun::isSeenInOrder(std::size_t index) const
{
    const StepPlan &step = m_plan.steps[index];
    if (step.kind == StepKind::Batch || !m_plan.isInOrder(index))
        return false;
    std::size_t host = index;
    while (m_plan.steps[host].isInline)
        host = m_plan.steps[host].parents.front();
    const bool isChanged = std::ranges::any_of(m_plan.orders, [&](const OrderPlan &order) {
        return order.order == Order::SetWorkers && order.step == host;
    });
    return m_plan.steps[host].workers == 1 && !isChanged;
}

void RandomRun::checkHooks()
{
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const Record &record = *m_records[i];
        if (record.stepOpened != record.stepClosed || record.stepOpened > 1)
            broken(u"step %1 was opened %2 times, closed %3 times"_s.arg(i)
                       .arg(record.stepOpened)
                       .arg(record.stepClosed));
        if (record.workersOpened != record.workersClosed)
            broken(u"of step %1, %2 workers were opened, %3 closed"_s.arg(i)
                       .arg(record.workersOpened)
                       .arg(record.workersClosed));
    }
}

} // namespace paipa::test
