// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/runningpart.h>

#include <paipa/catalogue/stepcatalogue.h>

#include <QHash>
#include <QSet>

#include <algorithm>

namespace paipa {

namespace {

/// Whether \a step lets items pass: only what has an input and an output can.
bool isBypassed(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    return step.bypass && step.enabled && (!type || type->info().kind == StepKind::Transform);
}

bool isFirstOutput(const OutputRef &output, const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    return output.port.isEmpty() || (type && output.port == type->info().outputs.constFirst().name);
}

/// The links on which items can come, given which steps are bypassed; links to nowhere left out.
QList<LinkSpec> liveLinks(const PipelineSpec &spec, const StepCatalogue &catalogue)
{
    QHash<StepId, const StepSpec *> steps;
    for (const StepSpec &step : spec.steps)
        steps.insert(step.id, &step);
    QList<LinkSpec> links;
    for (const LinkSpec &link : spec.links) {
        const StepSpec *from = steps.value(link.from.step);
        if (!from || !steps.contains(link.to))
            continue;
        if (!isBypassed(*from, catalogue) || isFirstOutput(link.from, *from, catalogue))
            links.append(link);
    }
    return links;
}

/// The steps that are disabled, and all that get items from such steps only.
QSet<StepId> idleSteps(const PipelineSpec &spec, const QList<LinkSpec> &links)
{
    QHash<StepId, int> feeders; // how many links into a step can still bring items
    QSet<StepId> linked;
    QHash<StepId, QList<StepId>> children;
    for (const LinkSpec &link : spec.links)
        linked.insert(link.to);
    for (const LinkSpec &link : links) {
        ++feeders[link.to];
        children[link.from.step].append(link.to);
    }
    QSet<StepId> idle;
    QList<StepId> waiting;
    const auto stop = [&](const StepId &id) {
        if (!idle.contains(id)) {
            idle.insert(id);
            waiting.append(id);
        }
    };
    for (const StepSpec &step : spec.steps) {
        const bool isCutOff = linked.contains(step.id) && feeders.value(step.id) == 0;
        if (!step.enabled || isCutOff)
            stop(step.id);
    }
    while (!waiting.isEmpty()) {
        for (const StepId &child : children.value(waiting.takeLast())) {
            if (--feeders[child] == 0)
                stop(child);
        }
    }
    return idle;
}

/// \a links without those at \a step, whose neighbours they link instead.
QList<LinkSpec> linksAround(const StepId &step, const QList<LinkSpec> &links)
{
    QList<LinkSpec> result;
    QList<OutputRef> before;
    QList<StepId> after;
    for (const LinkSpec &link : links) {
        if (link.to == step && link.from.step != step)
            before.append(link.from);
        else if (link.from.step == step && link.to != step)
            after.append(link.to);
        else if (link.to != step)
            result.append(link);
    }
    for (const OutputRef &from : before) {
        for (const StepId &to : after) {
            const LinkSpec link{.from = from, .to = to};
            if (!result.contains(link))
                result.append(link);
        }
    }
    return result;
}

} // namespace

PipelineSpec runningPart(const PipelineSpec &spec, const StepCatalogue &catalogue)
{
    PipelineSpec part = spec;
    part.links = liveLinks(spec, catalogue);
    const QSet<StepId> idle = idleSteps(spec, part.links);
    part.steps.removeIf([&](const StepSpec &step) { return idle.contains(step.id); });
    part.links.removeIf([&](const LinkSpec &link) {
        return idle.contains(link.from.step) || idle.contains(link.to);
    });
    for (const StepSpec &step : spec.steps) {
        if (!isBypassed(step, catalogue) || idle.contains(step.id))
            continue;
        part.links = linksAround(step.id, part.links);
        part.steps.removeIf([&](const StepSpec &other) { return other.id == step.id; });
    }
    return part;
}

} // namespace paipa
