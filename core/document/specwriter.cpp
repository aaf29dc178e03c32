// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "jsonlines.h"

#include <paipa/document/pipelinefile.h>

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

void addTo(JsonLines::Members &members, const QJsonObject &others)
{
    for (auto it = others.begin(); it != others.end(); ++it)
        members.emplace_back(it.key(), it.value());
}

JsonLines linesOf(const QueueSpec &queue)
{
    JsonLines::Members members;
    if (queue.items)
        members.emplace_back(u"items"_s, *queue.items);
    if (queue.bytes)
        members.emplace_back(u"bytes"_s, toString(*queue.bytes));
    if (queue.itemBytes)
        members.emplace_back(u"itemBytes"_s, toString(*queue.itemBytes));
    addTo(members, queue.others);
    return JsonLines::oneLine(members);
}

void addMostFailed(JsonLines::Members &members, const std::optional<Allowance> &most)
{
    if (!most)
        return;
    const qint64 *items = std::get_if<qint64>(&*most);
    members.emplace_back(u"mostFailed"_s, items ? QJsonValue(*items) : QJsonValue(toString(*most)));
}

JsonLines linesOf(const ErrorSpec &errors)
{
    JsonLines::Members members;
    if (errors.retries)
        members.emplace_back(u"retries"_s, *errors.retries);
    if (errors.then)
        members.emplace_back(u"then"_s,
                             *errors.then == AfterFailure::Stop ? u"stop"_s : u"set-aside"_s);
    const auto add = [&](const QString &key, const auto &quantity) {
        if (quantity)
            members.emplace_back(key, toString(*quantity));
    };
    add(u"backoff"_s, errors.backoff);
    if (errors.backoffFactor)
        members.emplace_back(u"backoffFactor"_s, *errors.backoffFactor);
    add(u"backoffMax"_s, errors.backoffMax);
    add(u"jitter"_s, errors.jitter);
    add(u"retryFor"_s, errors.retryFor);
    if (errors.mostParked)
        members.emplace_back(u"mostParked"_s, *errors.mostParked);
    addMostFailed(members, errors.mostFailed);
    if (errors.pauseAfter)
        members.emplace_back(u"pauseAfter"_s, *errors.pauseAfter);
    add(u"pauseFor"_s, errors.pauseFor);
    addTo(members, errors.others);
    return JsonLines::oneLine(members);
}

JsonLines linesOf(const RunErrorSpec &errors)
{
    JsonLines::Members members;
    addMostFailed(members, errors.mostFailed);
    addTo(members, errors.others);
    return JsonLines::oneLine(members);
}

JsonLines linesOf(const StepSpec &step)
{
    JsonLines lines = JsonLines::object();
    lines.add(u"id"_s, step.id.text);
    lines.add(u"type"_s, step.type);
    if (step.typeVersion != 1)
        lines.add(u"typeVersion"_s, step.typeVersion);
    if (!step.title.isEmpty())
        lines.add(u"title"_s, step.title);
    if (!step.enabled)
        lines.add(u"enabled"_s, false);
    if (step.bypass)
        lines.add(u"bypass"_s, true);
    if (step.isInline)
        lines.add(u"workers"_s, u"inline"_s);
    else if (step.workers)
        lines.add(u"workers"_s, step.workers->count);
    if (step.keepsOrder)
        lines.add(u"keepOrder"_s, true);
    if (step.rate)
        lines.add(u"rate"_s, toString(*step.rate));
    if (step.slowAfter)
        lines.add(u"slowAfter"_s, toString(*step.slowAfter));
    if (!step.settings.isEmpty())
        lines.add(u"settings"_s, JsonLines::value(step.settings));
    if (step.queue != QueueSpec{})
        lines.add(u"queue"_s, linesOf(step.queue));
    if (step.onError != ErrorSpec{})
        lines.add(u"onError"_s, linesOf(step.onError));
    if (!step.notes.isEmpty())
        lines.add(u"notes"_s, step.notes);
    lines.addOthers(step.others);
    return lines;
}

JsonLines linesOf(const LinkSpec &link)
{
    JsonLines::Members members{{u"from"_s, toString(link.from)}, {u"to"_s, link.to.text}};
    addTo(members, link.others);
    return JsonLines::oneLine(members);
}

JsonLines linesOf(const QList<VariableSpec> &variables)
{
    JsonLines lines = JsonLines::object();
    for (const VariableSpec &variable : variables) {
        JsonLines members = JsonLines::object();
        if (!variable.value.isUndefined())
            members.add(u"value"_s, variable.value);
        if (!variable.help.isEmpty())
            members.add(u"help"_s, variable.help);
        members.addOthers(variable.others);
        lines.add(variable.name, std::move(members));
    }
    return lines;
}

JsonLines linesOf(const QList<CanvasBox> &boxes)
{
    JsonLines lines = JsonLines::list();
    for (const CanvasBox &box : boxes) {
        const CanvasRect &rect = box.rect;
        JsonLines::Members members{
            {u"text"_s, box.text},
            {u"rect"_s, QJsonArray{rect.x, rect.y, rect.width, rect.height}}};
        addTo(members, box.others);
        lines.append(JsonLines::oneLine(members));
    }
    return lines;
}

JsonLines linesOf(const LayoutSpec &layout)
{
    JsonLines lines = JsonLines::object();
    if (!layout.nodes.isEmpty()) {
        JsonLines nodes = JsonLines::object();
        for (auto it = layout.nodes.begin(); it != layout.nodes.end(); ++it)
            nodes.add(it.key().text, JsonLines::oneLine(QJsonArray{it->x, it->y}));
        lines.add(u"nodes"_s, std::move(nodes));
    }
    if (!layout.notes.isEmpty())
        lines.add(u"notes"_s, linesOf(layout.notes));
    if (!layout.frames.isEmpty())
        lines.add(u"frames"_s, linesOf(layout.frames));
    lines.addOthers(layout.others);
    return lines;
}

template<typename T>
JsonLines listOf(const QList<T> &elements)
{
    JsonLines lines = JsonLines::list();
    for (const T &element : elements)
        lines.append(linesOf(element));
    return lines;
}

} // namespace

QByteArray toJson(const PipelineSpec &spec)
{
    JsonLines lines = JsonLines::object();
    lines.add(u"format"_s, u"paipa-pipeline"_s);
    lines.add(u"version"_s, pipelineFormatVersion);
    if (!spec.name.isEmpty())
        lines.add(u"name"_s, spec.name);
    if (!spec.environment.isEmpty())
        lines.add(u"env"_s, QJsonArray::fromStringList(spec.environment));
    if (!spec.variables.isEmpty())
        lines.add(u"variables"_s, linesOf(spec.variables));
    if (spec.onError != RunErrorSpec{})
        lines.add(u"onError"_s, linesOf(spec.onError));
    lines.add(u"steps"_s, listOf(spec.steps));
    lines.add(u"links"_s, listOf(spec.links));
    lines.addOthers(spec.others);
    if (spec.layout != LayoutSpec{}) // at the end: what it does comes before how it looks
        lines.add(u"layout"_s, linesOf(spec.layout));
    return lines.toText() + '\n';
}

} // namespace paipa
