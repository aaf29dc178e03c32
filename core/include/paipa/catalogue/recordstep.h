// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/base/clock.h>
#include <paipa/base/failure.h>
#include <paipa/records/record.h>

#include <QString>

#include <chrono>
#include <concepts>
#include <memory>
#include <span>
#include <stop_token>
#include <variant>
#include <vector>

namespace paipa {

/// What a step of a pipeline file knows of the run that it is part of.
struct StepContext {
    QString stepId;
    QString baseFolder;   ///< Absolute; relative paths of settings are relative to it.
    int workerIndex = 0;  ///< From 0; of the worker that asks.
    std::stop_token stop; ///< Triggered by abort: long calls should end soon then.
    const Clock *clock = nullptr;

    /// \a path, made absolute with baseFolder.
    [[nodiscard]] QString absolutePath(const QString &path) const;
};

/// Where a worker hands its results to the engine. Only for the call that it was passed to, and
/// only from that call's thread.
class RecordOutput
{
public:
    virtual ~RecordOutput() = default;

    /// Hands \a record to the steps that are linked to output \a port; waits while their queues are
    /// full. Returns false once nobody wants more (the run stops, or all of them have ended): the
    /// record is gone then, and the worker should return soon.
    virtual bool send(Record record, int port = 0) = 0;

    /// As send(), for sources that refuse rather than wait: a record that the steps do not take at
    /// once is gone, and the answer says why. It may still wait a moment if the record is large, or
    /// if somebody else was faster.
    virtual Acceptance trySend(Record record, int port = 0)
    {
        const bool isTaken = send(std::move(record), port);
        return {.answer = isTaken ? Acceptance::Answer::Taken : Acceptance::Answer::Unwanted};
    }

    /// Sources: how many items are going to be emitted in all, as soon as it is known.
    virtual void expect(qint64 items) = 0;
};

/// Batches: says that one item of the batch failed and the others did not.
class BatchOutput : public RecordOutput
{
public:
    /// The item at \a index of the batch failed for \a why; the step's error policy decides its
    /// fate.
    virtual void reject(std::size_t index, const Failure &why) = 0;
};

/// One worker of a step. All members are called from its own thread, open() first.
/// open() throws: the run does not start. flush() or close() throws: the run has failed.
class RecordWorker
{
public:
    virtual ~RecordWorker() = default;

    virtual void open(const StepContext &) {}
    /// After the last item, only if the input ended in order: write what was held back, commit.
    virtual void flush(RecordOutput &) {}
    /// Always, last: release everything; what flush() did not commit is to be discarded.
    virtual void close() {}
};

/// A worker that makes items out of nothing but its settings.
class SourceWorker : public RecordWorker
{
public:
    /// Emits items until there are no more, or send() returns false.
    virtual void produce(RecordOutput &output) = 0;
};

/// A worker that takes one item at a time.
class ItemWorker : public RecordWorker
{
public:
    /// Emits any number of results for \a item. An exception fails the item: the engine then
    /// retries it or applies the step's error policy. Results emitted before the exception are
    /// discarded, unless the step is declared as streaming.
    virtual void process(Record item, RecordOutput &output) = 0;
};

/// When a batch is complete: whichever comes first. Its age counts from its first item.
struct BatchLimits {
    int items = 1;
    std::chrono::milliseconds age = std::chrono::milliseconds::max();
    qint64 bytes = std::numeric_limits<qint64>::max();
};

/// A worker that takes items in batches. All results count as made from all items of the batch.
class BatchWorker : public RecordWorker
{
public:
    [[nodiscard]] virtual BatchLimits limits() const = 0;
    /// An exception fails all items of the batch; BatchOutput::reject() fails single ones.
    virtual void processBatch(std::span<const Record> items, BatchOutput &output) = 0;
};

using AnyRecordWorker = std::variant<std::unique_ptr<SourceWorker>, std::unique_ptr<ItemWorker>,
                                     std::unique_ptr<BatchWorker>>;

/// Which kind of worker a step makes.
enum class Intake {
    Nothing, ///< SourceWorkers.
    Items,   ///< ItemWorkers.
    Batches, ///< BatchWorkers.
};

/// The kind of the worker class W.
template<typename W>
inline constexpr Intake intakeOf = std::derived_from<W, BatchWorker>    ? Intake::Batches
                                   : std::derived_from<W, SourceWorker> ? Intake::Nothing
                                                                        : Intake::Items;

/// A step of a pipeline file within one run: what its workers share.
class RecordStep
{
public:
    virtual ~RecordStep() = default;

    /// Before any worker exists; throws if the step cannot work.
    virtual void open(const StepContext &) {}
    /// Which kind makeWorker() makes.
    [[nodiscard]] virtual Intake intake() const = 0;
    /// Called once for each worker, from its thread, so several times at once; also while the run
    /// goes on, when workers are added.
    [[nodiscard]] virtual AnyRecordWorker makeWorker() = 0;
    /// After all workers, on every path on which open() succeeded.
    virtual void close() {}
};

/// A step whose workers share nothing: each is a W, constructed from the parameters.
template<typename W, typename P>
class SeparateWorkers final : public RecordStep
{
public:
    explicit SeparateWorkers(P parameters) : m_parameters(std::move(parameters)) {}
    [[nodiscard]] Intake intake() const override { return intakeOf<W>; }
    [[nodiscard]] AnyRecordWorker makeWorker() override
    {
        return std::make_unique<W>(m_parameters);
    }

private:
    P m_parameters;
};

} // namespace paipa
