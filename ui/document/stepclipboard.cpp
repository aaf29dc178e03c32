// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/stepclipboard.h"

#include "document/arrangement.h"

#include <paipa/document/edits.h>
#include <paipa/document/pipelinefile.h>

#include <QHash>

#include <algorithm>

namespace paipa::ui {

QByteArray stepsAsText(const PipelineSpec &spec, const QList<StepId> &steps)
{
    const Places places = placesOf(spec);
    PipelineSpec part;
    for (const StepSpec &step : spec.steps) {
        if (!steps.contains(step.id))
            continue;
        part.steps.append(step);
        part.layout.nodes.insert(step.id, places.value(step.id));
    }
    for (const LinkSpec &link : spec.links) {
        if (steps.contains(link.from.step) && steps.contains(link.to))
            part.links.append(link);
    }
    return toJson(part);
}

std::optional<PipelineSpec> stepsFromText(const QByteArray &text)
{
    Result<PipelineSpec> spec = pipelineFromJson(text, QString());
    if (!spec || spec->steps.isEmpty())
        return {};
    return std::move(spec).value();
}

Pasting pasted(PipelineSpec spec, const PipelineSpec &others, CanvasPoint corner)
{
    const Places places = placesOf(others);
    CanvasPoint origin = places.isEmpty() ? CanvasPoint{} : places.first();
    for (const CanvasPoint &place : places)
        origin = {.x = std::min(origin.x, place.x), .y = std::min(origin.y, place.y)};

    Pasting result{.spec = withAllPlaces(std::move(spec)), .steps = {}};
    QHash<StepId, StepId> names;
    for (StepSpec step : others.steps) {
        const CanvasPoint place = places.value(step.id);
        const StepId id = freshId(result.spec, step.id.text);
        names.insert(step.id, id);
        step.id = id;
        result.steps.append(id);
        result.spec = withStep(
            std::move(result.spec), std::move(step),
            snapped({.x = place.x - origin.x + corner.x, .y = place.y - origin.y + corner.y}));
    }
    for (LinkSpec link : others.links) {
        link.from.step = names.value(link.from.step);
        link.to = names.value(link.to);
        result.spec = withLink(std::move(result.spec), std::move(link));
    }
    return result;
}

} // namespace paipa::ui
