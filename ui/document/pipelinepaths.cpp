// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinepaths.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// \a text, which may be a path that starts in \a base, for a pipeline in \a file.
QString rebased(const QString &text, const QString &base, const QString &file)
{
    const bool startsInBase = !text.isEmpty() && text != "-"_L1 && !text.startsWith("${"_L1)
                              && QDir::isRelativePath(text);
    return startsInBase ? pathForFile(QDir(base).absoluteFilePath(text), file) : text;
}

QJsonValue rebased(const QJsonValue &value, const QString &base, const QString &file)
{
    if (value.isString())
        return rebased(value.toString(), base, file);
    QJsonArray list = value.toArray();
    for (QJsonValueRef text : list)
        text = rebased(text.toString(), base, file);
    return value.isArray() ? QJsonValue(list) : value;
}

/// The variable with whose value \a value begins, or "".
QString leadingVariable(const QJsonValue &value)
{
    static const QRegularExpression leading(u"^\\$\\{(\\w+)\\}"_s);
    return leading.match(value.toString()).captured(1);
}

} // namespace

bool isPath(const ParameterInfo &parameter)
{
    return parameter.role == TextRole::Folder || parameter.role == TextRole::InputFile
           || parameter.role == TextRole::OutputFile;
}

QString baseFolderOf(const QString &pipelineFile)
{
    return pipelineFile.isEmpty() ? QDir::currentPath() : QFileInfo(pipelineFile).absolutePath();
}

QString pathForFile(const QString &path, const QString &pipelineFile)
{
    if (pipelineFile.isEmpty())
        return QDir::cleanPath(path);
    const QString relative = QFileInfo(pipelineFile).absoluteDir().relativeFilePath(path);
    return relative.startsWith(u"../"_s) ? QDir::cleanPath(path) : relative;
}

PipelineSpec withPathsFrom(const QString &base, PipelineSpec spec, const StepCatalogue &catalogue,
                           const QString &file)
{
    if (QFileInfo(file).absoluteDir() == QDir(base))
        return spec;
    QSet<QString> variables;
    for (StepSpec &step : spec.steps) {
        const StepType *type = catalogue.find(step.type);
        for (const ParameterInfo &parameter : type ? type->parameters() : QList<ParameterInfo>()) {
            if (!isPath(parameter) || !step.settings.contains(parameter.key))
                continue;
            const QJsonValue value = step.settings.value(parameter.key);
            step.settings.insert(parameter.key, rebased(value, base, file));
            variables.insert(leadingVariable(value));
        }
    }
    for (VariableSpec &variable : spec.variables) {
        if (variables.contains(variable.name))
            variable.value = rebased(variable.value, base, file);
    }
    return spec;
}

} // namespace paipa::ui
