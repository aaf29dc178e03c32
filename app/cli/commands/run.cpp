// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/pipelinearguments.h"
#include "cli/runfile.h"
#include "cli/trust.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

ExitCode run(const QCommandLineParser &parser, Session &session)
{
    const QString path = positionalArguments(parser, 1, 1).constFirst();
    return FileRun(parser, session)
        .run(path, [&session](const PipelineSpec &spec, const PlanOptions &options) {
            return makePlan(spec, session.catalogue, options);
        });
}

} // namespace

Command runCommand()
{
    return {.name = u"run"_s,
            .arguments = u"FILE"_s,
            .summary = u"Runs a pipeline file."_s,
            .details = helpOnPaths() + u"\n\n"_s + helpOnTrust() + u"\n\n"_s + helpOnRuns(),
            .options = runOptions(),
            .run = run};
}

} // namespace paipa::cli
