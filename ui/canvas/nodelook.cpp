// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/nodelook.h"

#include "document/pipelineeditor.h"
#include "document/steps.h"
#include "widgets/numbers.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

class NodeWords
{
    Q_DECLARE_TR_FUNCTIONS(NodeLook)
};

/// "1 240/s · 98 k · 3 err"
QString numbersOf(const StepRunState &state, RunOverlay::Age age)
{
    QStringList parts;
    if (state.activity == StepActivity::Resting)
        parts.append(activityWord(state.activity, state.rest));
    else if (age != RunOverlay::Age::Ended && state.activity != StepActivity::Done)
        parts.append(rateText(state.itemsPerSecond));
    parts.append(compactCount(state.total));
    if (state.errors > 0)
        parts.append(
            NodeWords::tr("%1 err", "number of errors, short").arg(compactCount(state.errors)));
    return parts.join(u" · ");
}

void addRun(NodeLook &look, const StepRunState &state, RunOverlay::Age age)
{
    look.inRun = true;
    look.stale = age != RunOverlay::Age::Live;
    look.activity = state.activity;
    look.isBottleneck = state.isBottleneck && age == RunOverlay::Age::Live;
    look.numbers = numbersOf(state, age);
    look.busyPercent = qRound(state.shares.busy * 100);
    look.waitingPercent = qRound(state.shares.waiting * 100);
    look.blockedPercent = qRound(state.shares.blocked * 100);
    if (state.workers > 0)
        look.workers = state.workers;
}

} // namespace

NodeLook lookOf(const StepSpec &step, const PipelineEditor &editor, const RunOverlay *run)
{
    const StepCatalogue &catalogue = editor.catalogue();
    const StepType *type = catalogue.find(step.type);
    NodeLook look{.title = titleOf(step, catalogue),
                  .detail = detailOf(step, catalogue),
                  .icon = iconNameOf(step.type),
                  .outputs = outputsOf(step, editor.spec(), catalogue),
                  .hasInput = hasInput(step, catalogue),
                  .enabled = step.enabled,
                  .bypass = step.bypass,
                  .workers = step.workers ? step.workers->count
                                          : (type ? type->info().defaultWorkers : 1)};
    if (look.detail.isEmpty())
        look.detail = step.title.isEmpty() || !type ? step.type : type->info().title;
    if (run) {
        const auto found = run->steps.constFind(step.id);
        if (found != run->steps.constEnd())
            addRun(look, *found, run->age);
    }
    return look;
}

} // namespace paipa::ui
