// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/pipelinearguments.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/trust.h"

#include <paipa/document/pipelinecapabilities.h>
#include <paipa/document/validate.h>

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

QCommandLineOption setOption()
{
    return {u"set"_s,
            u"Gives a variable of the file another value. May be repeated. A relative path is "
            "relative to the pipeline file, as in the file."_s,
            u"NAME=VALUE"_s};
}

QString helpOnPaths()
{
    return u"Relative paths in a pipeline are relative to the folder of its file, wherever the "
           "program is started, also those that are given with --set. For a path that is relative "
           "to where you are, write --set \"input=$PWD/photos\"."_s;
}

std::optional<LoadedPipeline> loadForRun(const QString &path, const QCommandLineParser &parser,
                                         Session &session)
{
    Result<LoadedPipeline> loaded = loadPipeline(path);
    if (!loaded) {
        session.console.problems(loaded.problems());
        return std::nullopt;
    }
    // What the person sets now is the person's, and needs no trust.
    const PipelineCapabilities capabilities = capabilitiesOf(loaded->spec, session.catalogue);
    Problems problems;
    for (const QString &assignment : parser.values(u"set"_s))
        problems += setVariable(loaded->spec, assignment);
    const Environment environment = processEnvironment();
    if (!hasErrors(problems)) {
        problems += validate(loaded->spec, session.catalogue,
                             {.places = &loaded->places, .environment = &environment});
    }
    session.console.problems(problems);
    if (hasErrors(problems) || !isLetRun(path, capabilities, parser, session))
        return std::nullopt;
    return *std::move(loaded);
}

PlanOptions planOptions(const QString &path, const LoadedPipeline &pipeline)
{
    return {.baseFolder = QFileInfo(path).absolutePath(), .places = &pipeline.places};
}

} // namespace paipa::cli
