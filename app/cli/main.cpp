// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/command.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/usageerror.h"

#include <paipa/base/suggestion.h>
#include <paipa/base/version.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QCoreApplication>

#include <algorithm>
#include <clocale>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::cli;

namespace {

QList<Command> allCommands()
{
    return {runCommand(), checkCommand(), stepsCommand(), upgradeCommand()};
}

const Command &commandNamed(const QString &name, const QList<Command> &commands)
{
    const auto found = std::ranges::find(commands, name, &Command::name);
    if (found != commands.end())
        return *found;
    QStringList names;
    std::ranges::transform(commands, std::back_inserter(names), &Command::name);
    throw UsageError{u"there is no command \"%1\""_s.arg(name) + didYouMean(name, names)};
}

ExitCode perform(const Command &command, const QStringList &arguments, Session &session)
{
    QCommandLineParser parser;
    parse(parser, command, arguments);
    if (parser.isSet(u"help"_s)) {
        session.console.print(helpText(command));
        return ExitCode::Success;
    }
    return command.run(parser, session);
}

ExitCode perform(QStringList arguments, Session &session)
{
    const QList<Command> commands = allCommands();
    arguments.removeFirst();
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

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"paipa"_s);
    std::setlocale(LC_NUMERIC, "C"); // numbers in files do not depend on who reads them

    Console console;
    try {
        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        Session session{.catalogue = catalogue, .console = console};
        const ExitCode code = perform(QCoreApplication::arguments(), session);
        if (code == ExitCode::Stuck)
            std::_Exit(
                static_cast<int>(code)); // a thread that still runs uses what exit() destroys
        return static_cast<int>(code);
    } catch (const UsageError &error) {
        console.message(u"paipa: "_s + error.text);
        console.message(u"\"paipa --help\" shows how it is used."_s);
        return static_cast<int>(ExitCode::Invalid);
    } catch (const std::exception &error) {
        console.message(u"paipa: internal error: "_s + QString::fromUtf8(error.what()));
        return static_cast<int>(ExitCode::RunFailed);
    }
}
