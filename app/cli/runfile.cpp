// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/runfile.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/failedfile.h"
#include "cli/pipelinearguments.h"
#include "cli/progress/progress.h"
#include "cli/runner.h"
#include "cli/summaryfile.h"
#include "cli/trust.h"
#include "cli/writableplace.h"

#include <paipa/base/printabletext.h>

#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString titleOf(const PipelineSpec &spec, const QString &path)
{
    return printable(spec.name.isEmpty() ? QFileInfo(path).completeBaseName() : spec.name);
}

/// Beside the results of the run, unless the person has said where.
DeadLetterTarget deadLetterTarget(const QCommandLineParser &parser, const QString &pipeline)
{
    if (parser.isSet(u"dead-letters"_s))
        return {.path = QFileInfo(parser.value(u"dead-letters"_s)).absoluteFilePath(),
                .existing = DeadLetterTarget::Existing::Replace};
    return failedFileBeside(parser.isSet(u"summary"_s) ? parser.value(u"summary"_s) : pipeline);
}

/// Nothing is wrong with a place that no step will need.
std::optional<Problem> problemWith(const DeadLetterTarget &target, const Plan &plan)
{
    const bool isNeeded = target.existing == DeadLetterTarget::Existing::Replace
                          || std::ranges::any_of(plan.steps, [](const PlannedStep &step) {
                                 return step.onError.then == engine::OnError::SetAside;
                             });
    const QString objection = isNeeded ? objectionToWriting(target.path) : QString();
    if (objection.isEmpty())
        return std::nullopt;
    return Problem{.code = u"dead-letters"_s,
                   .text = Sentence::tr("items that are set aside cannot be written to \"%1\": %2; "
                                        "or name another file with "
                                        "--dead-letters")
                               .arg(target.path, objection)};
}

} // namespace

QList<QCommandLineOption> runOptions()
{
    return {setOption(),
            trustOption(),
            workersOptionInfo(),
            {u"limit"_s, u"Ends each source after N items."_s, u"N"_s},
            {u"stop-within"_s,
             u"After a first Ctrl-C or SIGTERM, the run is over within TIME, such as \"20 s\": "
             "three quarters of it to complete what is under way, then the rest is dropped. "
             "Without it, completing may take as long as it takes."_s,
             u"TIME"_s},
            {u"simulate"_s,
             u"Lets the workers go on one at a time, in an order that depends on SEED alone, so "
             "that a run which goes wrong can be repeated. Waits between attempts, pauses and "
             "time-outs take no time."_s,
             u"SEED"_s},
            {u"progress"_s,
             u"How the run is shown on stderr: bar (a table that is redrawn), lines, json "
             "(an object a line), none, or auto: bar in a terminal, else lines."_s,
             u"FORM"_s, u"auto"_s},
            {u"summary"_s, u"Writes what happened to FILE as JSON."_s, u"FILE"_s},
            {u"dead-letters"_s,
             u"Writes the items that are set aside to FILE, one JSON object a line with the "
             "item, its error and the step; FILE is empty if there are none. Without this "
             "option, NAME.failed.jsonl appears beside the summary or the pipeline once an "
             "item is set aside; if there is one, NAME.failed-2.jsonl."_s,
             u"FILE"_s}};
}

QString helpOnRuns()
{
    return u"Ctrl-C or SIGTERM stops reading and completes what is under way; a second one drops "
           "it; a third one leaves at once.\n\n"
           "Exit codes: 0 every item succeeded; 1 the run finished, but items failed or were "
           "skipped; 2 wrong usage, or a pipeline that is invalid or not trusted; 3 an error ended "
           "the run; 130 or 143 interrupted by Ctrl-C or SIGTERM; 70 a step is stuck in its own "
           "code."_s;
}

FileRun::FileRun(const QCommandLineParser &parser, Session &session)
    : m_parser(parser)
    , m_session(session)
    , m_form(progressForm(parser.value(u"progress"_s)))
    , m_workers(workersOption(parser))
{
    if (parser.isSet(u"limit"_s))
        m_limit = countOf(parser, u"limit"_s);
    if (parser.isSet(u"simulate"_s))
        m_simulation = static_cast<std::uint64_t>(countOf(parser, u"simulate"_s));
    if (parser.isSet(u"stop-within"_s))
        m_stopWithin = {durationOf(parser, u"stop-within"_s)};
    if (m_form == ProgressForm::Json)
        session.console.setMessageForm(MessageForm::Json);
}

ExitCode FileRun::run(const QString &path, const MakePlan &makePlan) const
{
    if (const auto problem = SummaryFile(m_parser.value(u"summary"_s)).problem())
        return refuse({*problem});
    const std::optional<LoadedPipeline> pipeline = loadForRun(path, m_parser, m_session);
    if (!pipeline)
        return ExitCode::Invalid;
    Result<Plan> plan = makePlan(pipeline->spec, planOptionsFor(path, *pipeline));
    if (!plan)
        return refuse(plan.problems());
    plan->deadLetters = deadLetterTarget(m_parser, path);
    if (const std::optional<Problem> problem = problemWith(*plan->deadLetters, *plan))
        return refuse({*problem});
    return runPlan(*std::move(plan), titleOf(pipeline->spec, path));
}

ExitCode FileRun::refuse(const Problems &problems) const
{
    m_session.console.problems(problems);
    return ExitCode::Invalid;
}

PlanOptions FileRun::planOptionsFor(const QString &path, const LoadedPipeline &pipeline) const
{
    PlanOptions options = planOptions(path, pipeline);
    options.workers = m_workers;
    options.limit = m_limit;
    options.simulation = m_simulation;
    return options;
}

ExitCode FileRun::runPlan(Plan plan, const QString &title) const
{
    const auto progress = makeProgress(m_form, title, m_session.console);
    const FinishedRun finished =
        runToItsEnd(std::move(plan), *progress,
                    {.abortGrace = m_session.abortGrace, .stopWithin = m_stopWithin});
    const bool isQuiet = m_form == ProgressForm::None && finished.code == ExitCode::Success;
    if (!isQuiet)
        showSummary(finished.summary, m_session.console);
    const SummaryFile summaryFile(m_parser.value(u"summary"_s));
    if (const std::optional<Problem> problem = summaryFile.write(finished.summary)) {
        m_session.console.problem(*problem);
        return finished.code == ExitCode::Success ? ExitCode::RunFailed : finished.code;
    }
    return finished.code;
}

} // namespace paipa::cli
