// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/command.h"

#include "cli/textlayout.h"
#include "cli/usageerror.h"

#include <paipa/base/quantities.h>
#include <paipa/base/suggestion.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QCommandLineOption helpOption() { return {QStringList{u"h"_s, u"help"_s}, u"Shows this text."_s}; }

QString written(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    const QString value = option.valueName();
    return names.join(u", "_s) + (value.isEmpty() ? QString() : u' ' + value);
}

QStringList longNames(const QList<QCommandLineOption> &options)
{
    QStringList names;
    for (const QCommandLineOption &option : options)
        names.append(option.names().constLast());
    return names;
}

} // namespace

QStringList positionalArguments(const QCommandLineParser &parser, qsizetype least, qsizetype most)
{
    QStringList arguments = parser.positionalArguments();
    if (arguments.size() < least)
        throw UsageError{u"an argument is missing"_s};
    if (arguments.size() > most)
        throw UsageError{u"\"%1\" is one argument too many"_s.arg(arguments.at(most))};
    return arguments;
}

qint64 countOf(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const qint64 count = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || count < 1)
        throw UsageError{
            u"--%1 needs a whole number from 1, not \"%2\""_s.arg(option, parser.value(option))};
    return count;
}

std::chrono::milliseconds durationOf(const QCommandLineParser &parser, const QString &option)
{
    const auto duration = parseDuration(parser.value(option));
    if (!duration || duration->count() < 1)
        throw UsageError{u"--%1 needs a time such as \"20 s\" or \"2 min\", not \"%2\""_s.arg(
            option, parser.value(option))};
    return *duration;
}

void parse(QCommandLineParser &parser, const Command &command, const QStringList &arguments)
{
    parser.addOptions(command.options);
    parser.addOption(helpOption());
    if (parser.parse(arguments))
        return;
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        throw UsageError{parser.errorText()};
    throw UsageError{u"there is no option \"%1\""_s.arg(unknown.constFirst())
                     + didYouMean(unknown.constFirst(), longNames(command.options)).toString()};
}

QString usageLine(const Command &command)
{
    return u"Usage: paipa %1 [OPTION]... %2"_s.arg(command.name, command.arguments);
}

QString helpText(const Command &command)
{
    QString text = usageLine(command) + u"\n\n"_s + wrapped(command.summary, textWidth);
    for (const QString &paragraph : command.details.split(u"\n\n"_s, Qt::SkipEmptyParts))
        text += u'\n' + wrapped(paragraph, textWidth);
    QList<QStringList> rows;
    for (const QCommandLineOption &option : command.options + QList{helpOption()})
        rows.append({written(option), option.description()});
    return text + u"\nOptions:\n"_s + definitionList(rows, textWidth);
}

QString helpText(const QList<Command> &commands)
{
    QList<QStringList> rows;
    for (const Command &command : commands)
        rows.append({command.name + u' ' + command.arguments, command.summary});
    return u"Usage: paipa COMMAND [OPTION]... ARGUMENT...\n\n"
           "Runs pipelines: batches of work that go through steps, each with its own workers.\n\n"
           "Commands:\n"_s
           + definitionList(rows, textWidth) + u"\nOptions:\n"_s
           + definitionList({{u"-h, --help"_s, u"Shows this text; after a command, its own."_s},
                             {u"-v, --version"_s, u"Shows the version."_s}},
                            textWidth);
}

} // namespace paipa::cli
