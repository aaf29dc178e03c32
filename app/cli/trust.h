// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QString>

namespace paipa {
struct PipelineCapabilities;
} // namespace paipa

namespace paipa::cli {

struct Session;

/// --trust, which every command has that runs something of a pipeline file.
[[nodiscard]] QCommandLineOption trustOption();
/// What people have to know about files that they did not trust before.
[[nodiscard]] QString helpOnTrust();

/// Whether the pipeline in the file \a path may run: the command line or the user's list says so,
/// or else the person at the terminal, once asked, and then the list remembers it. If nobody can be
/// asked, or the answer is no, that is said, and what the pipeline would do.
[[nodiscard]] bool isLetRun(const QString &path, const PipelineCapabilities &capabilities,
                            const QCommandLineParser &parser, Session &session);

} // namespace paipa::cli
