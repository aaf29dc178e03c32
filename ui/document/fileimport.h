// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

/// What files and folders that are dropped on a pipeline become.
namespace paipa::ui {

/// The steps that read \a path, to be linked in their order: one that lists a folder, or one that
/// names a file and one that reads its kind: a table, lines of JSON, lines of text. None if the
/// catalogue has no such steps. Their ids are free in \a spec.
[[nodiscard]] QList<StepSpec> stepsForPath(const QString &path, const PipelineSpec &spec,
                                           const StepCatalogue &catalogue,
                                           const QString &pipelineFile);

/// The key of the one setting of \a step that is a path; empty if it has none or several.
[[nodiscard]] QString pathSettingOf(const StepSpec &step, const StepCatalogue &catalogue);

/// \a path as settings of the pipeline \a pipelineFile name it: relative to its folder if it lies
/// in there.
[[nodiscard]] QString pathForFile(const QString &path, const QString &pipelineFile);

} // namespace paipa::ui
