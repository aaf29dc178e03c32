// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/failedfile.h"
#include "cli/pipelinearguments.h"
#include "cli/progress/wording.h"
#include "cli/runfile.h"
#include "cli/trust.h"
#include "cli/usageerror.h"

#include <paipa/base/suggestion.h>
#include <paipa/run/deadletters.h>
#include <paipa/run/replay.h>

#include <QFileInfo>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

/// What a file of dead letters has for a replay.
struct Letters {
    QList<ReplayLetters> steps; ///< In the order in which they come in the file.
    qint64 withoutItem = 0;
    Problems warnings;

    [[nodiscard]] qint64 count() const
    {
        return std::accumulate(
            steps.begin(), steps.end(), qint64(0),
            [](qint64 sum, const ReplayLetters &one) { return sum + one.count; });
    }
};

void count(const KeptDeadLetter &letter, const QString &file, Letters &letters)
{
    if (!letter.item) {
        ++letters.withoutItem;
        return;
    }
    const StepId step{letter.error.step};
    auto known = std::ranges::find(letters.steps, step, &ReplayLetters::step);
    if (known == letters.steps.end())
        known = letters.steps.insert(known, ReplayLetters{.step = step, .file = file});
    ++known->count;
}

Problem withoutItems(const QString &file, qint64 count)
{
    return {.code = u"no-item"_s,
            .text = Sentence::tr("%1 of the items in it were not kept and cannot be tried again")
                        .arg(QString::number(count)),
            .place = {.file = file},
            .severity = Severity::Warning};
}

/// The letters of \a file that the steps \a wanted have set aside, or all if that is empty.
Result<Letters> lettersIn(const QString &file, const QStringList &wanted)
{
    Letters letters;
    QStringList steps;
    const Problems problems = readDeadLetters(file, [&](const KeptDeadLetter &letter) {
        const QString &step = letter.error.step;
        if (!steps.contains(step))
            steps.append(step);
        if (wanted.isEmpty() || wanted.contains(step))
            count(letter, file, letters);
        return true;
    });
    if (hasErrors(problems))
        return problems;
    letters.warnings = problems;
    if (letters.withoutItem > 0)
        letters.warnings.append(withoutItems(file, letters.withoutItem));
    for (const QString &step : wanted) {
        if (!steps.contains(step))
            return Problem{
                .code = u"unknown-step"_s,
                .text = Sentence::tr("no item in it was set aside by a step \"%1\"").arg(step)
                        + didYouMean(step, steps),
                .place = {.file = file}};
    }
    return letters;
}

/// So that what is replayed is still there if it fails again.
void refuseToReplace(const QString &file, const QCommandLineParser &parser)
{
    for (const QString &option : {u"dead-letters"_s, u"summary"_s}) {
        const QString target = parser.value(option);
        if (QFileInfo(target).canonicalFilePath() == QFileInfo(file).canonicalFilePath())
            throw UsageError{
                u"--%1 names the file that is replayed; name another one"_s.arg(option)};
    }
}

QString announcement(const Letters &letters, const QString &file)
{
    if (letters.steps.isEmpty())
        return file + u" has no items that could be run again"_s;
    const qint64 count = letters.count();
    return u"%1 of %2 %3 run again"_s.arg(itemsText(static_cast<std::uint64_t>(count)), file,
                                          count == 1 ? u"is"_s : u"are"_s);
}

/// \a tell is told of results that stay.
MakePlan replayOf(const Letters &letters, const StepCatalogue &catalogue,
                  const std::function<void(const QString &)> &tell)
{
    return [&letters, &catalogue, tell](const PipelineSpec &spec, const PlanOptions &options) {
        const QList<StepId> steps = replayedSteps(spec, catalogue, letters.steps);
        for (const ReplayTarget &target : replayTargets(spec, catalogue, steps, options))
            tell(u"%1 stays as it is; step \"%2\" writes %3"_s.arg(target.existing,
                                                                   target.step.text, target.fresh));
        Result<Plan> plan = makeReplay(spec, catalogue, letters.steps, options);
        if (plan)
            plan->limit = options.limit; // also of what takes the place of the sources
        return plan;
    };
}

ExitCode replay(const QCommandLineParser &parser, Session &session)
{
    const QStringList arguments = positionalArguments(parser, 1, 2);
    const QString &pipeline = arguments[0];
    const FileRun fileRun(parser, session);
    const auto refuse = [&session](const Problems &problems) {
        session.console.problems(problems);
        return ExitCode::Invalid;
    };
    const Result<QString> file =
        arguments.size() == 2 ? Result(arguments[1]) : newestFailedFile(pipeline);
    if (!file)
        return refuse(file.problems());
    const Result<Letters> letters = lettersIn(*file, parser.values(u"step"_s));
    if (!letters)
        return refuse(letters.problems());

    refuseToReplace(*file, parser);
    session.console.problems(letters->warnings);
    const auto tell = [&](const QString &text) {
        if (parser.value(u"progress"_s) != u"none"_s)
            session.console.message(text);
    };
    tell(announcement(*letters, *file));
    const ExitCode code = letters->steps.isEmpty()
                              ? ExitCode::Success
                              : fileRun.run(pipeline, replayOf(*letters, session.catalogue, tell));
    return code == ExitCode::Success && letters->withoutItem > 0 ? ExitCode::ItemsFailed : code;
}

} // namespace

Command replayCommand()
{
    return {
        .name = u"replay"_s,
        .arguments = u"FILE [FAILED]"_s,
        .summary = u"Runs the items again that were set aside."_s,
        .details =
            u"The items of FAILED, a file that a run of the pipeline FILE has left, are given to "
            "the steps in which they failed; from there they go on as in a run. Sources do not "
            "run, "
            "nor do steps that these items do not reach. Without FAILED it is the newest "
            "NAME.failed.jsonl, or NAME.failed-2.jsonl and so on, beside FILE.\n\n"
            "A step that writes all items to one file writes those of this run to a file beside "
            "it, such as out-2.csv, if out.csv is there: what the run has written stays.\n\n"
            "FAILED stays as it is, and items that fail again are in a new file. Once you need "
            "FAILED no more, remove it: else its items can be run another time.\n\n"_s
            + helpOnPaths() + u"\n\n"_s + helpOnTrust() + u"\n\n"_s + helpOnRuns(),
        .options = QList<QCommandLineOption>{{u"step"_s,
                                              u"Takes only the items that failed in STEP. May be "
                                              "repeated."_s,
                                              u"STEP"_s}}
                   + runOptions(),
        .run = replay};
}

} // namespace paipa::cli
