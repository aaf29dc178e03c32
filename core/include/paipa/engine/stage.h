// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/base/rate.h>
#include <paipa/engine/batchtask.h>
#include <paipa/engine/failurehandler.h>
#include <paipa/engine/itemprocessing.h>
#include <paipa/engine/metrics.h>
#include <paipa/engine/placement.h>
#include <paipa/engine/sourcetask.h>
#include <paipa/engine/startgate.h>

#include <algorithm>
#include <atomic>
#include <concepts>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace paipa::engine {

class RunController;
class Worker;
struct StuckWorker;

/// What is said of a step beside its code.
struct StageOptions {
    QString name = {};
    Workers workers = {};
    /// Inline: workers and queue mean nothing, but for the limit of an item's size.
    Placement placement = Placement::OwnWorkers;
    Order order = Order::Any;
    QueueBounds queue = {};
    ErrorPolicy onError = {};
    /// Becomes Always where the policy needs the item again, Never where it can only be moved.
    Keep keep = Keep::Never;
    Delivery delivery =
        Delivery::Withheld; ///< Results of a failed attempt; sources always hand on.
    /// Of attempts that are begun, all workers together; of a source, of items that it emits.
    std::optional<Rate> rate = {};
    /// Snapshots name items on which the step has worked for longer.
    std::optional<std::chrono::nanoseconds> slowAfter = {};
};

/// What all workers of a step have in common; called from the controller's or a worker's thread.
struct StageHooks {
    std::function<void()> open = [] {};  ///< Before any worker exists.
    std::function<void()> close = [] {}; ///< After all workers, if open() succeeded.
};

/// One step within a run: its input queue, its workers, and whom it feeds. Type-erased: the queue
/// and the tasks know the item types. Built before the run starts, by one thread; belongs to a
/// controller.
class Stage
{
public:
    Stage(StageOptions options, StageHooks hooks);
    virtual ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    [[nodiscard]] const StageOptions &options() const { return m_options; }
    [[nodiscard]] bool isInline() const { return m_options.placement == Placement::Inline; }
    [[nodiscard]] virtual bool isSource() const = 0;
    /// Null: nothing holds its workers back.
    [[nodiscard]] StartGate *gate() const { return m_gate.get(); }

    // Any thread.
    [[nodiscard]] StepSnapshot snapshot(Clock::TimePoint now) const;
    /// What became of the items that its workers have let go.
    [[nodiscard]] OriginCounts origins() const;

protected:
    friend class RunController;
    friend class StageGraph;
    friend class Worker;

    [[nodiscard]] virtual std::unique_ptr<Task> makeTask(WorkerControl &control) = 0;
    virtual void addProducerOfInput() {}
    virtual void removeProducerOfInput() {}
    virtual void closeInput() {}
    /// There are going to be \a count workers.
    virtual void expectWorkers(int count) { Q_UNUSED(count) }
    [[nodiscard]] virtual int mostWorkers() const { return std::numeric_limits<int>::max(); }
    /// Whether anybody feeds its queue.
    [[nodiscard]] virtual bool hasProducers() const { return false; }
    /// What is wrong with its options or links, or "".
    [[nodiscard]] virtual Sentence misuse() const { return {}; }
    [[nodiscard]] virtual bool isInputClosed() const { return false; }
    virtual void describeQueue(StepSnapshot &snapshot) const { Q_UNUSED(snapshot) }
    /// How many items wait aside for another attempt.
    [[nodiscard]] virtual std::size_t parkedItems() const { return 0; }

    /// From a producer to a consumer; both belong to the same controller.
    static void link(Stage &producer, Stage &consumer);

    /// Of what the worker \a control emits without having anything in hand.
    [[nodiscard]] NewOrigins newOrigins(const WorkerControl &control) const;
    [[nodiscard]] std::atomic<std::int64_t> &expected() const;
    /// What becomes of items that nobody takes any more: cancelled, or not needed.
    [[nodiscard]] Verdict discardVerdict() const;
    [[nodiscard]] FailureHandler failureHandler(WorkerControl &control, WorkerCounters &counters);
    /// For one of its workers; \a counters as for the failure handler.
    [[nodiscard]] ItemWatch itemWatch(const WorkerControl &worker, WorkerCounters &counters) const
    {
        return m_options.slowAfter ? ItemWatch(counters.note, worker) : ItemWatch();
    }
    /// Of an inline step: it has enough.
    void endEarly();
    /// Of an inline step: what one of its instances counts, seen in snapshots until it is removed.
    void addCounters(const WorkerCounters &counters);
    void removeCounters(const WorkerCounters &counters);

private:
    /// Everything that is wrong with it, but for what the graph knows, or "".
    [[nodiscard]] Sentence problem() const;
    [[nodiscard]] bool allConsumersClosed() const;

    /// Calls \a call with one worker after the other, and holds no lock meanwhile. Needs no memory:
    /// a run that has none left can still be ended. Only while nobody takes workers away, which is
    /// the case for sources, and for all steps once the run is ending.
    template<typename Call>
    void forEachWorker(Call &&call) const
    {
        for (std::size_t i = 0; const std::shared_ptr<Worker> worker = workerAt(i); ++i)
            call(*worker);
    }
    /// Null if there are not so many.
    [[nodiscard]] std::shared_ptr<Worker> workerAt(std::size_t index) const;

    /// Returns how many could be started; the others would never come.
    int startWorkers(RunOrders &orders, int count);
    /// False if it could not be done.
    [[nodiscard]] bool changeWorkers(RunOrders &orders, int count);
    /// One worker has left; whether it was the last, which still has the step to close.
    [[nodiscard]] bool leave(WorkerControl &worker);
    /// True if it had not ended and has no worker that would do it.
    [[nodiscard]] bool endWithoutWorkers();
    /// Under m_mutex.
    int addWorkers(RunOrders &orders, int count);
    [[nodiscard]] bool addWorker(RunOrders &orders, bool isAlone);
    void removeLeft();
    void keepWhatDid(const WorkerCounters &counters);
    void addIfSlow(StepSnapshot &snapshot, const WorkerCounters &counters,
                   Clock::TimePoint now) const;

    const StageOptions m_options;
    const StageHooks m_hooks;
    const std::unique_ptr<StartGate> m_gate;
    RunController *m_controller = nullptr;
    std::vector<Stage *> m_consumers; ///< Each once per link.
    std::vector<Stage *> m_producers;

    mutable std::mutex m_mutex;                           ///< Guards what follows.
    std::vector<std::shared_ptr<Worker>> m_workers;       ///< Also some that have left.
    std::vector<const WorkerCounters *> m_inlineCounters; ///< One for each worker it runs in.
    StepSnapshot m_departed;                              ///< What the others had done.
    DurationHistogram m_departedTimes;
    OriginCounts m_departedOrigins;
    int m_present = 0; ///< Workers that have not left.
    int m_nextIndex = 0;
    bool m_hasEnded = false;
};

/// A step that takes items of type In.
template<typename In>
class ConsumerStage
    : public Stage
    , public Inlet<In>
{
public:
    ConsumerStage(StageOptions options, StageHooks hooks)
        : Stage(std::move(options), std::move(hooks))
    {
        if (!isInline())
            m_input.emplace(this->options().queue,
                            [this](Item<In> &&item) { item.origin.mark(discardVerdict()); });
    }

    /// Not of an inline step.
    [[nodiscard]] ItemQueue<In> &input() { return *m_input; }
    [[nodiscard]] ItemQueue<In> *queue() final { return m_input ? &*m_input : nullptr; }
    [[nodiscard]] ItemLimit itemLimit() const final
    {
        return {.bytes = options().queue.itemBytes, .step = options().name};
    }
    [[nodiscard]] bool isSource() const final { return false; }
    void addProducerOfInput() final
    {
        if (m_input)
            m_input->addProducer();
    }
    void removeProducerOfInput() final { m_input->removeProducer(); }

protected:
    void closeInput() override
    {
        m_isClosed = true;
        if (m_input)
            m_input->close();
    }
    [[nodiscard]] bool hasProducers() const final { return isInline() || m_input->hasProducers(); }
    [[nodiscard]] bool isInputClosed() const final { return m_isClosed; }
    [[nodiscard]] const std::atomic<bool> &inputClosedFlag() const { return m_isClosed; }
    void describeQueue(StepSnapshot &snapshot) const final
    {
        if (!m_input)
            return;
        snapshot.hasQueue = true;
        snapshot.queueItems = m_input->size();
        snapshot.queueBytes = m_input->bytes();
        snapshot.queueBounds = m_input->bounds();
        snapshot.oversize = m_input->oversizeItems();
    }

private:
    std::optional<ItemQueue<In>> m_input; ///< None: it is inline.
    std::atomic<bool> m_isClosed = false;
};

/// The side of a step that hands on items of type Out.
template<typename Out>
class ProducerSide
{
public:
    ProducerSide(Stage &stage, std::size_t ports) : m_stage(stage), m_ports(ports) {}

    [[nodiscard]] Stage &stage() { return m_stage; }

    [[nodiscard]] const OutputPorts<Out> &ports() const { return m_ports; }
    void add(std::size_t port, Inlet<Out> &inlet) { m_ports[port].inlets.push_back(&inlet); }
    /// Before the run: what leaves \a port can be seen at \a tap, which must outlive it.
    void setTap(std::size_t port, ItemTap<Out> &tap) { m_ports[port].tap = &tap; }

protected:
    [[nodiscard]] Sentence misuseOfPorts() const
    {
        const bool isFanOut =
            std::ranges::any_of(m_ports, [](const auto &port) { return port.inlets.size() > 1; });
        return isFanOut && !std::copy_constructible<Out>
                   ? Sentence::tr("its results cannot be copied, so only one step can take them")
                   : Sentence();
    }

private:
    Stage &m_stage;
    OutputPorts<Out> m_ports;
};

/// A step without input. Makes a body for each worker.
template<typename Out>
class SourceStage final
    : public Stage
    , public ProducerSide<Out>
{
public:
    /// \a make makes a std::unique_ptr of a SourceBody<Out> for each worker.
    template<typename Make>
        requires SourceBody<MadeBody<Make>, Out>
    SourceStage(StageOptions options, StageHooks hooks, std::size_t ports, Make make)
        : Stage(std::move(options), std::move(hooks))
        , ProducerSide<Out>(*this, ports)
        , m_makeBody(
              holding<AnySourceBody<Out>, HeldSourceBody<Out, MadeBody<Make>>>(std::move(make)))
    {}
    [[nodiscard]] bool isSource() const override { return true; }

protected:
    [[nodiscard]] Sentence misuse() const override
    {
        if (isInline())
            return Sentence::tr("a source needs workers of its own: nothing is before it");
        if (options().onError.pauseAfter > 0)
            return Sentence::tr("a source has no items that could fail, so it cannot pause after "
                                "some that have failed");
        return this->misuseOfPorts();
    }
    [[nodiscard]] std::unique_ptr<Task> makeTask(WorkerControl &control) override
    {
        return std::make_unique<SourceTask<Out>>(m_makeBody(control), this->ports(), control,
                                                 control.counters, newOrigins(control), expected(),
                                                 EmitterKind::Source, Delivery::Immediate);
    }

private:
    const MakeAnyBody<AnySourceBody<Out>> m_makeBody;
};

/// A step that takes items in batches.
template<typename In, typename Out>
class BatchStage final
    : public ConsumerStage<In>
    , public ProducerSide<Out>
{
public:
    /// \a make makes a std::unique_ptr of a BatchBody<In, Out> for each worker.
    template<typename Make>
        requires BatchBody<MadeBody<Make>, In, Out>
    BatchStage(StageOptions options, StageHooks hooks, std::size_t ports, Make make)
        : ConsumerStage<In>(std::move(options), std::move(hooks))
        , ProducerSide<Out>(*this, ports)
        , m_makeBody(holding<AnyBatchBody<In, Out>, HeldBatchBody<In, Out, MadeBody<Make>>>(
              std::move(make)))
    {}

protected:
    [[nodiscard]] Sentence misuse() const override
    {
        if (this->isInline())
            return Sentence::tr("a step that takes batches needs workers of its own");
        if (this->options().workers.count > mostWorkers())
            return Sentence::tr("a step that takes batches keeps the order only with one worker");
        if (this->options().onError.retries > 0 && this->options().delivery == Delivery::Immediate)
            return Sentence::tr("it hands on results at once, so its items cannot be tried again; "
                                "withhold its results, or allow no retries");
        return this->misuseOfPorts();
    }
    [[nodiscard]] int mostWorkers() const override
    {
        return this->options().order == Order::Kept ? 1 : Stage::mostWorkers();
    }
    [[nodiscard]] std::unique_ptr<InlineStep<In>> makeInline(WorkerControl &) override
    {
        Q_UNREACHABLE(); // refused before the run: see misuse()
    }
    [[nodiscard]] std::unique_ptr<Task> makeTask(WorkerControl &control) override
    {
        return std::make_unique<BatchTask<In, Out>>(
            m_makeBody(control), this->input(), control, this->itemWatch(control, control.counters),
            this->ports(), control, control.counters, this->newOrigins(control), this->expected(),
            EmitterKind::Step, this->options().delivery);
    }

private:
    const MakeAnyBody<AnyBatchBody<In, Out>> m_makeBody;
};

} // namespace paipa::engine
