// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/pipelinecapabilities.h>

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/runningpart.h>
#include <paipa/document/variables.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// Stands for the environment: each reference becomes itself again.
Environment shownEnvironment()
{
    return {.variable = [](const QString &name) { return u"${env:%1}"_s.arg(name); },
            .secret = [](const QString &name) { return u"${secret:%1}"_s.arg(name); }};
}

/// \a spec with the values of its variables; those without a value stay references.
PipelineSpec shownSpec(PipelineSpec spec)
{
    for (VariableSpec &variable : spec.variables) {
        if (variable.value.isUndefined())
            variable.value = u"${%1}"_s.arg(variable.name);
    }
    Result<ResolvedPipeline> shown = resolved(spec, shownEnvironment());
    return shown ? std::move(shown->spec) : std::move(spec);
}

QStringList scriptsOf(const StepSpec &step, const StepType &type)
{
    QStringList scripts;
    for (const ParameterInfo &info : type.parameters()) {
        if (info.role != TextRole::Expression)
            continue;
        const QJsonValue value = step.settings.value(info.key);
        if (value.isString())
            scripts.append(value.toString());
        const QJsonObject map = value.toObject();
        for (auto it = map.begin(); it != map.end(); ++it)
            scripts.append(it.key() + u" = "_s + it.value().toString());
    }
    return scripts;
}

/// Names in "${env:NAME}" anywhere in the settings of \a spec.
QStringList environmentOf(const PipelineSpec &spec)
{
    static const QRegularExpression reference(u"\\$\\{env:([^}]*)\\}"_s);
    QStringList names;
    for (const StepSpec &step : spec.steps) {
        const QString settings = QString::fromUtf8(QJsonDocument(step.settings).toJson());
        for (auto it = reference.globalMatch(settings); it.hasNext();)
            names.append(it.next().captured(1));
    }
    return names;
}

void tidy(QStringList &texts)
{
    texts.removeAll(QString());
    texts.removeDuplicates();
    texts.sort();
}

} // namespace

PipelineCapabilities capabilitiesOf(const PipelineSpec &spec, const StepCatalogue &catalogue)
{
    const PipelineSpec shown = shownSpec(runningPart(spec, catalogue));
    PipelineCapabilities all;
    for (const StepSpec &step : shown.steps) {
        const StepType *type = catalogue.find(step.type);
        if (!type)
            continue; // such a pipeline does not run
        const Capabilities one = type->capabilities(step.settings);
        all.readsFrom += one.readsFrom;
        all.writesTo += one.writesTo;
        all.connectsTo += one.connectsTo;
        all.runs += one.runs;
        all.scripts += scriptsOf(step, *type);
    }
    all.environment = environmentOf(shown);
    for (QStringList *texts : {&all.readsFrom, &all.writesTo, &all.connectsTo, &all.runs,
                               &all.scripts, &all.environment})
        tidy(*texts);
    return all;
}

QByteArray fingerprint(const PipelineCapabilities &capabilities)
{
    const auto list = [](const QStringList &texts) { return QJsonArray::fromStringList(texts); };
    const QJsonArray content{list(capabilities.readsFrom),  list(capabilities.writesTo),
                             list(capabilities.connectsTo), list(capabilities.runs),
                             list(capabilities.scripts),    list(capabilities.environment)};
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256)
        .toHex();
}

} // namespace paipa
