// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steprunner.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

class CollectingOutput final : public BatchOutput
{
public:
    CollectingOutput(StepOutcome &outcome, std::size_t atMost)
        : m_outcome(outcome), m_atMost(atMost)
    {}

    bool send(Record record, int port) override
    {
        if (m_outcome.emitted.size() >= m_atMost)
            return false;
        m_outcome.emitted.push_back({std::move(record), port});
        return m_outcome.emitted.size() < m_atMost;
    }
    void expect(qint64 items) override { m_outcome.expected = items; }
    void reject(std::size_t index, const Failure &why) override
    {
        m_outcome.rejected.push_back({batchStart + index, why.code(), why.text().toString()});
    }

    std::size_t batchStart = 0;

private:
    StepOutcome &m_outcome;
    std::size_t m_atMost;
};

void rejectCurrent(StepOutcome &outcome, std::size_t index)
{
    try {
        throw;
    } catch (const SkipItem &) {
        outcome.skipped.push_back(index);
    } catch (const Failure &failure) {
        outcome.rejected.push_back({index, failure.code(), failure.text().toString()});
    } catch (const std::exception &exception) {
        outcome.rejected.push_back({index, u"exception"_s, QString::fromUtf8(exception.what())});
    }
}

void feed(SourceWorker &worker, const QList<Record> &, CollectingOutput &output, StepOutcome &)
{
    worker.produce(output);
}

void feed(ItemWorker &worker, const QList<Record> &input, CollectingOutput &output,
          StepOutcome &outcome)
{
    for (qsizetype i = 0; i < input.size(); ++i) {
        const std::size_t before = outcome.emitted.size();
        try {
            worker.process(input[i], output);
        } catch (...) {
            outcome.emitted.resize(before);
            rejectCurrent(outcome, static_cast<std::size_t>(i));
        }
    }
}

void feed(BatchWorker &worker, const QList<Record> &input, CollectingOutput &output,
          StepOutcome &outcome)
{
    const auto size = static_cast<std::size_t>(worker.limits().items);
    const std::span<const Record> all(input.constData(), static_cast<std::size_t>(input.size()));
    for (std::size_t start = 0; start < all.size(); start += size) {
        output.batchStart = start;
        const auto batch = all.subspan(start, std::min(size, all.size() - start));
        try {
            worker.processBatch(batch, output);
        } catch (...) {
            for (std::size_t i = 0; i < batch.size(); ++i)
                rejectCurrent(outcome, start + i);
        }
    }
}

} // namespace

QList<Record> StepOutcome::records(int port) const
{
    QList<Record> result;
    for (const Emitted &item : emitted) {
        if (item.port == port)
            result.append(item.record);
    }
    return result;
}

StepOutcome runStep(const StepCatalogue &catalogue, const QString &type,
                    const QJsonObject &settings, const QList<Record> &input,
                    const QString &baseFolder, std::size_t atMost)
{
    const StepType *stepType = catalogue.find(type);
    if (!stepType)
        throw Failure(u"unknown-type"_s, u"there is no step type "_s + type);
    Result<std::unique_ptr<RecordStep>> step = stepType->make(settings);
    if (!step)
        throw Failure(step.problem().code, step.problem().text.toString());

    StepOutcome outcome;
    CollectingOutput output(outcome, atMost);
    SteadyClock clock;
    const StepContext context{
        .stepId = type, .baseFolder = baseFolder, .workerIndex = 0, .stop = {}, .clock = &clock};
    (*step)->open(context);
    AnyRecordWorker any = (*step)->makeWorker();
    std::exception_ptr error;
    std::visit(
        [&](auto &worker) {
            try {
                worker->open(context);
                feed(*worker, input, output, outcome);
                worker->flush(output);
            } catch (...) {
                error = std::current_exception();
            }
            worker->close();
        },
        any);
    (*step)->close();
    if (error)
        std::rethrow_exception(error);
    return outcome;
}

bool CountingOutput::send(Record, int)
{
    ++count;
    return true;
}

} // namespace paipa::test
