// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QStringList>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// What has to be done to \a before so that it becomes \a after, a line for each difference, for
/// people. Empty exactly if they are equal.
[[nodiscard]] QStringList differencesInWords(const PipelineSpec &before, const PipelineSpec &after,
                                             const StepCatalogue &catalogue);

} // namespace paipa::ui
