// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/pipelinediff.h>

#include <QHash>

namespace paipa {

namespace {

/// The elements of \a list that \a other does not have, counting equal ones.
template<typename T>
QList<T> missingIn(QList<T> other, const QList<T> &list)
{
    if (other == list) // the usual case: most edits leave most lists alone
        return {};
    QList<T> missing;
    for (const T &element : list) {
        if (!other.removeOne(element))
            missing.append(element);
    }
    return missing;
}

/// By id; of several steps with one id the first.
QHash<StepId, const StepSpec *> stepsById(const PipelineSpec &spec)
{
    QHash<StepId, const StepSpec *> steps;
    for (const StepSpec &step : spec.steps) {
        if (!steps.contains(step.id))
            steps.insert(step.id, &step);
    }
    return steps;
}

void compareSteps(const PipelineSpec &before, const PipelineSpec &after, PipelineDiff &diff)
{
    const QHash<StepId, const StepSpec *> old = stepsById(before);
    const QHash<StepId, const StepSpec *> current = stepsById(after);
    for (const StepSpec &step : after.steps) {
        const StepSpec *was = old.value(step.id);
        if (current.value(step.id) != &step)
            continue;
        if (!was)
            diff.addedSteps.append(step.id);
        else if (was != &step && *was != step)
            diff.changedSteps.append(step.id);
    }
    for (const StepSpec &step : before.steps) {
        if (!current.contains(step.id) && old.value(step.id) == &step)
            diff.removedSteps.append(step.id);
    }
}

void compareLayout(const LayoutSpec &before, const LayoutSpec &after, PipelineDiff &diff)
{
    for (auto it = before.nodes.begin(); it != before.nodes.end(); ++it) {
        const auto now = after.nodes.constFind(it.key());
        if (now == after.nodes.constEnd() || *now != *it)
            diff.movedNodes.append(it.key());
    }
    for (auto it = after.nodes.begin(); it != after.nodes.end(); ++it) {
        if (!before.nodes.contains(it.key()))
            diff.movedNodes.append(it.key());
    }
    diff.canvasBoxesChanged = before.notes != after.notes || before.frames != after.frames
                              || before.others != after.others;
}

QStringList changedVariables(const PipelineSpec &before, const PipelineSpec &after)
{
    QStringList names;
    for (const VariableSpec &variable : missingIn(after.variables, before.variables))
        names.append(variable.name);
    for (const VariableSpec &variable : missingIn(before.variables, after.variables))
        names.append(variable.name);
    names.removeDuplicates();
    return names;
}

} // namespace

bool PipelineDiff::isLayoutOnly() const
{
    PipelineDiff rest = *this;
    rest.movedNodes.clear();
    rest.canvasBoxesChanged = false;
    return rest.isEmpty() && !isEmpty();
}

PipelineDiff diff(const PipelineSpec &before, const PipelineSpec &after)
{
    PipelineDiff diff;
    compareSteps(before, after, diff);
    diff.addedLinks = missingIn(before.links, after.links);
    diff.removedLinks = missingIn(after.links, before.links);
    compareLayout(before.layout, after.layout, diff);
    diff.changedVariables = changedVariables(before, after);
    diff.othersChanged = before.name != after.name || before.environment != after.environment
                         || before.onError != after.onError || before.others != after.others;
    // What is left is the order of lists, and steps of one id, of which only the first was
    // compared.
    if (diff.isEmpty() && before != after)
        diff.othersChanged = true;
    return diff;
}

} // namespace paipa
