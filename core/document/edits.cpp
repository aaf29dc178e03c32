// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/edits.h>

#include "references.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

bool hasLink(const PipelineSpec &spec, const OutputRef &from, const StepId &to)
{
    return std::ranges::any_of(
        spec.links, [&](const LinkSpec &link) { return link.from == from && link.to == to; });
}

/// The letters of \a wish that an id may have, or "step".
QString idText(const QString &wish)
{
    QString text;
    for (const QChar c : wish) {
        if (isValidName(text + c))
            text += c;
        else if (!text.isEmpty() && !text.endsWith(u'-'))
            text += u'-';
    }
    while (text.endsWith(u'-'))
        text.chop(1);
    return isValidName(text) ? text : u"step"_s;
}

/// "thumbnail" for "thumbnail-2".
QString withoutNumber(const QString &id)
{
    const qsizetype dash = id.lastIndexOf(u'-');
    if (dash < 1)
        return id;
    const QString number = id.sliced(dash + 1);
    const bool isNumber = !number.isEmpty() && std::ranges::all_of(number, [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    return isNumber ? id.first(dash) : id;
}

/// \a name, or with the first number behind it that is not \a taken.
QString freshName(const QSet<QString> &taken, QString name)
{
    const QString base = withoutNumber(name);
    for (int number = 2; taken.contains(name); ++number)
        name = base + u'-' + QString::number(number);
    return name;
}

void place(PipelineSpec &spec, const StepId &id, std::optional<CanvasPoint> position)
{
    if (position)
        spec.layout.nodes.insert(id, *position);
}

PipelineSpec withoutStepReconnected(PipelineSpec spec, const StepId &id)
{
    const QList<LinkSpec> links = spec.links;
    spec = withoutSteps(std::move(spec), {id});
    for (const LinkSpec &in : links) {
        for (const LinkSpec &out : links) {
            if (in.to == id && out.from.step == id)
                spec = withLink(std::move(spec), LinkSpec{.from = in.from, .to = out.to});
        }
    }
    return spec;
}

} // namespace

StepId freshId(const PipelineSpec &spec, const QString &wish)
{
    QSet<QString> taken;
    for (const StepSpec &step : spec.steps)
        taken.insert(step.id.text);
    return StepId{freshName(taken, idText(wish))};
}

StepId freshIdForType(const PipelineSpec &spec, const QString &type)
{
    return freshId(spec, type.section(u'.', -1));
}

PipelineSpec withStep(PipelineSpec spec, StepSpec step, std::optional<CanvasPoint> position)
{
    if (spec.find(step.id))
        return spec;
    place(spec, step.id, position);
    spec.steps.append(std::move(step));
    return spec;
}

PipelineSpec withStepOnLink(PipelineSpec spec, const LinkSpec &link, StepSpec step,
                            std::optional<CanvasPoint> position)
{
    const qsizetype index = spec.links.indexOf(link);
    if (index < 0 || spec.find(step.id))
        return spec;
    const StepId id = step.id;
    const auto before = std::ranges::find(spec.steps, link.from.step, &StepSpec::id);
    spec.steps.insert(before == spec.steps.end() ? before : before + 1, std::move(step));
    place(spec, id, position);
    spec.links[index].to = id; // keeps what else the link has
    spec.links.insert(index + 1, LinkSpec{.from = {.step = id}, .to = link.to});
    return spec;
}

PipelineSpec withoutSteps(PipelineSpec spec, const QList<StepId> &steps)
{
    const QSet<StepId> gone(steps.begin(), steps.end());
    spec.steps.removeIf([&](const StepSpec &step) { return gone.contains(step.id); });
    spec.links.removeIf([&](const LinkSpec &link) {
        return gone.contains(link.from.step) || gone.contains(link.to);
    });
    for (const StepId &id : gone)
        spec.layout.nodes.remove(id);
    return spec;
}

PipelineSpec withoutStepsReconnected(PipelineSpec spec, const QList<StepId> &steps)
{
    for (const StepId &id : steps)
        spec = withoutStepReconnected(std::move(spec), id);
    return spec;
}

PipelineSpec moved(PipelineSpec spec, const QList<StepId> &steps, CanvasPoint delta)
{
    for (const StepId &id : QSet<StepId>(steps.begin(), steps.end())) {
        if (!spec.find(id))
            continue;
        const CanvasPoint from = spec.layout.nodes.value(id);
        spec.layout.nodes.insert(id, CanvasPoint{from.x + delta.x, from.y + delta.y});
    }
    return spec;
}

PipelineSpec renamed(PipelineSpec spec, const StepId &id, const StepId &newId)
{
    const auto step = std::ranges::find(spec.steps, id, &StepSpec::id);
    if (step == spec.steps.end() || spec.find(newId) || !isValidName(newId.text))
        return spec;
    step->id = newId;
    for (LinkSpec &link : spec.links) {
        if (link.from.step == id)
            link.from.step = newId;
        if (link.to == id)
            link.to = newId;
    }
    const auto node = spec.layout.nodes.constFind(id);
    if (node != spec.layout.nodes.constEnd()) {
        const CanvasPoint position = *node;
        spec.layout.nodes.remove(id);
        spec.layout.nodes.insert(newId, position);
    }
    return spec;
}

Duplication duplicated(PipelineSpec spec, const QList<StepId> &steps, CanvasPoint offset)
{
    QHash<StepId, StepId> copies;
    Duplication result{.spec = std::move(spec), .copies = {}};
    const PipelineSpec original = result.spec;
    for (const StepSpec &step : original.steps) {
        if (!steps.contains(step.id) || copies.contains(step.id))
            continue;
        StepSpec copy = step;
        copy.id = freshId(result.spec, step.id.text);
        copies.insert(step.id, copy.id);
        result.copies.append(copy.id);
        std::optional<CanvasPoint> position;
        if (const auto node = original.layout.nodes.constFind(step.id);
            node != original.layout.nodes.constEnd())
            position = CanvasPoint{node->x + offset.x, node->y + offset.y};
        result.spec = withStep(std::move(result.spec), std::move(copy), position);
    }
    for (LinkSpec link : original.links) {
        if (!copies.contains(link.from.step) || !copies.contains(link.to))
            continue;
        link.from.step = copies.value(link.from.step);
        link.to = copies.value(link.to);
        result.spec = withLink(std::move(result.spec), std::move(link));
    }
    return result;
}

PipelineSpec withStepChanged(PipelineSpec spec, const StepId &id,
                             const std::function<void(StepSpec &)> &change)
{
    const auto step = std::ranges::find(std::as_const(spec).steps, id, &StepSpec::id);
    if (step == spec.steps.cend())
        return spec;
    StepSpec changed = *step;
    change(changed);
    changed.id = id;
    spec.steps[step - spec.steps.cbegin()] = std::move(changed);
    return spec;
}

PipelineSpec withSetting(PipelineSpec spec, const StepId &id, const QString &key,
                         const QJsonValue &value)
{
    return withStepChanged(std::move(spec), id, [&](StepSpec &step) {
        if (value.isUndefined())
            step.settings.remove(key);
        else
            step.settings.insert(key, value);
    });
}

PipelineSpec withWorkers(PipelineSpec spec, const StepId &id, std::optional<Workers> workers)
{
    return withStepChanged(std::move(spec), id, [&](StepSpec &step) {
        step.workers = workers;
        step.isInline = false;
    });
}

PipelineSpec withLink(PipelineSpec spec, LinkSpec link)
{
    if (spec.find(link.from.step) && spec.find(link.to) && !hasLink(spec, link.from, link.to))
        spec.links.append(std::move(link));
    return spec;
}

PipelineSpec withoutLink(PipelineSpec spec, const LinkSpec &link)
{
    spec.links.removeOne(link);
    return spec;
}

PipelineSpec withLinkReplaced(PipelineSpec spec, const LinkSpec &link, LinkSpec other)
{
    const qsizetype index = spec.links.indexOf(link);
    const bool isElsewhere = link.from != other.from || link.to != other.to;
    if (index < 0 || !spec.find(other.from.step) || !spec.find(other.to)
        || (isElsewhere && hasLink(spec, other.from, other.to)))
        return spec;
    spec.links[index] = std::move(other);
    return spec;
}

PipelineSpec withVariable(PipelineSpec spec, VariableSpec variable)
{
    const auto found = std::ranges::find(spec.variables, variable.name, &VariableSpec::name);
    if (found == spec.variables.end())
        spec.variables.append(std::move(variable));
    else
        *found = std::move(variable);
    return spec;
}

PipelineSpec withoutVariable(PipelineSpec spec, const QString &name)
{
    spec.variables.removeIf([&](const VariableSpec &variable) { return variable.name == name; });
    return spec;
}

PipelineSpec withVariableRenamed(PipelineSpec spec, const QString &name, const QString &newName)
{
    const auto variable = std::ranges::find(spec.variables, name, &VariableSpec::name);
    if (variable == spec.variables.end() || spec.findVariable(newName) || !isValidName(newName))
        return spec;
    variable->name = newName;
    for (StepSpec &step : spec.steps) {
        step.settings =
            mapTexts(step.settings, {}, [&](const QString &text, const QString &) {
                return QJsonValue(withReferenceRenamed(text, Reference{.name = name}, newName));
            }).toObject();
    }
    return spec;
}

QString freshVariableName(const PipelineSpec &spec, const QString &wish)
{
    QSet<QString> taken;
    for (const VariableSpec &variable : spec.variables)
        taken.insert(variable.name);
    return freshName(taken, idText(wish));
}

} // namespace paipa
