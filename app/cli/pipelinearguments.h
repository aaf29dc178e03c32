// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinefile.h>
#include <paipa/run/plan.h>

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <optional>

namespace paipa::cli {

struct Session;

/// --set, which every command has that makes something of a pipeline file.
[[nodiscard]] QCommandLineOption setOption();
/// What people have to know about paths that they give with --set.
[[nodiscard]] QString helpOnPaths();

/// --workers, and what it says.
[[nodiscard]] QCommandLineOption workersOptionInfo();
[[nodiscard]] QMap<QString, Workers> workersOption(const QCommandLineParser &parser);

/// The pipeline of the file \a path with the variables that were set; nothing if there are errors.
/// All problems, warnings included, are shown.
[[nodiscard]] std::optional<LoadedPipeline> load(const QString &path,
                                                 const QCommandLineParser &parser,
                                                 Session &session);
/// The same; nothing also if it may not run, see isLetRun().
[[nodiscard]] std::optional<LoadedPipeline> loadForRun(const QString &path,
                                                       const QCommandLineParser &parser,
                                                       Session &session);

/// Options of a plan of a pipeline from the file \a path.
[[nodiscard]] PlanOptions planOptions(const QString &path, const LoadedPipeline &pipeline);

} // namespace paipa::cli
