// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>
#include <paipa/document/pipelinespec.h>

namespace paipa {
class StepCatalogue;
} // namespace paipa

/// The paths that a pipeline names, which start in the folder of its file.
namespace paipa::ui {

/// Whether \a parameter takes the path of a file or folder, or several.
[[nodiscard]] bool isPath(const ParameterInfo &parameter);

/// Where relative paths of the pipeline \a pipelineFile start: its folder, or the current one of a
/// pipeline that has no file yet.
[[nodiscard]] QString baseFolderOf(const QString &pipelineFile);

/// \a path as settings of the pipeline \a pipelineFile name it: relative to its folder if it lies
/// in there; absolute for a pipeline that has no file yet.
[[nodiscard]] QString pathForFile(const QString &path, const QString &pipelineFile);

/// \a spec, whose paths start in the folder \a base, written so that they name the same files when
/// it stands in \a file. Variables with which a path begins change, too.
[[nodiscard]] PipelineSpec withPathsFrom(const QString &base, PipelineSpec spec,
                                         const StepCatalogue &catalogue, const QString &file);

} // namespace paipa::ui
