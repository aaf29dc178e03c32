// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// \a spec with what its new and linked step \a id most likely shall do: a field that it reads and
/// that nothing provides becomes what the step before it makes, and a name that has to be given
/// becomes that of the item. What a person set stays.
[[nodiscard]] PipelineSpec withSuggestions(PipelineSpec spec, const StepCatalogue &catalogue,
                                           const StepId &id);

} // namespace paipa::ui
