// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinecommands.h"

#include "document/boxes.h"
#include "document/replacement.h"
#include "document/stepclipboard.h"
#include "document/steps.h"
#include "document/suggestions.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>
#include <paipa/document/reachable.h>

#include <QRectF>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace paipa::ui {

namespace {

/// Shifts what follows \a link to the right until a step at \a corner fits before it.
PipelineSpec withRoom(PipelineSpec spec, const LinkSpec &link, CanvasPoint corner)
{
    const CanvasPoint next = spec.layout.nodes.value(link.to);
    const bool beside = std::abs(next.y - corner.y) >= stepSize.height();
    const double lack = corner.x + stepSize.width() + columnGap / 2 - next.x;
    if (lack <= 0 || beside)
        return spec;
    const QSet<StepId> followers = downstream(spec, link.to);
    const double shift = std::ceil(lack / gridDistance) * gridDistance;
    for (const StepId &id : followers) {
        if (spec.layout.nodes.value(id).x >= next.x)
            spec = moved(std::move(spec), {id}, {.x = shift, .y = 0});
    }
    return spec;
}

/// \a corner, or as far right as the step before \a link demands.
CanvasPoint cornerAfter(const PipelineSpec &spec, const LinkSpec &link, CanvasPoint corner)
{
    const CanvasPoint before = spec.layout.nodes.value(link.from.step);
    if (std::abs(before.y - corner.y) < stepSize.height())
        corner.x = std::max(corner.x, before.x + stepSize.width() + columnGap / 2);
    return snapped(corner);
}

} // namespace

StepId PipelineCommands::addStep(StepSpec step, CanvasPoint corner, const NewLinks &links)
{
    const StepId id = step.id;
    const QString name = titleOf(step, m_editor.catalogue());
    PipelineSpec spec = withStep(withAllPlaces(m_editor.spec()), std::move(step), corner);
    const auto linkIfFit = [&](const OutputRef &from, const StepId &to) {
        if (linkFit(spec, m_editor.catalogue(), from, to) != LinkFit::Fits)
            return;
        spec = withLink(std::move(spec), LinkSpec{.from = from, .to = to});
        if (to == id)
            spec = withSuggestions(std::move(spec), m_editor.catalogue(), id);
    };
    if (links.from)
        linkIfFit(*links.from, id);
    if (links.to)
        linkIfFit(OutputRef{.step = id}, *links.to);
    m_editor.apply(tr("Add “%1”").arg(name), std::move(spec));
    m_editor.selection().setSteps({id});
    return id;
}

void PipelineCommands::addChains(const QList<QList<StepSpec>> &chains, CanvasPoint corner)
{
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    QList<StepId> ends;
    for (const QList<StepSpec> &chain : chains) {
        CanvasPoint place = corner;
        for (qsizetype i = 0; i < chain.size(); ++i) {
            spec = withStep(std::move(spec), chain[i], place);
            if (i > 0)
                spec = withLink(std::move(spec),
                                LinkSpec{.from = {.step = chain[i - 1].id}, .to = chain[i].id});
            place.x += stepSize.width() + columnGap;
        }
        ends.append(chain.constLast().id);
        corner.y += stepSize.height() + rowGap;
    }
    if (ends.isEmpty())
        return;
    const QString name = titleOf(chains.constFirst().constFirst(), m_editor.catalogue());
    m_editor.apply(tr("Add “%1”").arg(name), std::move(spec));
    m_editor.selection().setSteps(ends);
}

StepId PipelineCommands::insertStep(StepSpec step, const LinkSpec &link, CanvasPoint corner)
{
    const StepType *type = m_editor.catalogue().find(step.type);
    if (type && type->info().kind != StepKind::Transform)
        return addStep(std::move(step), corner);
    const StepId id = step.id;
    const QString name = titleOf(step, m_editor.catalogue());
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    const CanvasPoint at = cornerAfter(spec, link, corner);
    spec = withRoom(std::move(spec), link, at);
    m_editor.apply(tr("Insert “%1”").arg(name),
                   withStepOnLink(std::move(spec), link, std::move(step), at));
    m_editor.selection().setSteps({id});
    return id;
}

bool PipelineCommands::insertExisting(const StepId &step, const LinkSpec &link, CanvasPoint corner)
{
    const StepSpec *existing = m_editor.spec().find(step);
    const bool linked = std::ranges::any_of(m_editor.spec().links, [&](const LinkSpec &other) {
        return other.from.step == step || other.to == step;
    });
    if (!existing || linked || !hasInput(*existing, m_editor.catalogue())
        || outputsOf(*existing, m_editor.spec(), m_editor.catalogue()).isEmpty())
        return false;
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    const CanvasPoint at = cornerAfter(spec, link, corner);
    spec = withRoom(std::move(spec), link, at);
    spec.layout.nodes.insert(step, at);
    LinkSpec before = link;
    before.to = step;
    spec = withLinkReplaced(std::move(spec), link, before);
    spec = withLink(std::move(spec), LinkSpec{.from = {.step = step}, .to = link.to});
    m_editor.apply(tr("Insert “%1”").arg(titleOf(*existing, m_editor.catalogue())),
                   std::move(spec));
    return true;
}

bool PipelineCommands::connectSteps(const OutputRef &from, const StepId &to)
{
    if (linkFit(m_editor.spec(), m_editor.catalogue(), from, to) != LinkFit::Fits)
        return false;
    m_editor.apply(tr("Link steps"),
                   withLink(withAllPlaces(m_editor.spec()), LinkSpec{.from = from, .to = to}));
    return true;
}

bool PipelineCommands::reconnect(const LinkSpec &link, const OutputRef &from, const StepId &to)
{
    const PipelineSpec without = withoutLink(m_editor.spec(), link);
    if (linkFit(without, m_editor.catalogue(), from, to) != LinkFit::Fits)
        return false;
    LinkSpec other = link;
    other.from = from;
    other.to = to;
    m_editor.apply(tr("Move link"), withLinkReplaced(m_editor.spec(), link, other));
    m_editor.selection().set({.links = {other}});
    return true;
}

bool PipelineCommands::moveLinks(const QList<LinkSpec> &links, const LinkEnd &end)
{
    const QList<LinkSpec> before = m_editor.spec().links;
    PipelineSpec spec = withLinksMoved(m_editor.spec(), m_editor.catalogue(), links, end);
    QList<LinkSpec> fresh = spec.links;
    fresh.removeIf([&](const LinkSpec &link) { return before.contains(link); });
    if (fresh.isEmpty())
        return false;
    m_editor.apply(tr("Move %n link(s)", nullptr, static_cast<int>(fresh.size())), std::move(spec));
    m_editor.selection().set({.links = fresh});
    return true;
}

void PipelineCommands::connectSelection()
{
    const QList<StepId> &steps = m_editor.selection().steps();
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    for (qsizetype i = 0; i + 1 < steps.size(); ++i) {
        const OutputRef from = m_editor.selection().outputOf(steps[i]);
        if (linkFit(spec, m_editor.catalogue(), from, steps[i + 1]) == LinkFit::Fits)
            spec = withLink(std::move(spec), LinkSpec{.from = from, .to = steps[i + 1]});
    }
    if (spec.links != m_editor.spec().links)
        m_editor.apply(tr("Link steps"), std::move(spec));
}

void PipelineCommands::removeSelection(Removal removal)
{
    const Selection::Content selected = m_editor.selection().content();
    if (selected.isEmpty())
        return;
    PipelineSpec spec = m_editor.spec();
    for (const LinkSpec &link : selected.links)
        spec = withoutLink(std::move(spec), link);
    spec = removal == Removal::Plain ? withoutSteps(std::move(spec), selected.steps)
                                     : withoutStepsReconnected(std::move(spec), selected.steps);
    const auto drop = [](QList<CanvasBox> &boxes, QList<qsizetype> indexes) {
        std::ranges::sort(indexes, std::greater<>());
        for (const qsizetype index : indexes)
            boxes.removeAt(index);
    };
    drop(spec.layout.notes, selected.notes);
    drop(spec.layout.frames, selected.frames);
    const auto count = static_cast<int>(selected.steps.size());
    QString text = tr("Delete %n step(s)", nullptr, count);
    if (count == 0)
        text = selected.links.isEmpty()
                   ? tr("Delete")
                   : tr("Delete %n link(s)", nullptr, static_cast<int>(selected.links.size()));
    m_editor.selection().clear();
    m_editor.apply(text, std::move(spec));
}

void PipelineCommands::duplicateSelection()
{
    const QList<StepId> steps = m_editor.selection().steps();
    if (steps.isEmpty())
        return;
    Duplication copy = duplicated(withAllPlaces(m_editor.spec()), steps,
                                  {.x = gridDistance * 2, .y = stepSize.height() + rowGap});
    m_editor.apply(tr("Duplicate %n step(s)", nullptr, static_cast<int>(steps.size())),
                   std::move(copy.spec));
    m_editor.selection().setSteps(copy.copies);
}

QByteArray PipelineCommands::copied() const
{
    const QList<StepId> &steps = m_editor.selection().steps();
    return steps.isEmpty() ? QByteArray() : stepsAsText(m_editor.spec(), steps);
}

void PipelineCommands::paste(const QByteArray &text, CanvasPoint corner)
{
    const std::optional<PipelineSpec> others = stepsFromText(text);
    if (!others)
        return;
    Pasting result = pasted(m_editor.spec(), *others, corner);
    m_editor.apply(tr("Paste %n step(s)", nullptr, static_cast<int>(result.steps.size())),
                   std::move(result.spec));
    m_editor.selection().setSteps(result.steps);
}

void PipelineCommands::moveSelection(CanvasPoint delta, MergeKey mergeKey)
{
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    const Selection::Content moving =
        withEnclosed(m_editor.selection().content(), spec.layout, spec.layout.nodes);
    const auto shift = [&](CanvasRect &rect) {
        rect.x += delta.x;
        rect.y += delta.y;
    };
    for (const qsizetype index : moving.frames)
        shift(spec.layout.frames[index].rect);
    for (const qsizetype index : moving.notes)
        shift(spec.layout.notes[index].rect);
    const auto count = static_cast<int>(moving.steps.size());
    spec = moved(std::move(spec), moving.steps, delta);
    m_editor.apply(count > 0 ? tr("Move %n step(s)", nullptr, count) : tr("Move"), std::move(spec),
                   mergeKey);
}

void PipelineCommands::applyToSteps(const QString &text,
                                    const std::function<void(StepSpec &)> &change)
{
    PipelineSpec spec = m_editor.spec();
    for (const StepId &id : m_editor.selection().steps())
        spec = withStepChanged(std::move(spec), id, change);
    m_editor.apply(text, std::move(spec));
}

void PipelineCommands::toggleEnabled()
{
    const StepSpec *current = m_editor.spec().find(m_editor.selection().current());
    if (!current)
        return;
    const bool enable = !current->enabled;
    const auto count = static_cast<int>(m_editor.selection().steps().size());
    applyToSteps(enable ? tr("Enable %n step(s)", nullptr, count)
                        : tr("Disable %n step(s)", nullptr, count),
                 [enable](StepSpec &step) { step.enabled = enable; });
}

QString PipelineCommands::toggleBypass()
{
    const StepSpec *current = m_editor.spec().find(m_editor.selection().current());
    if (!current)
        return {};
    const bool bypass = !current->bypass;
    // Items are of one kind, so they can pass by every step that has an input and an output.
    const auto canBeBypassed = [this](const StepSpec &step) {
        const StepType *type = m_editor.catalogue().find(step.type);
        return !type || type->info().kind == StepKind::Transform;
    };
    if (bypass && !canBeBypassed(*current)) {
        const QString name = titleOf(*current, m_editor.catalogue());
        return hasInput(*current, m_editor.catalogue())
                   ? tr("“%1” cannot be bypassed: it has no output to which its items could pass. "
                        "D disables it.")
                         .arg(name)
                   : tr("“%1” cannot be bypassed: it has no input from which items could pass. "
                        "D disables it.")
                         .arg(name);
    }
    const auto count = static_cast<int>(m_editor.selection().steps().size());
    applyToSteps(bypass ? tr("Bypass %n step(s)", nullptr, count)
                        : tr("Stop bypassing %n step(s)", nullptr, count),
                 [&](StepSpec &step) {
                     if (!bypass || canBeBypassed(step))
                         step.bypass = bypass;
                 });
    return {};
}

QStringList PipelineCommands::replaceStep(const StepId &step, const QString &type)
{
    const StepSpec *old = m_editor.spec().find(step);
    if (!old)
        return {};
    Replacement replacement =
        replaced(withAllPlaces(m_editor.spec()), step, type, m_editor.catalogue());
    m_editor.apply(tr("Replace “%1”").arg(titleOf(*old, m_editor.catalogue())),
                   std::move(replacement.spec));
    m_editor.selection().setSteps({replacement.step});
    return replacement.dropped;
}

void PipelineCommands::changeWorkers(int difference)
{
    applyToSteps(tr("Change workers"), [&](StepSpec &step) {
        const StepType *type = m_editor.catalogue().find(step.type);
        if (type && type->info().concurrency == Concurrency::SingleWorker)
            return;
        const int present =
            step.workers ? step.workers->count : (type ? type->info().defaultWorkers : 1);
        step.workers = Workers{std::max(1, present + difference)};
        step.isInline = false;
    });
}

void PipelineCommands::setTitle(const StepId &step, const QString &title)
{
    m_editor.apply(tr("Rename step"),
                   withStepChanged(m_editor.spec(), step,
                                   [&](StepSpec &changed) { changed.title = title.trimmed(); }));
}

void PipelineCommands::setSetting(const StepId &step, const QString &key, const QJsonValue &value)
{
    m_editor.apply(tr("Change setting"), withSetting(m_editor.spec(), step, key, value));
}

void PipelineCommands::arrange()
{
    const QList<StepId> &selected = m_editor.selection().steps();
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    PipelineSpec part = spec;
    if (selected.size() > 1)
        part.steps.removeIf([&](const StepSpec &step) { return !selected.contains(step.id); });
    if (part.steps.isEmpty())
        return;
    QRectF before;
    for (const StepSpec &step : part.steps)
        before |= cardAt(spec.layout.nodes.value(step.id));
    const CanvasPoint corner = snapped({.x = before.x(), .y = before.y()});
    const Places old = spec.layout.nodes;
    const Places places = arranged(part);
    for (auto it = places.begin(); it != places.end(); ++it)
        spec.layout.nodes.insert(it.key(), {.x = it->x + corner.x, .y = it->y + corner.y});
    spec.layout = withBoxesFollowing(std::move(spec.layout), old);
    m_editor.apply(tr("Arrange"), std::move(spec));
}

CanvasPoint PipelineCommands::cornerForNewStep() const
{
    const Places places = placesOf(m_editor.spec());
    CanvasPoint corner;
    if (const StepId current = m_editor.selection().current(); places.contains(current)) {
        corner = places.value(current);
        corner.x += stepSize.width() + columnGap;
    } else if (!places.isEmpty()) {
        const auto last = std::ranges::max_element(places, {}, &CanvasPoint::x);
        corner = {.x = last->x + stepSize.width() + columnGap, .y = last->y};
    }
    const auto taken = [&] {
        const QRectF wish = cardAt(corner).adjusted(-8, -8, 8, 8);
        return std::ranges::any_of(
            places, [&](CanvasPoint place) { return cardAt(place).intersects(wish); });
    };
    while (taken())
        corner.y += stepSize.height() + rowGap;
    return snapped(corner);
}

} // namespace paipa::ui
