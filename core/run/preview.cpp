// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/preview.h>

#include <paipa/document/edits.h>
#include <paipa/document/reachable.h>
#include <paipa/document/runningpart.h>

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

class Collector final : public ItemWorker
{
public:
    explicit Collector(RecordSample &records) : m_records(records) {}
    void process(Record item, RecordOutput &) override { m_records.add(item); }

private:
    RecordSample &m_records;
};

class CollectorStep final : public RecordStep
{
public:
    explicit CollectorStep(std::shared_ptr<RecordSample> records) : m_records(std::move(records)) {}
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return std::make_unique<Collector>(*m_records); }

private:
    std::shared_ptr<RecordSample> m_records;
};

bool hasEffects(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    if (!type)
        return false;
    const Capabilities capabilities = type->capabilities(step.settings);
    return type->info().kind == StepKind::Sink || !capabilities.writesTo.isEmpty()
           || !capabilities.runs.isEmpty();
}

Problems forbiddenSteps(const PipelineSpec &part, const StepCatalogue &catalogue)
{
    Problems problems;
    for (const StepSpec &step : part.steps) {
        if (!hasEffects(step, catalogue))
            continue;
        problems.append(Problem{
            .code = u"preview-has-effects"_s,
            .text =
                Sentence::tr("a preview cannot pass the step \"%1\": it writes something or runs a "
                             "program; bypass it for the preview, or run the pipeline")
                    .arg(step.id.text),
            .place = {.step = step.id.text}});
    }
    return problems;
}

std::size_t positionOf(const Plan &plan, const StepId &id)
{
    return static_cast<std::size_t>(std::ranges::find(plan.steps, id, &PlannedStep::id)
                                    - plan.steps.begin());
}

/// The outputs whose items the preview shows: those of \a step, or those that feed it.
QList<PlannedLink> watchedOutputs(const Plan &plan, const PipelineSpec &running, const StepId &step,
                                  Preview::Side side)
{
    QList<PlannedLink> outputs;
    const std::size_t end = plan.steps.size();
    if (side == Preview::Side::Output) {
        const std::size_t from = positionOf(plan, step);
        for (qsizetype port = 0; port < plan.steps[from].info.outputs.size(); ++port)
            outputs.append(
                PlannedLink{.from = from, .port = static_cast<std::size_t>(port), .to = end});
        return outputs;
    }
    for (const LinkSpec &link : running.links) {
        if (link.to != step)
            continue;
        const std::size_t from = positionOf(plan, link.from.step);
        const QList<PortInfo> &ports = plan.steps[from].info.outputs;
        const auto port = std::ranges::find(ports, link.from.port, &PortInfo::name);
        const bool isNamed = !link.from.port.isEmpty() && port != ports.end();
        outputs.append(
            PlannedLink{.from = from,
                        .port = static_cast<std::size_t>(isNamed ? port - ports.begin() : 0),
                        .to = end});
    }
    return outputs;
}

PlannedStep collectorStep(const std::shared_ptr<RecordSample> &records)
{
    return PlannedStep{.id = {u"preview of records"_s}, // no step of a file can have this id
                       .title = u"Preview"_s,
                       .info = {.type = u"preview"_s,
                                .title = u"Preview"_s,
                                .summary = {},
                                .category = {},
                                .help = {},
                                .kind = StepKind::Sink},
                       .workers = {},
                       .queue = {},
                       .onError = {},
                       .step = std::make_unique<CollectorStep>(records)};
}

} // namespace

Result<Preview> makePreview(const PipelineSpec &spec, const StepId &step,
                            const StepCatalogue &catalogue, const PlanOptions &options)
{
    const PipelineSpec running = runningPart(spec, catalogue);
    const StepSpec *shown = running.find(step);
    if (!shown) {
        return Problem{
            .code = u"preview-not-running"_s,
            .text =
                Sentence::tr("the step \"%1\" does not run: it is disabled, bypassed, or gets no "
                             "items")
                    .arg(step.text),
            .place = {.step = step.text}};
    }
    const auto side = hasEffects(*shown, catalogue) ? Preview::Side::Input : Preview::Side::Output;
    QSet<StepId> wanted = upstream(running, step);
    if (side == Preview::Side::Input)
        wanted.remove(step);
    QList<StepId> others;
    for (const StepId &id : running.stepIds()) {
        if (!wanted.contains(id))
            others.append(id);
    }
    const PipelineSpec part = withoutSteps(running, others);
    Problems problems = forbiddenSteps(part, catalogue);
    if (hasErrors(problems))
        return problems;

    Result<Plan> plan = makePlan(part, catalogue, options);
    if (!plan)
        return plan.problems();
    Preview preview{.plan = std::move(*plan),
                    .records = std::make_shared<RecordSample>(Preview::mostRecords),
                    .side = side};
    preview.plan.mostFailed.reset();
    for (PlannedStep &planned : preview.plan.steps)
        planned.onError.then = engine::OnError::SetAside;
    for (const PlannedLink &link : watchedOutputs(preview.plan, running, step, side))
        preview.plan.links.push_back(link);
    preview.plan.steps.push_back(collectorStep(preview.records));
    return preview;
}

} // namespace paipa
