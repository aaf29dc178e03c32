// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/pipelinefile.h>

#include "jsonreader.h"
#include "migrations/migrations.h"
#include "pipelinereading.h"
#include "specreader.h"

#include <paipa/base/suggestion.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// The version of the format of \a file; reports what is wrong with its first two keys.
std::optional<int> versionOf(const JsonNode &file, ShapeContext &context)
{
    const JsonNode *format = file.find(u"format");
    const JsonNode *version = file.find(u"version");
    const auto fail = [&](TextPosition where, const QString &code, const Sentence &text) {
        context.report(where, code == u"newer-version" ? u"version"_s : u"format"_s, text);
        context.problems.last().code = code;
        return std::nullopt;
    };
    if (!format || !format->isText())
        return fail(
            format ? format->position : file.position, u"not-a-pipeline"_s,
            Sentence::tr("this is not a pipeline: it does not say \"format\": \"paipa-pipeline\""));
    const QString name = format->scalar.toString();
    if (name == "paipa-draft"_L1)
        return 0;
    if (name != "paipa-pipeline"_L1)
        return fail(format->position, u"not-a-pipeline"_s,
                    Sentence::tr("this is not a pipeline but \"%1\"").arg(name)
                        + didYouMean(name, {u"paipa-pipeline"_s}));
    const qint64 number = version ? version->scalar.toInteger(-1) : -1;
    if (number > pipelineFormatVersion)
        return fail(version->position, u"newer-version"_s,
                    Sentence::tr("this file has version %1 of the format, and this Paipa knows "
                                 "version %2; update Paipa")
                        .arg(QString::number(number), QString::number(pipelineFormatVersion)));
    if (number < 1)
        return fail(
            version ? version->position : file.position, u"bad-version"_s,
            Sentence::tr(
                "\"version\" does not say which version of the format this is; today's is %1")
                .arg(pipelineFormatVersion));
    return static_cast<int>(number);
}

Problem fileProblem(const QString &path, const QString &code, const Sentence &text)
{
    return Problem{.code = code, .text = text, .place = {.file = path}};
}

} // namespace

PipelineReading readLeniently(const QByteArray &bytes, const QString &fileName)
{
    Result<JsonNode> json = readJson(bytes, fileName);
    if (!json)
        return PipelineReading{.problems = json.problems()};
    ShapeContext context{.fileName = fileName};
    const std::optional<int> version = versionOf(*json, context);
    if (!version)
        return PipelineReading{.problems = context.problems};

    const JsonNode file = migrated(*std::move(json), *version);
    LoadedPipeline pipeline{
        .spec = specFrom(file, context), .places = SourceMap(fileName), .fileVersion = *version};
    pipeline.places.insert({}, file.position, file.position);
    mapPlaces(file, {}, pipeline.places);
    return PipelineReading{.pipeline = std::move(pipeline), .problems = context.problems};
}

Result<LoadedPipeline> readPipeline(const QByteArray &bytes, const QString &fileName)
{
    PipelineReading reading = readLeniently(bytes, fileName);
    if (!reading.problems.isEmpty())
        return reading.problems;
    return *std::move(reading.pipeline);
}

Result<PipelineSpec> pipelineFromJson(const QByteArray &bytes, const QString &fileName)
{
    Result<LoadedPipeline> loaded = readPipeline(bytes, fileName);
    if (!loaded)
        return loaded.problems();
    return std::move(loaded->spec);
}

Result<QByteArray> fileContent(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileProblem(path, u"no-such-file"_s,
                           Sentence::tr("there is no such file; check its path"));
    if (!info.isFile()) // reading a pipe or a device may never end
        return fileProblem(path, u"not-a-file"_s,
                           info.isDir()
                               ? Sentence::tr("this is a folder; name the pipeline file in it")
                               : Sentence::tr("this is not a regular file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileProblem(path, u"unreadable-file"_s,
                           Sentence::tr("cannot read the file: %1").arg(file.errorString()));
    QByteArray bytes =
        file.read(maxJsonBytes + 1); // one more, so that the reader sees that it is too large
    if (file.error() != QFileDevice::NoError)
        return fileProblem(path, u"unreadable-file"_s,
                           Sentence::tr("cannot read the file: %1").arg(file.errorString()));
    return bytes;
}

Result<LoadedPipeline> loadPipeline(const QString &path)
{
    const Result<QByteArray> bytes = fileContent(path);
    if (!bytes)
        return bytes.problems();
    return readPipeline(*bytes, path);
}

Problems savePipeline(const PipelineSpec &spec, const QString &path)
{
    const auto problem = [&](const QString &why) {
        return Problems{
            fileProblem(path, u"unwritable-file"_s,
                        Sentence::tr("cannot save the file, which is as it was: %1").arg(why))};
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return problem(file.errorString());
    const QByteArray bytes = toJson(spec);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return problem(file.errorString());
    return {};
}

} // namespace paipa
