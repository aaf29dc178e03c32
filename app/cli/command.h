// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/exitcode.h"

#include <paipa/document/trustlist.h>

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::cli {

class Console;

/// What commands work with.
struct Session {
    const StepCatalogue &catalogue;
    Console &console;
    TrustList trustList;
    std::chrono::milliseconds abortGrace{10'000};
};

/// One of the words that may follow the program's name.
struct Command {
    QString name;
    QString arguments; ///< "FILE STEP".
    QString summary;
    QString details = {}; ///< Further paragraphs of its help.
    QList<QCommandLineOption> options = {};
    /// Throws UsageError.
    std::function<ExitCode(const QCommandLineParser &, Session &)> run = {};
};

/// The arguments that are no options. Throws UsageError if there are not from \a least to \a most
/// of them.
[[nodiscard]] QStringList positionalArguments(const QCommandLineParser &parser, qsizetype least,
                                              qsizetype most);

/// The whole number from 1 that is given for \a option. Throws UsageError.
[[nodiscard]] qint64 countOf(const QCommandLineParser &parser, const QString &option);

/// The duration, longer than none, that is given for \a option. Throws UsageError.
[[nodiscard]] std::chrono::milliseconds durationOf(const QCommandLineParser &parser,
                                                   const QString &option);

/// Reads \a arguments with the options of \a command. Throws UsageError.
void parse(QCommandLineParser &parser, const Command &command, const QStringList &arguments);

/// "Usage: paipa run [OPTION]... FILE"
[[nodiscard]] QString usageLine(const Command &command);
/// What `paipa COMMAND --help` prints.
[[nodiscard]] QString helpText(const Command &command);
/// What `paipa --help` prints.
[[nodiscard]] QString helpText(const QList<Command> &commands);

} // namespace paipa::cli
