// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/fileimport.h"

#include "document/steps.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// What can read a file, best first.
QStringList typesFor(const QFileInfo &info)
{
    if (info.isDir())
        return {u"files.list"_s};
    QString name = info.fileName().toLower();
    for (const QString &packing : {u".gz"_s, u".zst"_s}) {
        if (name.endsWith(packing))
            name.chop(packing.size());
    }
    const QString suffix = name.section(u'.', -1);
    if (suffix == u"csv" || suffix == u"tsv")
        return {u"csv.read"_s, u"text.lines"_s};
    if (suffix == u"jsonl" || suffix == u"ndjson")
        return {u"json.read"_s, u"json.lines"_s, u"text.lines"_s};
    return {u"text.lines"_s, u"text.readLines"_s, u"text.read-lines"_s};
}

} // namespace

std::optional<StepSpec> stepForPath(const QString &path, const PipelineEditor &editor)
{
    for (const QString &type : typesFor(QFileInfo(path))) {
        if (!editor.catalogue().find(type))
            continue;
        StepSpec step = newStep(editor.spec(), editor.catalogue(), type);
        const QString key = pathSettingOf(step, editor.catalogue());
        if (key.isEmpty())
            continue;
        step.settings.insert(key, pathForFile(path, editor.path()));
        return step;
    }
    return {};
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
