// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/pipelinearguments.h"
#include "cli/progress/wording.h"
#include "cli/textlayout.h"

#include <paipa/base/printabletext.h>
#include <paipa/run/memorybound.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString itemCount(qint64 items) { return itemsText(static_cast<std::uint64_t>(items)); }

QString queueOf(const PlannedStep &step)
{
    if (step.placement == engine::Placement::Inline || step.step->intake() == Intake::Nothing)
        return u"none"_s;
    return itemCount(static_cast<qint64>(step.queue.items)) + u", "_s
           + toString(ByteSize{static_cast<qint64>(step.queue.bytes)});
}

/// What holds the step back, or goes on beside it.
QString policiesOf(const PlannedStep &step)
{
    QStringList policies;
    if (step.order == engine::Order::Kept)
        policies << u"keeps the order"_s;
    if (step.rate)
        policies << u"at most "_s + toString(*step.rate);
    if (step.onError.retries > 0)
        policies << u"up to %1 attempts"_s.arg(step.onError.retries + 1);
    if (step.onError.then == engine::OnError::SetAside)
        policies << u"sets failed items aside"_s;
    return policies.join(u", "_s);
}

QString tableOf(const Plan &plan)
{
    QList<QStringList> rows{{u"step"_s, u"workers"_s, u"queue before it"_s, u""_s}};
    for (const PlannedStep &step : plan.steps) {
        const bool isInline = step.placement == engine::Placement::Inline;
        rows.append({printable(step.id.text),
                     isInline ? u"inline"_s : QString::number(step.workers.count), queueOf(step),
                     policiesOf(step)});
    }
    return textTable(rows);
}

QString sentenceOn(const MemoryBound &bound)
{
    QString text = u"However many items there are, at most %1 and %2 of them are in queues, and %3 "
                   "with workers or waiting for a retry."_s.arg(
                       itemCount(bound.queuedItems), toString(ByteSize{bound.queuedBytes}),
                       itemCount(bound.looseItems));
    for (const StepId &step : bound.batching)
        text += u" The step \"%1\" also holds a batch for each worker."_s.arg(printable(step.text));
    for (const StepId &step : bound.holding) {
        text +=
            u" The step \"%1\" also holds back what it makes of an item until that has "
            "succeeded or its turn has come, at most %2 or %3 for each worker."_s.arg(
                printable(step.text), itemCount(static_cast<qint64>(engine::mostHeldBack.items)),
                toString(ByteSize{static_cast<qint64>(engine::mostHeldBack.bytes)}));
    }
    return text
           + u" An item that is larger than a queue waits there alone. What the steps need "
             "for themselves, such as room for a decoded picture, comes on top."_s;
}

ExitCode plan(const QCommandLineParser &parser, Session &session)
{
    const QString path = positionalArguments(parser, 1, 1).constFirst();
    const QMap<QString, Workers> workers = workersOption(parser);
    const std::optional<LoadedPipeline> pipeline = load(path, parser, session);
    if (!pipeline)
        return ExitCode::Invalid;
    PlanOptions options = planOptions(path, *pipeline);
    options.workers = workers;
    const Result<Plan> made = makePlan(pipeline->spec, session.catalogue, options);
    if (!made) {
        session.console.problems(made.problems());
        return ExitCode::Invalid;
    }
    session.console.print(tableOf(*made) + u'\n'
                          + wrapped(sentenceOn(memoryBound(*made)), textWidth));
    return ExitCode::Success;
}

} // namespace

Command planCommand()
{
    return {.name = u"plan"_s,
            .arguments = u"FILE"_s,
            .summary = u"Shows how a pipeline would run, and how much of it at a time."_s,
            .details = u"Nothing is run, and files and addresses that the pipeline names are not "
                       "looked at.\n\n"_s
                       + helpOnPaths(),
            .options = {setOption(), workersOptionInfo()},
            .run = plan};
}

} // namespace paipa::cli
