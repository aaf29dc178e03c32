// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/stephelp.h"

#include "cli/textlayout.h"

#include <paipa/base/quantities.h>
#include <paipa/catalogue/steptype.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString boundText(const ParameterInfo &parameter, double bound)
{
    const auto whole = static_cast<qint64>(bound);
    if (parameter.kind == ParameterKind::ByteSize)
        return toString(ByteSize{whole});
    if (parameter.kind == ParameterKind::Duration)
        return toString(std::chrono::milliseconds(whole));
    return QString::number(bound, 'g', 16);
}

QString valueText(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

/// "integer, pixels, from 1 to 16384, default 256"
QString typeText(const ParameterInfo &parameter)
{
    QStringList parts{toString(parameter.kind)};
    if (parameter.role != TextRole::Plain)
        parts.append(toString(parameter.role));
    if (parameter.unit != Unit::None)
        parts.append(toString(parameter.unit));
    if (!parameter.choices.isEmpty())
        parts.append(u"one of \"%1\""_s.arg(parameter.choices.join(u"\", \""_s)));
    if (parameter.range) {
        parts.append(u"from %1 to %2"_s.arg(boundText(parameter, parameter.range->minimum),
                                            boundText(parameter, parameter.range->maximum)));
    }
    if (parameter.presence == Presence::Required)
        parts.append(u"required"_s);
    else if (!parameter.defaultValue.isNull() && !parameter.defaultValue.isUndefined())
        parts.append(u"default "_s + valueText(parameter.defaultValue));
    return parts.join(u", "_s);
}

QString workersText(const StepInfo &info)
{
    if (info.concurrency == Concurrency::SingleWorker)
        return u"always 1 worker"_s;
    return u"%1 %2 unless the pipeline says otherwise"_s.arg(info.defaultWorkers)
        .arg(info.defaultWorkers == 1 ? u"worker"_s : u"workers"_s);
}

QString kindText(StepKind kind)
{
    switch (kind) {
    case StepKind::Source: return u"makes items"_s;
    case StepKind::Transform: return u"takes items and hands on results"_s;
    case StepKind::Sink: return u"takes items and hands on nothing"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString stepHelp(const StepType &type)
{
    const StepInfo &info = type.info();
    QString text = u"%1 – %2\n\n%3\n%4"_s.arg(
        info.type, info.title, wrapped(info.summary, textWidth), formatted(info.help, textWidth));
    text += u"\nIt "_s + kindText(info.kind) + u"; "_s + workersText(info) + u".\n"_s;

    QList<QStringList> outputs;
    for (const PortInfo &port : info.outputs) {
        if (!port.help.isEmpty())
            outputs.append({port.name, port.help});
    }
    if (!outputs.isEmpty())
        text += u"\nOutputs:\n"_s + definitionList(outputs, textWidth);

    QList<QStringList> settings;
    for (const ParameterInfo &parameter : type.parameters())
        settings.append({parameter.key, parameter.help + u"\n("_s + typeText(parameter) + u')'});
    if (!settings.isEmpty())
        text += u"\nSettings:\n"_s + definitionList(settings, textWidth);
    return text;
}

} // namespace paipa::cli
