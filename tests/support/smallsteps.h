// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include <QThread>

#include <limits>
#include <semaphore>
#include <stop_token>

/// Small steps for the tests of what watches runs.
namespace paipa::test {

using namespace Qt::Literals::StringLiterals;

struct NoParameters {};

struct CountParameters {
    qint64 items = 10;
};

/// Makes the numbers from 0, and says how many there will be.
class CountWorker final : public SourceWorker
{
public:
    explicit CountWorker(const CountParameters &parameters) : m_items(parameters.items) {}
    void produce(RecordOutput &output) override
    {
        output.expect(m_items);
        for (qint64 i = 0; i < m_items; ++i) {
            if (!output.send(Record{Field{u"number"_s, i}}))
                return;
        }
    }

private:
    qint64 m_items;
};

struct WorkParameters {
    int milliseconds = 20;
};

class WorkWorker final : public ItemWorker
{
public:
    explicit WorkWorker(const WorkParameters &parameters) : m_time(parameters.milliseconds) {}
    void process(Record item, RecordOutput &output) override
    {
        QThread::msleep(static_cast<unsigned long>(m_time)); // stands for real work
        output.send(std::move(item));
    }

private:
    int m_time;
};

struct FailParameters {
    int every = 1; ///< Each so many-th item fails.
};

class FailWorker final : public ItemWorker
{
public:
    explicit FailWorker(const FailParameters &parameters) : m_every(parameters.every) {}
    void process(Record item, RecordOutput &output) override
    {
        const qint64 number = *item.value(u"number"_s).get<qint64>();
        if (number % m_every == 0)
            throw Failure(u"bad"_s, number % 2 == 0 ? u"even trouble"_s : u"odd trouble"_s,
                          Retry::Never);
        output.send(std::move(item));
    }

private:
    int m_every;
};

/// Lets each item wait for the gate; abort opens it.
class GateWorker final : public ItemWorker
{
public:
    explicit GateWorker(std::counting_semaphore<> &gate) : m_gate(gate) {}
    void open(const StepContext &context) override { m_stop = context.stop; }
    void process(Record item, RecordOutput &output) override
    {
        const std::stop_callback stopped(m_stop, [this] { m_gate.release(); });
        m_gate.acquire();
        if (m_stop.stop_requested())
            throw Failure(QLatin1StringView("cancelled"), u"aborted"_s);
        output.send(std::move(item));
    }

private:
    std::counting_semaphore<> &m_gate;
    std::stop_token m_stop;
};

class GateStep final : public RecordStep
{
public:
    explicit GateStep(std::counting_semaphore<> &gate) : m_gate(gate) {}
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return std::make_unique<GateWorker>(m_gate); }

private:
    std::counting_semaphore<> &m_gate;
};

class DropWorker final : public ItemWorker
{
public:
    explicit DropWorker(const NoParameters &) {}
    void process(Record, RecordOutput &) override {}
};

template<typename W, typename P>
std::function<std::unique_ptr<RecordStep>(const P &)> separate()
{
    return [](const P &parameters) { return std::make_unique<SeparateWorkers<W, P>>(parameters); };
}

/// A catalogue of test.count, test.work, test.fail, test.gate and test.drop.
class TestSteps
{
public:
    TestSteps()
    {
        catalogue.add(StepDefinition<CountParameters>{
            .info = {.type = u"test.count"_s,
                     .title = u"Count"_s,
                     .summary = u"Makes numbers."_s,
                     .category = u"Test"_s,
                     .help = u"Makes the numbers from 0."_s,
                     .kind = StepKind::Source,
                     .concurrency = Concurrency::SingleWorker,
                     .emission = Emission::Streaming},
            .schema = Schema<CountParameters>().field(
                &CountParameters::items,
                {.key = u"items"_s, .label = u"Items"_s, .help = u"How many."_s}),
            .make = separate<CountWorker, CountParameters>(),
            .fields = [](const CountParameters &) {
                return FieldFlow{.adds = {FieldInfo{.name = u"number"_s,
                                                    .type = ValueType::Integer,
                                                    .help = u"From 0."_s}},
                                 .others = FieldFlow::Others::Dropped};
            }});
        catalogue.add(StepDefinition<WorkParameters>{
            .info = transform(u"test.work"_s, u"Work"_s),
            .schema = Schema<WorkParameters>().field(&WorkParameters::milliseconds,
                                                     {.key = u"milliseconds"_s,
                                                      .label = u"Time"_s,
                                                      .help = u"In ms."_s,
                                                      .range = ParameterRange{0, 10'000}}),
            .make = separate<WorkWorker, WorkParameters>()});
        catalogue.add(StepDefinition<FailParameters>{
            .info = transform(u"test.fail"_s, u"Fail"_s),
            .schema = Schema<FailParameters>().field(&FailParameters::every,
                                                     {.key = u"every"_s,
                                                      .label = u"Every"_s,
                                                      .help = u"Fails."_s,
                                                      .range = ParameterRange{1, 1e9}}),
            .make = separate<FailWorker, FailParameters>()});
        catalogue.add(StepDefinition<NoParameters>{
            .info = transform(u"test.gate"_s, u"Gate"_s),
            .schema = {},
            .make = [this](const NoParameters &) { return std::make_unique<GateStep>(gate); }});
        StepInfo drop = transform(u"test.drop"_s, u"Drop"_s);
        drop.kind = StepKind::Sink;
        catalogue.add(StepDefinition<NoParameters>{
            .info = drop, .schema = {}, .make = separate<DropWorker, NoParameters>()});
    }

    StepCatalogue catalogue;
    std::counting_semaphore<> gate{0};

    /// Lets everything pass from now on.
    void openGate() { gate.release(std::numeric_limits<int>::max() / 2); }

private:
    static StepInfo transform(const QString &type, const QString &title)
    {
        return {.type = type,
                .title = title,
                .summary = title + u"."_s,
                .category = u"Test"_s,
                .help = title};
    }
};

/// A chain: test.count making \a items, then a step of each of \a types, named by their last word.
inline PipelineSpec chain(qint64 items, const QStringList &types)
{
    PipelineSpec spec;
    spec.name = u"Chain"_s;
    spec = withStep(
        spec,
        StepSpec{.id = {u"count"_s}, .type = u"test.count"_s, .settings = {{u"items"_s, items}}});
    StepId last{u"count"_s};
    for (const QString &type : types) {
        const StepId id = freshIdForType(spec, type);
        spec = withStep(spec, StepSpec{.id = id, .type = type});
        spec = withLink(spec, LinkSpec{.from = {last}, .to = id});
        last = id;
    }
    return spec;
}

} // namespace paipa::test
