// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

/// What files and folders that are dropped on a pipeline become.
namespace paipa::ui {

/// The steps that read \a paths, as chains to be linked in their order: one that lists a folder, or
/// one that names files of a kind and one that reads it: a table, lines of JSON, lines of text.
/// None if the catalogue has no such steps. Their ids are free in \a spec.
[[nodiscard]] QList<QList<StepSpec>> stepsForPaths(const QStringList &paths, PipelineSpec spec,
                                                   const StepCatalogue &catalogue,
                                                   const QString &pipelineFile);

/// The key of the one setting of \a step that is a path; empty if it has none or several.
[[nodiscard]] QString pathSettingOf(const StepSpec &step, const StepCatalogue &catalogue);

} // namespace paipa::ui
