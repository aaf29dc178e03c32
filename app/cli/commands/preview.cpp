// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/pipelinearguments.h"
#include "cli/progress/progress.h"
#include "cli/runner.h"
#include "cli/trust.h"

#include <paipa/base/printabletext.h>
#include <paipa/base/suggestion.h>
#include <paipa/records/recordcodec.h>
#include <paipa/run/preview.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString shortened(const QString &text)
{
    constexpr qsizetype longest = 200;
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

QString textOf(const Value &value)
{
    if (const auto *bytes = value.get<QByteArray>())
        return u"(%1 bytes)"_s.arg(bytes->size());
    return printable(shortened(value.toText()));
}

/// A block of lines for each record: its fields, one below the other.
QString blocksOf(const QList<Record> &records)
{
    QString text;
    for (const Record &record : records) {
        qsizetype longest = 0;
        for (const Field &field : record)
            longest = std::max(longest, field.name.size());
        for (const Field &field : record)
            text += printable(field.name).leftJustified(longest + 2) + textOf(field.value) + u'\n';
        text += u'\n';
    }
    return text;
}

QString linesOf(const QList<Record> &records)
{
    QByteArray lines;
    for (const Record &record : records)
        lines += toPlainJsonLine(record) + '\n';
    return QString::fromUtf8(lines);
}

/// What is wrong with \a step, if the pipeline has no such step.
std::optional<Problem> unknownStep(const PipelineSpec &spec, const StepId &step,
                                   const QString &path)
{
    if (spec.find(step))
        return std::nullopt;
    QStringList ids;
    for (const StepId &id : spec.stepIds())
        ids.append(id.text);
    return Problem{.code = u"unknown-step"_s,
                   .text = Sentence::tr("there is no step \"%1\"").arg(step.text)
                           + didYouMean(step.text, ids),
                   .place = {.file = path}};
}

ExitCode preview(const QCommandLineParser &parser, Session &session)
{
    const QStringList arguments = positionalArguments(parser, 2, 2);
    const qint64 items = countOf(parser, u"items"_s);
    const std::optional<LoadedPipeline> pipeline = loadForRun(arguments[0], parser, session);
    if (!pipeline)
        return ExitCode::Invalid;
    const StepId step{arguments[1]};
    if (const auto problem = unknownStep(pipeline->spec, step, arguments[0])) {
        session.console.problem(*problem);
        return ExitCode::Invalid;
    }
    PlanOptions options = planOptions(arguments[0], *pipeline);
    options.limit = items;
    Result<Preview> made = makePreview(pipeline->spec, step, session.catalogue, options);
    if (!made) {
        session.console.problems(made.problems());
        return ExitCode::Invalid;
    }
    if (made->side == Preview::Side::Input)
        session.console.message(
            u"step \"%1\" writes something: this is what it would get"_s.arg(step.text));

    const auto progress = makeProgress(ProgressForm::None, {}, session.console);
    const std::shared_ptr<RecordSample> seen = made->records;
    const FinishedRun finished = runToItsEnd(
        std::move(made->plan), *progress,
        {.abortGrace = session.abortGrace, .isEnough = [seen] { return seen->isFull(); }});
    const QList<Record> records = seen->records();
    session.console.print(parser.isSet(u"json"_s) ? linesOf(records) : blocksOf(records));
    if (seen->isFull())
        session.console.message(u"only the first %1 records are shown"_s.arg(records.size()));
    if (finished.code != ExitCode::Success)
        showSummary(finished.summary, session.console);
    return finished.code;
}

} // namespace

Command previewCommand()
{
    return {.name = u"preview"_s,
            .arguments = u"FILE STEP"_s,
            .summary = u"Shows what comes out of a step for the first items."_s,
            .details =
                u"Runs what leads to the step with the first items of each source. Steps that "
                "write something do not run: of such a step, what it would get is shown. At most "
                "%1 records.\n\n"_s.arg(Preview::mostRecords)
                + helpOnPaths() + u"\n\n"_s + helpOnTrust(),
            .options = {setOption(),
                        trustOption(),
                        {u"items"_s, u"How many items each source makes; 5 if not given."_s, u"N"_s,
                         u"5"_s},
                        {u"json"_s, u"Prints a JSON object a line."_s}},
            .run = preview};
}

} // namespace paipa::cli
