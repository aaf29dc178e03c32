// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"
#include "references.h"
#include "specreader.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Keys, names and variables: what can be checked without looking at how steps are linked.
namespace paipa {

namespace {

void checkOthers(CheckContext &context, const QString &pointer, const QJsonObject &others,
                 const QStringList &known)
{
    for (auto it = others.begin(); it != others.end(); ++it)
        context.findings.error(
            pointerTo(pointer, it.key()), u"unknown-key"_s,
            Sentence::tr("unknown key \"%1\"").arg(it.key()) + didYouMean(it.key(), known),
            Findings::At::Key, fixOfUnknownKey(pointer, it.key(), known, others.keys()));
}

/// Unknown keys of the layout do not change what the pipeline does, so they do no harm.
void checkLayoutOthers(CheckContext &context, const QString &pointer, const QJsonObject &others,
                       const QStringList &known)
{
    for (auto it = others.begin(); it != others.end(); ++it)
        context.findings.warning(
            pointerTo(pointer, it.key()), u"unknown-key"_s,
            Sentence::tr("unknown key \"%1\"").arg(it.key()) + didYouMean(it.key(), known),
            Findings::At::Key, fixOfUnknownKey(pointer, it.key(), known, others.keys()));
}

void checkStepOthers(CheckContext &context, qsizetype index)
{
    const StepSpec &step = context.spec.steps[index];
    const QString pointer = stepPointer(index);
    const StepType *type = context.catalogue.find(step.type);
    QJsonObject others = step.others;
    for (const QString &key : step.others.keys()) {
        const bool isSetting =
            type && std::ranges::any_of(type->parameters(), [&](const ParameterInfo &info) {
                return info.key == key;
            });
        if (!isSetting)
            continue;
        context.findings.error(
            pointerTo(pointer, key), u"unknown-key"_s,
            Sentence::tr("\"%1\" is a setting; move it into \"settings\"").arg(key),
            Findings::At::Key,
            Fix{.kind = Fix::Kind::Move,
                .pointer = pointerTo(pointer, key),
                .value = pointerTo(pointer + u"/settings"_s, key)});
        others.remove(key);
    }
    checkOthers(context, pointer, others, knownkeys::step());
    checkOthers(context, pointerTo(pointer, u"queue"_s), step.queue.others, knownkeys::queue());
    checkOthers(context, pointerTo(pointer, u"onError"_s), step.onError.others,
                knownkeys::onError());
}

void checkBoxes(CheckContext &context, const QString &key, const QList<CanvasBox> &boxes)
{
    for (qsizetype i = 0; i < boxes.size(); ++i)
        checkLayoutOthers(context, pointerTo(u"/layout/"_s + key, i), boxes[i].others,
                          knownkeys::box());
}

QSet<QString> usedVariables(const PipelineSpec &spec)
{
    QSet<QString> names;
    for (const StepSpec &step : spec.steps) {
        forEachText(step.settings, {}, [&](const QString &text, const QString &) {
            for (const ReferenceText::Part &part : parseReferences(text).parts) {
                if (part.reference && part.reference->kind == Reference::Kind::Variable)
                    names.insert(part.reference->name);
            }
        });
    }
    return names;
}

void checkVariable(CheckContext &context, const VariableSpec &variable)
{
    const QString pointer = pointerTo(u"/variables"_s, variable.name);
    if (!isValidName(variable.name))
        context.findings.error(
            pointer, u"bad-name"_s,
            Sentence::tr(
                "\"%1\" cannot be the name of a variable; use letters, digits, '-' and '_'")
                .arg(variable.name),
            Findings::At::Key);
    forEachText(variable.value, pointerTo(pointer, u"value"_s),
                [&](const QString &text, const QString &where) {
                    if (text.contains("${"_L1))
                        context.findings.warning(
                            where, u"reference-in-variable"_s,
                            Sentence::tr("references are not replaced in the value of a variable"));
                });
    checkOthers(context, pointer, variable.others, knownkeys::variable());
}

void checkVariableNames(CheckContext &context)
{
    QHash<QString, QString> seen; // by the name in lower case
    for (const VariableSpec &variable : context.spec.variables) {
        const QString pointer = pointerTo(u"/variables"_s, variable.name);
        const auto first = seen.constFind(variable.name.toLower());
        if (first == seen.constEnd())
            seen.insert(variable.name.toLower(), variable.name);
        else if (*first == variable.name)
            context.findings.error(
                pointer, u"duplicate-variable"_s,
                Sentence::tr("there are two variables \"%1\"; rename one").arg(variable.name),
                Findings::At::Key);
        else
            context.findings.warning(
                pointer, u"similar-variable"_s,
                Sentence::tr("the variables \"%1\" and \"%2\" differ only in capital letters")
                    .arg(*first, variable.name),
                Findings::At::Key);
    }
}

} // namespace

void checkKeys(CheckContext &context)
{
    const PipelineSpec &spec = context.spec;
    checkOthers(context, {}, spec.others, knownkeys::pipeline());
    checkOthers(context, u"/onError"_s, spec.onError.others, knownkeys::runErrors());
    for (qsizetype i = 0; i < spec.steps.size(); ++i)
        checkStepOthers(context, i);
    for (qsizetype i = 0; i < spec.links.size(); ++i)
        checkOthers(context, linkPointer(i), spec.links[i].others, knownkeys::link());
    checkLayoutOthers(context, u"/layout"_s, spec.layout.others, knownkeys::layout());
    checkBoxes(context, u"notes"_s, spec.layout.notes);
    checkBoxes(context, u"frames"_s, spec.layout.frames);
    for (const StepId &id : spec.layout.nodes.keys()) {
        if (context.indexOf(id) < 0)
            context.findings.warning(
                pointerTo(u"/layout/nodes"_s, id.text), u"unknown-step"_s,
                Sentence::tr("the layout places a step \"%1\" that does not exist").arg(id.text)
                    + didYouMean(id.text, context.idTexts()),
                Findings::At::Key, removalOf(pointerTo(u"/layout/nodes"_s, id.text)));
    }
}

void checkVariables(CheckContext &context)
{
    const PipelineSpec &spec = context.spec;
    for (qsizetype i = 0; i < spec.environment.size(); ++i) {
        const QString &name = spec.environment[i];
        const ReferenceText reference = parseReferences(u"${env:"_s + name + u'}');
        if (!reference.fault.isEmpty() || !reference.isOneReference())
            context.findings.error(
                pointerTo(u"/env"_s, i), u"bad-name"_s,
                Sentence::tr("\"%1\" is no name of an environment variable").arg(name));
    }
    const QSet<QString> used = usedVariables(spec);
    checkVariableNames(context);
    for (const VariableSpec &variable : spec.variables) {
        checkVariable(context, variable);
        if (!used.contains(variable.name))
            context.findings.warning(
                pointerTo(u"/variables"_s, variable.name), u"unused-variable"_s,
                Sentence::tr("no setting uses the variable \"%1\"").arg(variable.name),
                Findings::At::Key, removalOf(pointerTo(u"/variables"_s, variable.name)));
    }
}

void checkIds(CheckContext &context)
{
    const QList<StepSpec> &steps = context.spec.steps;
    if (steps.isEmpty())
        context.findings.error(u"/steps"_s, u"no-steps"_s,
                               Sentence::tr("the pipeline has no steps; add some"));
    else if (context.running.steps.isEmpty())
        context.findings.error(
            u"/steps"_s, u"no-steps"_s,
            Sentence::tr(
                "none of the steps would run: they are disabled, or fed by disabled ones only"));
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString &id = steps[i].id.text;
        const QString pointer = pointerTo(stepPointer(i), u"id"_s);
        if (!isValidName(id))
            context.findings.error(
                pointer, u"bad-name"_s,
                id.isEmpty() ? Sentence::tr("a step has no id")
                             : Sentence::tr("its id may only have letters from a to z, digits, '-' "
                                            "and '_', and must start with a letter or digit"));
        else if (context.indexOf(steps[i].id) != i)
            context.findings.error(pointer, u"duplicate-id"_s,
                                   Sentence::tr("another step has the same id; rename one"));
    }
}

} // namespace paipa
