// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

QString StepContext::absolutePath(const QString &path) const
{
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(path));
}

StepInfo detail::completed(StepInfo info)
{
    if (info.outputs.isEmpty() && info.kind != StepKind::Sink)
        info.outputs.append(PortInfo{.name = u"out"_s, .help = {}});
    if (info.kind == StepKind::Source)
        info.concurrency = Concurrency::SingleWorker;
    return info;
}

void StepCatalogue::insert(std::unique_ptr<StepType> type)
{
    const QString name = type->info().type;
    const bool isNew = m_types.emplace(name, std::move(type)).second;
    if (!isNew)
        qFatal("Paipa: the step type %s is registered twice", qPrintable(name));
}

const StepType *StepCatalogue::find(const QString &type) const
{
    const auto found = m_types.find(type);
    return found == m_types.end() ? nullptr : found->second.get();
}

QList<const StepType *> StepCatalogue::types() const
{
    QList<const StepType *> result;
    for (const auto &[name, type] : m_types)
        result.append(type.get());
    return result;
}

QStringList StepCatalogue::typeNames() const
{
    QStringList result;
    for (const auto &[name, type] : m_types)
        result.append(name);
    return result;
}

namespace {

QJsonObject toJson(const ParameterInfo &parameter)
{
    QJsonObject json{{u"key"_s, parameter.key},
                     {u"label"_s, parameter.label},
                     {u"help"_s, parameter.help},
                     {u"kind"_s, toString(parameter.kind)},
                     {u"role"_s, toString(parameter.role)},
                     {u"unit"_s, toString(parameter.unit)},
                     {u"required"_s, parameter.presence == Presence::Required},
                     {u"secret"_s, parameter.role == TextRole::Secret},
                     {u"default"_s, parameter.defaultValue}};
    if (parameter.range)
        json.insert(u"range"_s, QJsonArray{parameter.range->minimum, parameter.range->maximum});
    if (!parameter.choices.isEmpty())
        json.insert(u"choices"_s, QJsonArray::fromStringList(parameter.choices));
    return json;
}

QString kindName(StepKind kind)
{
    switch (kind) {
    case StepKind::Source: return u"source"_s;
    case StepKind::Transform: return u"transform"_s;
    case StepKind::Sink: return u"sink"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject toJson(const StepType &type)
{
    const StepInfo &info = type.info();
    QJsonArray outputs;
    for (const PortInfo &port : info.outputs)
        outputs.append(QJsonObject{{u"name"_s, port.name}, {u"help"_s, port.help}});
    QJsonArray parameters;
    for (const ParameterInfo &parameter : type.parameters())
        parameters.append(toJson(parameter));
    return {{u"type"_s, info.type},
            {u"version"_s, info.version},
            {u"title"_s, info.title},
            {u"summary"_s, info.summary},
            {u"category"_s, info.category},
            {u"help"_s, info.help},
            {u"kind"_s, kindName(info.kind)},
            {u"outputs"_s, outputs},
            {u"singleWorker"_s, info.concurrency == Concurrency::SingleWorker},
            {u"streaming"_s, info.emission == Emission::Streaming},
            {u"defaultWorkers"_s, info.defaultWorkers},
            {u"parameters"_s, parameters}};
}

} // namespace paipa
