// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/fileimport.h"

#include "document/steps.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// What can read a file, going by its name.
QString readerFor(const QString &path)
{
    QString name = QFileInfo(path).fileName().toLower();
    for (const QString &packing : {u".gz"_s, u".zst"_s}) {
        if (name.endsWith(packing))
            name.chop(packing.size());
    }
    const QString suffix = name.section(u'.', -1);
    if (suffix == u"csv" || suffix == u"tsv")
        return u"csv.read"_s;
    if (suffix == u"jsonl" || suffix == u"ndjson")
        return u"json.read"_s;
    static const QSet<QString> texts{u"txt"_s, u"log"_s, u"md"_s};
    return texts.contains(suffix) ? u"text.lines"_s : QString();
}

/// The key of the setting of \a type that takes paths of files.
QString fileListSettingOf(const StepType &type)
{
    for (const ParameterInfo &parameter : type.parameters()) {
        if (parameter.kind == ParameterKind::TextList && parameter.role == TextRole::InputFile)
            return parameter.key;
    }
    return {};
}

} // namespace

QList<StepSpec> stepsForPath(const QString &path, const PipelineSpec &spec,
                             const StepCatalogue &catalogue, const QString &pipelineFile)
{
    const bool folder = QFileInfo(path).isDir();
    StepSpec first = newStep(spec, catalogue, folder ? u"files.list"_s : u"files.paths"_s);
    const StepType *type = catalogue.find(first.type);
    if (!type)
        return {};
    const QString shown = pathForFile(path, pipelineFile);
    if (folder)
        first.settings.insert(pathSettingOf(first, catalogue), shown);
    else
        first.settings.insert(fileListSettingOf(*type), QJsonArray{shown});
    QList<StepSpec> steps{first};
    if (const QString reader = readerFor(path); !folder && catalogue.find(reader))
        steps.append(newStep(spec, catalogue, reader));
    return steps;
}

QString pathSettingOf(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    QString key;
    for (const ParameterInfo &parameter : type ? type->parameters() : QList<ParameterInfo>()) {
        const bool isPath = parameter.role == TextRole::Folder
                            || parameter.role == TextRole::InputFile
                            || parameter.role == TextRole::OutputFile;
        if (!isPath || parameter.kind != ParameterKind::Text)
            continue;
        if (!key.isEmpty())
            return {};
        key = parameter.key;
    }
    return key;
}

QString pathForFile(const QString &path, const QString &pipelineFile)
{
    if (pipelineFile.isEmpty())
        return QDir::cleanPath(path);
    const QString relative = QFileInfo(pipelineFile).absoluteDir().relativeFilePath(path);
    return relative.startsWith(u"../"_s) ? QDir::cleanPath(path) : relative;
}

} // namespace paipa::ui
