// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/steps.h"

#include "document/cataloguewording.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>
#include <paipa/document/reachable.h>

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QString shortText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString();
    QStringList parts;
    for (const QJsonValue &part : value.toArray()) {
        if (part.isString())
            parts.append(part.toString());
    }
    return parts.join(u", ");
}

bool isPath(const ParameterInfo &parameter)
{
    return parameter.role == TextRole::Folder || parameter.role == TextRole::InputFile
           || parameter.role == TextRole::OutputFile;
}

/// How much a parameter tells about its step.
int weight(const ParameterInfo &parameter)
{
    if (parameter.role == TextRole::Secret)
        return -1;
    return (isPath(parameter) ? 4 : 0) + (parameter.presence == Presence::Required ? 2 : 0);
}

} // namespace

QString settingTitle(const StepSpec &step, const QString &key, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    const QList<ParameterInfo> parameters = type ? type->parameters() : QList<ParameterInfo>();
    const auto found = std::ranges::find(parameters, key, &ParameterInfo::key);
    return found == parameters.end() || found->label.isEmpty() ? key : labelOf(*found);
}

QString titleOf(const StepSpec &step, const StepCatalogue &catalogue)
{
    if (!step.title.isEmpty())
        return step.title;
    const StepType *type = catalogue.find(step.type);
    return type ? titleOf(type->info()) : step.type;
}

QString detailOf(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    if (!type)
        return step.type;
    const ParameterInfo *best = nullptr;
    for (const ParameterInfo &parameter : type->parameters()) {
        if (weight(parameter) >= 0 && step.settings.contains(parameter.key)
            && (!best || weight(parameter) > weight(*best)))
            best = &parameter;
    }
    if (!best)
        return {};
    const QString value = shortText(step.settings.value(best->key));
    // A path speaks for itself, a number does not.
    return isPath(*best) || best->label.isEmpty() ? value : labelOf(*best) + u": "_s + value;
}

QString iconNameOf(const QString &type)
{
    static const QSet<QString> ownIcons{u"files.list"_s, u"files.write"_s, u"flow.filter"_s};
    if (ownIcons.contains(type))
        return QString(type).replace(u'.', u'-');
    static const QSet<QString> families{u"files"_s,  u"text"_s,   u"csv"_s,  u"json"_s,
                                        u"flow"_s,   u"sql"_s,    u"http"_s, u"image"_s,
                                        u"script"_s, u"process"_s};
    const QString family = type.section(u'.', 0, 0);
    return families.contains(family) ? family : u"step"_s;
}

bool hasInput(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    return !type || type->info().kind != StepKind::Source;
}

QStringList outputsOf(const StepSpec &step, const PipelineSpec &spec,
                      const StepCatalogue &catalogue)
{
    QStringList names;
    if (const StepType *type = catalogue.find(step.type)) {
        for (const PortInfo &port : type->info().outputs)
            names.append(port.name);
        return names;
    }
    for (const LinkSpec &link : spec.links) {
        if (link.from.step == step.id && !names.contains(link.from.port))
            names.append(link.from.port);
    }
    if (names.isEmpty())
        names.append(QString());
    return names;
}

qsizetype outputIndex(const QStringList &outputs, const QString &port)
{
    if (port.isEmpty())
        return outputs.isEmpty() ? -1 : 0;
    return outputs.indexOf(port);
}

OutputRef outputAt(const StepId &step, const QStringList &outputs, qsizetype index)
{
    return {.step = step, .port = index == 0 ? QString() : outputs.value(index)};
}

StepSpec newStep(const PipelineSpec &spec, const StepCatalogue &catalogue, const QString &type)
{
    StepSpec step{.id = freshIdForType(spec, type), .type = type};
    if (const StepType *known = catalogue.find(type))
        step.typeVersion = known->info().version;
    return step;
}

LinkFit linkFit(const PipelineSpec &spec, const StepCatalogue &catalogue, const OutputRef &from,
                const StepId &to)
{
    const StepSpec *source = spec.find(from.step);
    const StepSpec *target = spec.find(to);
    if (!target || !hasInput(*target, catalogue))
        return LinkFit::NoInput;
    const QStringList outputs = source ? outputsOf(*source, spec, catalogue) : QStringList();
    const qsizetype index = outputIndex(outputs, from.port);
    if (index < 0)
        return LinkFit::NoOutput;
    if (from.step == to)
        return LinkFit::SameStep;
    const bool exists = std::ranges::any_of(spec.links, [&](const LinkSpec &link) {
        return link.from.step == from.step && link.to == to
               && outputIndex(outputs, link.from.port) == index;
    });
    if (exists)
        return LinkFit::Exists;
    return downstream(spec, to).contains(from.step) ? LinkFit::Circle : LinkFit::Fits;
}

QSet<StepId> fittingTargets(const PipelineSpec &spec, const StepCatalogue &catalogue,
                            const OutputRef &from)
{
    const QSet<StepId> before = upstream(spec, from.step);
    QSet<StepId> fitting;
    for (const StepSpec &step : spec.steps) {
        if (!before.contains(step.id) && hasInput(step, catalogue))
            fitting.insert(step.id);
    }
    for (const LinkSpec &link : spec.links) {
        if (link.from == from)
            fitting.remove(link.to);
    }
    return fitting;
}

QSet<StepId> fittingSources(const PipelineSpec &spec, const StepCatalogue &catalogue,
                            const StepId &to)
{
    const QSet<StepId> after = downstream(spec, to);
    QSet<StepId> fitting;
    for (const StepSpec &step : spec.steps) {
        if (!after.contains(step.id) && !outputsOf(step, spec, catalogue).isEmpty())
            fitting.insert(step.id);
    }
    return fitting;
}

TextRole roleOfVariable(const PipelineSpec &spec, const StepCatalogue &catalogue,
                        const QString &name)
{
    const QString reference = u"${%1}"_s.arg(name);
    for (const StepSpec &step : spec.steps) {
        const StepType *type = catalogue.find(step.type);
        if (!type)
            continue;
        for (const ParameterInfo &info : type->parameters()) {
            if (step.settings.value(info.key).toString() == reference)
                return info.role;
        }
    }
    return TextRole::Plain;
}

} // namespace paipa::ui
