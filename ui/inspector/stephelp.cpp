// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/stephelp.h"

#include "document/cataloguewording.h"

#include <paipa/catalogue/steptype.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

struct StepHelp {
    Q_DECLARE_TR_FUNCTIONS(StepHelp)
};

/// \a value as the file has it.
QString jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

/// Each choice as the file has it, and as the form shows it where that differs.
QString choicesText(const ParameterInfo &info)
{
    QStringList choices;
    for (const QString &choice : info.choices) {
        const QString shown = catalogueText(choice);
        choices.append(shown == choice ? u"`%1`"_s.arg(choice) : u"`%1` (%2)"_s.arg(choice, shown));
    }
    return choices.join(u", "_s);
}

QString settingHelp(const ParameterInfo &info)
{
    QString text = u"- **%1** (`%2`): %3"_s.arg(labelOf(info), info.key, helpOf(info));
    if (info.presence == Presence::Required)
        text += u' ' + StepHelp::tr("Required.");
    else if (!info.defaultValue.isUndefined())
        text += u' ' + StepHelp::tr("Default: `%1`.").arg(jsonText(info.defaultValue));
    if (!info.choices.isEmpty())
        text += u' ' + StepHelp::tr("One of: %1.").arg(choicesText(info));
    return text + u'\n';
}

} // namespace

QString stepHelp(const StepType &type)
{
    const StepInfo &info = type.info();
    QString page = u"## %1\n\n*%2*\n\n%3\n\n"_s.arg(titleOf(info), summaryOf(info), helpOf(info));
    if (!type.parameters().isEmpty()) {
        page += u"### %1\n\n"_s.arg(StepHelp::tr("Settings"));
        for (const ParameterInfo &parameter : type.parameters())
            page += settingHelp(parameter);
    }
    if (!info.outputs.isEmpty()) {
        page += u"\n### %1\n\n"_s.arg(StepHelp::tr("Outputs"));
        for (const PortInfo &port : info.outputs)
            page += u"- `%1` %2\n"_s.arg(port.name, catalogueText(port.help));
    }
    return page + u"\n`%1`\n"_s.arg(info.type);
}

} // namespace paipa::ui
