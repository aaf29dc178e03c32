// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QStringList>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// The names of the fields that items may have when they reach \a step, as far as the settings of
/// the steps before it tell; sorted. Steps in a loop count as knowing nothing.
[[nodiscard]] QStringList arrivingFields(const PipelineSpec &spec, const StepId &step,
                                         const StepCatalogue &catalogue);

} // namespace paipa::ui
