// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/runner.h"

#include "cli/console.h"
#include "cli/interruption.h"
#include "cli/progress/progress.h"

#include <paipa/backends/localbackend.h>
#include <paipa/base/processmemory.h>
#include <paipa/run/runnotices.h>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

using engine::RunState;
using engine::Verdict;

ExitCode exitCodeOf(const RunSummary &summary, std::optional<int> signal)
{
    const engine::RunOutcome &outcome = summary.outcome;
    if (!outcome.stuck.empty())
        return ExitCode::Stuck;
    switch (outcome.state) {
    case RunState::Finished: break;
    case RunState::Stopped:
    case RunState::Aborted:
        if (!signal) // we had seen enough
            break;
        return signal == SIGTERM ? ExitCode::Terminated : ExitCode::Interrupted;
    default: return ExitCode::RunFailed;
    }
    const engine::OriginCounts &items = summary.metrics.origins;
    const bool isComplete = items.of(Verdict::Failed) + items.of(Verdict::Skipped) == 0;
    return isComplete ? ExitCode::Success : ExitCode::ItemsFailed;
}

/// The end of a run that could not begin.
RunSummary summaryOf(const Problem &problem)
{
    RunSummary summary;
    summary.outcome.state = RunState::Failed;
    engine::RunError error{.step = problem.place.step, .code = problem.code};
    const QString sentence = engine::toString(error); // how the problem's text begins
    const QString text = problem.text.toString();
    error.text =
        Sentence::verbatim(text.startsWith(sentence) ? text.sliced(sentence.size()) : text);
    summary.outcome.error = error;
    summary.metrics.state = RunState::Failed;
    summary.peakMemoryBytes = peakProcessMemory();
    return summary;
}

bool isAborted(const Run &run)
{
    const RunState state = run.snapshot().state;
    return state == RunState::Aborting || state == RunState::Aborted;
}

/// Shows the run until it has ended or all workers should have come back.
engine::RunOutcome follow(Run &run, const Interruption &interruption, Progress &progress,
                          const RunOptions &options)
{
    RunNotices notices;
    bool isEnough = false;
    while (!isEnough && !run.waitFor(progress.interval())) {
        const engine::MetricsSnapshot snapshot = run.snapshot();
        progress.show(snapshot);
        for (const RunNotice &notice : notices.look(snapshot))
            progress.notice(toString(notice));
        if (snapshot.state == RunState::Failing || snapshot.state == RunState::Aborting)
            break;
        isEnough = options.isEnough();
    }
    if (isEnough)
        run.abort();
    else if (options.stopWithin && !interruption.hasAborted() && isAborted(run)) {
        progress.notice(
            u"Aborting: the time to complete what is under way is over; it is dropped."_s);
        return run.close(
            std::chrono::ceil<std::chrono::milliseconds>(options.stopWithin->toLeave()));
    }
    return run.close(options.abortGrace);
}

} // namespace

FinishedRun runToItsEnd(Plan plan, Progress &progress, const RunOptions &options)
{
    FinishedRun finished;
    Interruption interruption([&](const QString &text) { progress.notice(text); },
                              options.stopWithin);
    Result<std::unique_ptr<Run>> started =
        LocalBackend().start(std::move(plan), interruption.abortToken());
    if (!started) {
        finished.summary = summaryOf(started.problem());
        finished.code = ExitCode::RunFailed;
        return finished;
    }
    finished.run = *std::move(started);
    interruption.attach(*finished.run);
    finished.summary.outcome = follow(*finished.run, interruption, progress, options);
    finished.summary.metrics = finished.run->snapshot();
    finished.summary.errors = finished.run->errors();
    finished.summary.deadLetters = finished.run->deadLetters();
    finished.summary.deadLetterFile = finished.run->deadLetterFile();
    finished.summary.peakMemoryBytes = peakProcessMemory();
    finished.code = exitCodeOf(finished.summary, interruption.signal());
    progress.finish(finished.summary.metrics);
    return finished;
}

void showSummary(const RunSummary &summary, Console &console)
{
    if (console.messageForm() == MessageForm::Json) {
        QJsonObject json = toJson(summary);
        json.insert(u"type"_s, u"summary"_s);
        console.json(json);
    } else {
        console.raw(toText(summary).toUtf8());
    }
}

} // namespace paipa::cli
