// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"
#include "stepgraph.h"

#include <paipa/catalogue/stepcatalogue.h>

using namespace Qt::Literals::StringLiterals;

// How the steps that run are linked with each other.
namespace paipa {

namespace {

/// The link of the file from \a from to \a to, or the step \a to if bypassed steps lie between
/// them.
QString pointerBetween(const CheckContext &context, const StepId &from, const StepId &to)
{
    for (qsizetype i = 0; i < context.spec.links.size(); ++i) {
        if (context.spec.links[i].from.step == from && context.spec.links[i].to == to)
            return linkPointer(i);
    }
    return stepPointer(context.indexOf(to));
}

void reportLoop(CheckContext &context, const QList<StepId> &loop)
{
    QStringList names;
    for (const StepId &id : loop.first(std::min<qsizetype>(loop.size(), 12)))
        names.append(id.text);
    if (names.size() < loop.size())
        names.append(u"…"_s);
    names.append(loop.constFirst().text);
    context.findings.error(pointerBetween(context, loop.constLast(), loop.constFirst()), u"cycle"_s,
                           Sentence::tr("the steps form a loop: %1; remove one of its links")
                               .arg(names.join(u" → "_s)));
}

/// An inline step runs in the workers of the one step before it.
void checkInlineInputs(CheckContext &context)
{
    QHash<StepId, QSet<StepId>> parents;
    for (const LinkSpec &link : context.running.links)
        parents[link.to].insert(link.from.step);
    for (qsizetype i = 0; i < context.spec.steps.size(); ++i) {
        const StepSpec &step = context.spec.steps[i];
        if (step.isInline && parents.value(step.id).size() > 1)
            context.findings.error(
                stepPointer(i) + u"/workers"_s, u"cannot-inline"_s,
                Sentence::tr("it gets items from %1 steps, and an inline step runs in the workers "
                             "of one; give it workers of its own")
                    .arg(parents.value(step.id).size()));
    }
}

} // namespace

void checkGraph(CheckContext &context)
{
    for (const QList<StepId> &loop : StepGraph(context.running).loops())
        reportLoop(context, loop);

    checkInlineInputs(context);
    QSet<StepId> hasInput;
    QSet<StepId> hasOutput;
    for (const LinkSpec &link : context.spec.links) {
        hasInput.insert(link.to);
        hasOutput.insert(link.from.step);
    }
    for (qsizetype i = 0; i < context.spec.steps.size(); ++i) {
        const StepSpec &step = context.spec.steps[i];
        const StepType *type = context.catalogue.find(step.type);
        if (!type)
            continue;
        const StepKind kind = type->info().kind;
        if (kind != StepKind::Source && !hasInput.contains(step.id))
            context.findings.error(
                stepPointer(i), u"no-input"_s,
                Sentence::tr("it gets no items; link the output of another step to it"));
        else if (kind != StepKind::Sink && !hasOutput.contains(step.id)
                 && type->capabilities(step.settings).writesTo.isEmpty()) // else it has an effect
            context.findings.warning(
                stepPointer(i), u"unused-output"_s,
                Sentence::tr("its results go nowhere; link it to another step"));
    }
}

} // namespace paipa
