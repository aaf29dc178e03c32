// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/plan.h>

#include <paipa/base/suggestion.h>
#include <paipa/document/runningpart.h>
#include <paipa/document/validate.h>

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

engine::QueueBounds queueBounds(const QueueSpec &spec)
{
    engine::QueueBounds bounds;
    if (spec.items)
        bounds.items = static_cast<std::size_t>(*spec.items);
    if (spec.bytes)
        bounds.bytes = static_cast<std::size_t>(spec.bytes->bytes);
    if (spec.itemBytes)
        bounds.itemBytes = static_cast<std::size_t>(spec.itemBytes->bytes);
    return bounds;
}

engine::ErrorPolicy errorPolicy(const ErrorSpec &spec, const StepInfo &info)
{
    engine::ErrorPolicy policy;
    policy.retries = spec.retries.value_or(info.defaultRetries);
    policy.backoff = spec.backoff.value_or(policy.backoff);
    policy.backoffMax = spec.backoffMax.value_or(std::max(policy.backoffMax, policy.backoff));
    policy.retryAfterMax = spec.backoffMax.value_or(std::max(policy.retryAfterMax, policy.backoff));
    policy.backoffFactor = spec.backoffFactor.value_or(policy.backoffFactor);
    policy.jitter = spec.jitter.value_or(policy.jitter);
    policy.retryFor = spec.retryFor;
    policy.mostParked = spec.mostParked.value_or(policy.mostParked);
    policy.pauseAfter = spec.pauseAfter.value_or(policy.pauseAfter);
    policy.pauseFor = spec.pauseFor.value_or(policy.pauseFor);
    policy.mostFailed = spec.mostFailed;
    policy.then = spec.effectiveThen() == AfterFailure::SetAside ? engine::OnError::SetAside
                                                                 : engine::OnError::EndRun;
    return policy;
}

/// Workers that are asked for by name win over "inline".
engine::Placement placementOf(const StepSpec &spec, const PlanOptions &options)
{
    return spec.isInline && !options.workers.contains(spec.id.text) ? engine::Placement::Inline
                                                                    : engine::Placement::OwnWorkers;
}

/// What a step that takes batches cannot do, or "".
Sentence misuseOfBatches(const StepSpec &spec, const RecordStep &step, const PlanOptions &options)
{
    if (step.intake() != Intake::Batches)
        return {};
    if (placementOf(spec, options) == engine::Placement::Inline)
        return Sentence::tr("it takes batches and cannot run inline; give it workers of its own");
    const Workers workers = options.workers.value(spec.id.text, spec.workers.value_or(Workers{1}));
    return spec.keepsOrder && workers.count > 1
               ? Sentence::tr("it takes batches and keeps the order only with one worker")
               : Sentence();
}

Problems checkWorkers(const PipelineSpec &spec, const StepCatalogue &catalogue,
                      const PlanOptions &options)
{
    Problems problems;
    QStringList ids;
    for (const StepSpec &step : spec.steps)
        ids.append(step.id.text);
    for (auto it = options.workers.begin(); it != options.workers.end(); ++it) {
        const StepSpec *step = spec.find(StepId{it.key()});
        if (!step) {
            problems.append(Problem{
                .code = u"unknown-step"_s,
                .text =
                    Sentence::tr("there is no step \"%1\" whose workers could be set").arg(it.key())
                    + didYouMean(it.key(), ids)});
            continue;
        }
        const StepType *type = catalogue.find(step->type);
        if (it->count < 1
            || (it->count > 1 && type && type->info().concurrency == Concurrency::SingleWorker)) {
            problems.append(
                Problem{.code = u"workers"_s,
                        .text = Sentence::tr("the step \"%1\" cannot have %2 workers; %3")
                                    .arg(it.key(), it->count,
                                         it->count < 1 ? Sentence::tr("it needs at least 1")
                                                       : Sentence::tr("its type always has 1")),
                        .place = {.step = it.key()}});
        }
    }
    return problems;
}

/// The steps of \a resolved, each made from its settings.
std::vector<PlannedStep> plannedSteps(const PipelineSpec &resolved, const StepCatalogue &catalogue,
                                      const PlanOptions &options, Problems &problems)
{
    std::vector<PlannedStep> steps;
    for (const StepSpec &spec : resolved.steps) {
        const StepType *type = catalogue.find(spec.type); // validated
        Result<std::unique_ptr<RecordStep>> step = type->make(spec.settings);
        if (!step) {
            problems += step.problems();
            continue;
        }
        if (const Sentence misuse = misuseOfBatches(spec, **step, options); !misuse.isEmpty()) {
            problems.append(Problem{.code = u"workers"_s,
                                    .text = misuse,
                                    .place = {.step = spec.id.text, .field = u"workers"_s}});
            continue;
        }
        const Workers usual = spec.workers.value_or(Workers{type->info().defaultWorkers});
        steps.push_back(
            PlannedStep{.id = spec.id,
                        .title = spec.title.isEmpty() ? type->info().title : spec.title,
                        .info = type->info(),
                        .workers = options.workers.value(spec.id.text, usual),
                        .placement = placementOf(spec, options),
                        .order = spec.keepsOrder ? engine::Order::Kept : engine::Order::Any,
                        .queue = queueBounds(spec.queue),
                        .onError = errorPolicy(spec.onError, type->info()),
                        .rate = spec.rate,
                        .slowAfter = spec.slowAfter,
                        .step = *std::move(step)});
    }
    return steps;
}

std::vector<PlannedLink> plannedLinks(const PipelineSpec &spec,
                                      const std::vector<PlannedStep> &steps)
{
    const auto position = [&](const StepId &id) {
        return static_cast<std::size_t>(std::ranges::find(steps, id, &PlannedStep::id)
                                        - steps.begin());
    };
    std::vector<PlannedLink> links;
    for (const LinkSpec &link : spec.links) {
        const std::size_t from = position(link.from.step);
        const QList<PortInfo> &outputs = steps[from].info.outputs;
        const auto port = link.from.port.isEmpty()
                              ? outputs.begin()
                              : std::ranges::find(outputs, link.from.port, &PortInfo::name);
        links.push_back(PlannedLink{.from = from,
                                    .port = static_cast<std::size_t>(port - outputs.begin()),
                                    .to = position(link.to)});
    }
    return links;
}

} // namespace

Result<Plan> makePlan(const PipelineSpec &spec, const StepCatalogue &catalogue,
                      const PlanOptions &options)
{
    Problems problems =
        validate(spec, catalogue, {.places = options.places, .environment = &options.environment});
    problems += checkWorkers(spec, catalogue, options);
    if (hasErrors(problems))
        return problems;

    const PipelineSpec running = runningPart(spec, catalogue);
    Result<ResolvedPipeline> resolvedSpec = resolved(running, options.environment, options.places);
    if (!resolvedSpec)
        return resolvedSpec.problems();
    problems.clear();
    std::vector<PlannedStep> steps = plannedSteps(resolvedSpec->spec, catalogue, options, problems);
    if (hasErrors(problems))
        return problems;
    std::vector<PlannedLink> links = plannedLinks(running, steps);
    return Plan{.name = spec.name,
                .baseFolder = options.baseFolder,
                .steps = std::move(steps),
                .links = std::move(links),
                .limit = options.limit,
                .mostFailed = spec.onError.mostFailed,
                .simulation = options.simulation,
                .secrets = secretValues(running, catalogue, options.environment)};
}

} // namespace paipa
