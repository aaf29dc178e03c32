// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/stephelp.h"
#include "cli/textlayout.h"
#include "cli/usageerror.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString table(const QList<const StepType *> &types)
{
    QMap<QString, QList<QStringList>> categories;
    qsizetype longest = 0;
    for (const StepType *type : types)
        longest = std::max(longest, type->info().type.size());
    for (const StepType *type : types) {
        const StepInfo &info = type->info();
        categories[info.category].append(
            {u"  "_s + info.type.leftJustified(longest), info.summary});
    }
    QStringList parts;
    for (auto it = categories.cbegin(); it != categories.cend(); ++it)
        parts.append(it.key() + u'\n' + textTable(it.value()));
    return parts.join(u'\n');
}

QString json(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson());
}

QString textOf(const QList<const StepType *> &types, bool asJson)
{
    if (!asJson)
        return table(types);
    QJsonArray array;
    for (const StepType *type : types)
        array.append(toJson(*type));
    return json(array);
}

ExitCode steps(const QCommandLineParser &parser, Session &session)
{
    const StepCatalogue &catalogue = session.catalogue;
    const QStringList arguments = positionalArguments(parser, 0, 1);
    const bool asJson = parser.isSet(u"json"_s);
    if (arguments.isEmpty()) {
        session.console.print(textOf(catalogue.types(), asJson));
        return ExitCode::Success;
    }
    const StepType *type = catalogue.find(arguments.constFirst());
    if (!type)
        throw UsageError{u"there is no step type \"%1\""_s.arg(arguments.constFirst())
                         + didYouMean(arguments.constFirst(), catalogue.typeNames()).toString()};
    session.console.print(asJson ? json(toJson(*type)) : stepHelp(*type));
    return ExitCode::Success;
}

} // namespace

Command stepsCommand()
{
    return {.name = u"steps"_s,
            .arguments = u"[TYPE]"_s,
            .summary = u"Lists the types of steps, or describes one of them."_s,
            .options = {{u"json"_s, u"Prints everything that is known of them as JSON."_s}},
            .run = steps};
}

} // namespace paipa::cli
