// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/recordstep.h>
#include <paipa/engine/batchtask.h>
#include <paipa/engine/itemtask.h>
#include <paipa/engine/sourcetask.h>
#include <paipa/records/recordcodec.h> // by which dead letters carry their items

#include <memory>
#include <optional>
#include <vector>

namespace paipa::local {

/// The engine's side of RecordOutput.
class EngineOutput final : public BatchOutput
{
public:
    explicit EngineOutput(engine::Emission<Record> &emission, std::optional<qint64> *left = nullptr)
        : m_emission(emission), m_left(left)
    {}

    bool send(Record record, int port) override;
    Acceptance trySend(Record record, int port) override;
    void expect(qint64 items) override;
    void reject(std::size_t index, const Failure &why) override;

    [[nodiscard]] std::vector<engine::Rejection> takeRejections()
    {
        return std::move(m_rejections);
    }

private:
    engine::Emission<Record> &m_emission;
    std::optional<qint64> *m_left; ///< How many items a source may still send.
    std::vector<engine::Rejection> m_rejections;
};

/// What all bodies have in common: a worker of a RecordStep, opened with its context.
template<typename W>
class RecordBody
{
public:
    RecordBody(std::unique_ptr<W> worker, StepContext context)
        : m_worker(std::move(worker)), m_context(std::move(context))
    {}

    void open() { m_worker->open(m_context); }
    void flush(engine::Emission<Record> &out)
    {
        EngineOutput output(out);
        m_worker->flush(output);
    }
    void close() { m_worker->close(); }

protected:
    std::unique_ptr<W> m_worker;

private:
    StepContext m_context;
};

class SourceRecordBody final : public RecordBody<SourceWorker>
{
public:
    SourceRecordBody(std::unique_ptr<SourceWorker> worker, StepContext context,
                     std::optional<qint64> limit)
        : RecordBody(std::move(worker), std::move(context)), m_limit(limit)
    {}
    void produce(engine::Emission<Record> &out)
    {
        EngineOutput output(out, m_limit ? &m_limit : nullptr);
        m_worker->produce(output);
    }

private:
    std::optional<qint64> m_limit;
};

class ItemRecordBody final : public RecordBody<ItemWorker>
{
public:
    using RecordBody::RecordBody;

    void process(Record item, engine::Emission<Record> &out)
    {
        EngineOutput output(out);
        m_worker->process(std::move(item), output);
    }
};

class BatchRecordBody final : public RecordBody<BatchWorker>
{
public:
    using RecordBody::RecordBody;

    [[nodiscard]] engine::BatchBounds bounds() const;
    std::vector<engine::Rejection> process(std::span<const Record> items,
                                           engine::Emission<Record> &out)
    {
        EngineOutput output(out);
        m_worker->processBatch(items, output);
        return output.takeRejections();
    }
};

} // namespace paipa::local
