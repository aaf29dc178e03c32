// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/pipelinearguments.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/trust.h"
#include "cli/usageerror.h"

#include <paipa/document/pipelinecapabilities.h>
#include <paipa/document/validate.h>

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

struct OpenedFile {
    LoadedPipeline pipeline;
    /// As it is written: what the person sets now is the person's, and needs no trust.
    PipelineCapabilities capabilities;
};

std::optional<OpenedFile> open(const QString &path, const QCommandLineParser &parser,
                               Session &session)
{
    Result<LoadedPipeline> loaded = loadPipeline(path);
    if (!loaded) {
        session.console.problems(loaded.problems());
        return std::nullopt;
    }
    PipelineCapabilities capabilities = capabilitiesOf(loaded->spec, session.catalogue);
    Problems problems;
    for (const QString &assignment : parser.values(u"set"_s))
        problems += setVariable(loaded->spec, assignment);
    const Environment environment = processEnvironment();
    if (!hasErrors(problems)) {
        problems += validate(loaded->spec, session.catalogue,
                             {.places = &loaded->places, .environment = &environment});
    }
    session.console.problems(problems);
    if (hasErrors(problems))
        return std::nullopt;
    return OpenedFile{*std::move(loaded), std::move(capabilities)};
}

} // namespace

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

QCommandLineOption workersOptionInfo()
{
    return {u"workers"_s, u"Gives a step another number of workers. May be repeated."_s,
            u"STEP=N"_s};
}

QMap<QString, Workers> workersOption(const QCommandLineParser &parser)
{
    QMap<QString, Workers> workers;
    for (const QString &assignment : parser.values(u"workers"_s)) {
        const qsizetype equals = assignment.indexOf(u'=');
        bool isNumber = false;
        const int count = assignment.mid(equals + 1).toInt(&isNumber);
        if (equals < 1 || !isNumber || count < 1)
            throw UsageError{
                u"--workers needs STEP=N with a whole number from 1, such as hash=4, not \"%1\""_s
                    .arg(assignment)};
        workers.insert(assignment.first(equals), Workers{count});
    }
    return workers;
}

std::optional<LoadedPipeline> load(const QString &path, const QCommandLineParser &parser,
                                   Session &session)
{
    std::optional<OpenedFile> opened = open(path, parser, session);
    return opened ? std::optional(std::move(opened->pipeline)) : std::nullopt;
}

std::optional<LoadedPipeline> loadForRun(const QString &path, const QCommandLineParser &parser,
                                         Session &session)
{
    std::optional<OpenedFile> opened = open(path, parser, session);
    if (!opened || !isLetRun(path, opened->capabilities, parser, session))
        return std::nullopt;
    return std::move(opened->pipeline);
}

PlanOptions planOptions(const QString &path, const LoadedPipeline &pipeline)
{
    return {.baseFolder = QFileInfo(path).absolutePath(), .places = &pipeline.places};
}

} // namespace paipa::cli
