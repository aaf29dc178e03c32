// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "backends/local/stages.h"

#include "backends/local/recordbodies.h"

#include <paipa/engine/itemstage.h>

namespace paipa::local {

namespace {

using engine::ConsumerStage;
using engine::ProducerSide;
using engine::WorkerControl;

/// The two sides by which a stage is linked; a source has no input.
struct Sides {
    ProducerSide<Record> *output = nullptr;
    ConsumerStage<Record> *input = nullptr;
};

/// What making a stage of one step needs.
struct Making {
    const Plan &plan;
    const PlannedStep &planned;
    engine::RunController &controller;
    const Clock &clock;

    [[nodiscard]] StepContext context(int worker, std::stop_token stop) const
    {
        return {.stepId = planned.id.text,
                .baseFolder = plan.baseFolder,
                .workerIndex = worker,
                .stop = std::move(stop),
                .clock = &clock};
    }

    [[nodiscard]] engine::StageHooks hooks() const
    {
        RecordStep *step = planned.step.get();
        return {
            .open = [step, context = context(0, controller.abortToken())] { step->open(context); },
            .close = [step] { step->close(); }};
    }

    [[nodiscard]] engine::StageOptions options() const
    {
        return {.name = planned.id.text,
                .workers = planned.workers,
                .placement = planned.placement,
                .order = planned.order,
                .queue = planned.queue,
                .onError = planned.onError,
                .keep = engine::Keep::Always, // a record is cheap to keep, and errors name it
                .delivery = planned.info.emission == Emission::Streaming
                                ? engine::Delivery::Immediate
                                : engine::Delivery::Withheld,
                .rate = planned.rate,
                .slowAfter = planned.slowAfter};
    }
};

template<typename Stage, typename MakeBody>
Stage &addStage(const Making &making, MakeBody makeBody)
{
    return static_cast<Stage &>(making.controller.add(std::make_unique<Stage>(
        making.options(), making.hooks(),
        static_cast<std::size_t>(making.planned.info.outputs.size()), std::move(makeBody))));
}

Sides addSource(const Making &making)
{
    using Body = SourceRecordBody;
    auto &stage = addStage<engine::SourceStage<Record>>(making, [making](WorkerControl &control) {
        return std::make_unique<Body>(
            std::get<std::unique_ptr<SourceWorker>>(making.planned.step->makeWorker()),
            making.context(control.index(), control.leaveToken()), making.plan.limit);
    });
    return {.output = &stage, .input = nullptr};
}

template<typename Stage, typename Body, typename W>
Sides addConsumer(const Making &making)
{
    auto &stage = addStage<Stage>(making, [making](WorkerControl &control) {
        return std::make_unique<Body>(
            std::get<std::unique_ptr<W>>(making.planned.step->makeWorker()),
            making.context(control.index(), control.abortToken()));
    });
    return {.output = &stage, .input = &stage};
}

Sides add(const Making &making)
{
    using ItemStage = engine::ItemStage<Record, Record>;
    using BatchStage = engine::BatchStage<Record, Record>;
    switch (making.planned.step->intake()) {
    case Intake::Nothing: return addSource(making);
    case Intake::Items: return addConsumer<ItemStage, ItemRecordBody, ItemWorker>(making);
    case Intake::Batches: return addConsumer<BatchStage, BatchRecordBody, BatchWorker>(making);
    }
    Q_UNREACHABLE();
}

} // namespace

OutputTaps addStages(const Plan &plan, engine::RunController &controller, const Clock &clock)
{
    std::vector<Sides> sides;
    sides.reserve(plan.steps.size());
    OutputTaps taps;
    for (const PlannedStep &planned : plan.steps) {
        sides.push_back(add(Making{plan, planned, controller, clock}));
        ProducerSide<Record> &output = *sides.back().output;
        auto &own = taps.emplace_back();
        for (std::size_t port = 0; port < output.ports().size(); ++port)
            output.setTap(port, *own.emplace_back(std::make_unique<engine::ItemTap<Record>>()));
    }
    for (const PlannedLink &link : plan.links) {
        const Sides &from = sides[link.from];
        controller.link(*from.output, link.port, *sides[link.to].input);
    }
    return taps;
}

} // namespace paipa::local
