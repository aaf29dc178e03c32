// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"

#include <paipa/document/pipelinefile.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

ExitCode upgrade(const QCommandLineParser &parser, Session &session)
{
    const QString path = positionalArguments(parser, 1, 1).constFirst();
    const Result<LoadedPipeline> loaded = loadPipeline(path);
    if (!loaded) {
        session.console.problems(loaded.problems());
        return ExitCode::Invalid;
    }
    if (!loaded->upgradeNeeded()) {
        session.console.message(path + u" is in today's format already"_s);
        return ExitCode::Success;
    }
    const Problems problems = savePipeline(loaded->spec, path);
    session.console.problems(problems);
    if (hasErrors(problems))
        return ExitCode::RunFailed;
    session.console.message(u"%1 was in format %2 and is now in format %3"_s.arg(path)
                                .arg(loaded->fileVersion)
                                .arg(pipelineFormatVersion));
    return ExitCode::Success;
}

} // namespace

Command upgradeCommand()
{
    return {.name = u"upgrade"_s,
            .arguments = u"FILE"_s,
            .summary = u"Rewrites an old pipeline file in today's format."_s,
            .details = u"Old files can be run and opened without this. A file in today's format is "
                       "not touched."_s,
            .run = upgrade};
}

} // namespace paipa::cli
