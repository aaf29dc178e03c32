// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/exitcode.h"
#include "cli/progress/progress.h"

#include <paipa/document/pipelinefile.h>
#include <paipa/engine/stopdeadline.h>
#include <paipa/run/plan.h>

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <functional>
#include <optional>

namespace paipa::cli {

struct Session;

/// The options of every command that runs a pipeline to its end.
[[nodiscard]] QList<QCommandLineOption> runOptions();
/// What people have to know about such commands.
[[nodiscard]] QString helpOnRuns();

/// What is to run of a pipeline.
using MakePlan = std::function<Result<Plan>(const PipelineSpec &, const PlanOptions &)>;

/// What the command line says of a run, and the run itself.
class FileRun
{
public:
    /// From here on messages have the form that \a parser's runOptions() ask for. Throws
    /// UsageError.
    FileRun(const QCommandLineParser &parser, Session &session);

    /// Runs what \a makePlan makes of the pipeline file \a path: asks whether it may, shows how it
    /// goes, and writes the summary.
    [[nodiscard]] ExitCode run(const QString &path, const MakePlan &makePlan) const;

private:
    [[nodiscard]] ExitCode refuse(const Problems &problems) const;
    [[nodiscard]] PlanOptions planOptionsFor(const QString &path,
                                             const LoadedPipeline &pipeline) const;
    [[nodiscard]] ExitCode runPlan(Plan plan, const QString &title) const;

    const QCommandLineParser &m_parser;
    Session &m_session;
    ProgressForm m_form;
    QMap<QString, Workers> m_workers;
    std::optional<qint64> m_limit;
    std::optional<std::uint64_t> m_simulation;
    std::optional<engine::StopDeadline> m_stopWithin;
};

} // namespace paipa::cli
