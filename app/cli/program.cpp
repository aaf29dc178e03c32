// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/program.h"

#include "cli/command.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/usageerror.h"

#include <paipa/base/suggestion.h>
#include <paipa/base/version.h>

#include <algorithm>
#include <cstdlib>
#include <exception>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QList<Command> allCommands()
{
    return {runCommand(),    checkCommand(),  planCommand(),  previewCommand(),
            failedCommand(), replayCommand(), stepsCommand(), upgradeCommand()};
}

const Command &commandNamed(const QString &name, const QList<Command> &commands)
{
    const auto found = std::ranges::find(commands, name, &Command::name);
    if (found != commands.end())
        return *found;
    QStringList names;
    std::ranges::transform(commands, std::back_inserter(names), &Command::name);
    throw UsageError{u"there is no command \"%1\""_s.arg(name)
                     + didYouMean(name, names).toString()};
}

ExitCode perform(const Command &command, const QStringList &arguments, Session &session)
{
    try {
        QCommandLineParser parser;
        parse(parser, command, arguments);
        if (!parser.isSet(u"help"_s))
            return command.run(parser, session);
        session.console.print(helpText(command));
        return ExitCode::Success;
    } catch (UsageError &error) {
        error.usage = usageLine(command);
        throw;
    }
}

/// \a arguments without the program's name.
ExitCode perform(const QStringList &arguments, Session &session)
{
    const QList<Command> commands = allCommands();
    if (arguments.isEmpty())
        throw UsageError{u"a command is missing"_s};
    const QString &name = arguments.constFirst();
    if (name == "-h"_L1 || name == "--help"_L1 || name == "help"_L1) {
        session.console.print(arguments.size() > 1 ? helpText(commandNamed(arguments[1], commands))
                                                   : helpText(commands));
        return ExitCode::Success;
    }
    if (name == "-v"_L1 || name == "--version"_L1) {
        session.console.print(u"paipa "_s + version() + u'\n');
        return ExitCode::Success;
    }
    return perform(commandNamed(name, commands), arguments, session);
}

} // namespace

ExitCode runProgram(const QStringList &arguments, const StepCatalogue &catalogue,
                    const ProgramOptions &options)
{
    Console console;
    Session session{.catalogue = catalogue,
                    .console = console,
                    .trustList = options.trustList,
                    .abortGrace = options.abortGrace};
    try {
        console.problems(options.startupProblems);
        return perform(arguments.sliced(1), session);
    } catch (const UsageError &error) {
        console.message(u"paipa: "_s + error.text);
        console.message(error.usage.isEmpty() ? u"\"paipa --help\" shows how it is used."_s
                                              : error.usage);
        return ExitCode::Invalid;
    } catch (const std::exception &error) {
        console.message(u"paipa: internal error: "_s + QString::fromUtf8(error.what()));
        return ExitCode::RunFailed;
    }
}

void leave(ExitCode code)
{
    if (code == ExitCode::Stuck)
        std::_Exit(static_cast<int>(code)); // the thread that still runs uses what exit() destroys
    std::exit(static_cast<int>(code));
}

} // namespace paipa::cli
