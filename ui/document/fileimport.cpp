// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/fileimport.h"

#include "document/pipelinepaths.h"
#include "document/steps.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QFileInfo>
#include <QHash>
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

/// What reads \a paths of one kind: a folder, or files with one reader.
QList<StepSpec> chainFor(const QStringList &paths, const PipelineSpec &spec,
                         const StepCatalogue &catalogue, const QString &pipelineFile)
{
    const bool folder = QFileInfo(paths.constFirst()).isDir();
    StepSpec first = newStep(spec, catalogue, folder ? u"files.list"_s : u"files.paths"_s);
    const StepType *type = catalogue.find(first.type);
    if (!type)
        return {};
    QJsonArray shown;
    for (const QString &path : paths)
        shown.append(pathForFile(path, pipelineFile));
    if (folder)
        first.settings.insert(pathSettingOf(first, catalogue), shown.first());
    else
        first.settings.insert(fileListSettingOf(*type), shown);
    QList<StepSpec> steps{first};
    const QString reader = readerFor(paths.constFirst());
    if (!folder && catalogue.find(reader))
        steps.append(newStep(spec, catalogue, reader));
    return steps;
}

} // namespace

QList<QList<StepSpec>> stepsForPaths(const QStringList &paths, PipelineSpec spec,
                                     const StepCatalogue &catalogue, const QString &pipelineFile)
{
    QList<QStringList> groups;
    QHash<QString, qsizetype> groupOf;
    for (const QString &path : paths) {
        const bool folder = QFileInfo(path).isDir();
        const qsizetype known = folder ? -1 : groupOf.value(readerFor(path), -1);
        if (known >= 0) {
            groups[known].append(path);
            continue;
        }
        if (!folder)
            groupOf.insert(readerFor(path), groups.size());
        groups.append({path});
    }
    QList<QList<StepSpec>> chains;
    for (const QStringList &group : std::as_const(groups)) {
        chains.append(chainFor(group, spec, catalogue, pipelineFile));
        spec.steps.append(chains.constLast()); // their ids are taken
    }
    chains.removeAll({});
    return chains;
}

QString pathSettingOf(const StepSpec &step, const StepCatalogue &catalogue)
{
    const StepType *type = catalogue.find(step.type);
    QString key;
    for (const ParameterInfo &parameter : type ? type->parameters() : QList<ParameterInfo>()) {
        if (!isPath(parameter) || parameter.kind != ParameterKind::Text)
            continue;
        if (!key.isEmpty())
            return {};
        key = parameter.key;
    }
    return key;
}

} // namespace paipa::ui
