// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

/// What files and folders that are dropped on a pipeline become.
namespace paipa::ui {

/// The step that reads \a path: a folder, a table, lines of text or JSON; with its path filled in.
/// Nothing if the catalogue has no such step.
[[nodiscard]] std::optional<StepSpec> stepForPath(const QString &path,
                                                  const PipelineEditor &editor);

/// The key of the one setting of \a step that is a path; empty if it has none or several.
[[nodiscard]] QString pathSettingOf(const StepSpec &step, const StepCatalogue &catalogue);

/// \a path as settings of the pipeline \a pipelineFile name it: relative to its folder if it lies
/// in there.
[[nodiscard]] QString pathForFile(const QString &path, const QString &pipelineFile);

} // namespace paipa::ui
