// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"

#include <paipa/base/printabletext.h>
#include <paipa/document/validate.h>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

ExitCode check(const QCommandLineParser &parser, Session &session)
{
    bool isValid = true;
    const qsizetype any = std::numeric_limits<qsizetype>::max();
    for (const QString &path : positionalArguments(parser, 1, any)) {
        const Problems problems = checkPipelineFile(path, session.catalogue);
        for (const Problem &problem : problems)
            session.console.print(printable(toString(problem)) + u'\n');
        if (problems.isEmpty())
            session.console.message(path + u": no problems"_s);
        isValid = isValid && !hasErrors(problems);
    }
    return isValid ? ExitCode::Success : ExitCode::Invalid;
}

} // namespace

Command checkCommand()
{
    return {.name = u"check"_s,
            .arguments = u"FILE..."_s,
            .summary = u"Finds what is wrong with pipeline files."_s,
            .details =
                u"Problems are printed as file:line: error[code]: message. The exit code is 2 "
                "if there are errors, and 0 if there are none or only warnings. Nothing is "
                "run, and files and addresses that the pipeline names are not looked at."_s,
            .run = check};
}

} // namespace paipa::cli
