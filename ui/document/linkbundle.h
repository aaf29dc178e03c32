// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <variant>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// Where links come together: the output that they leave, or the step that they enter.
using LinkEnd = std::variant<OutputRef, StepId>;

[[nodiscard]] QList<LinkSpec> linksAt(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const LinkEnd &end);

/// \a spec, in which those of \a links that fit there have left their end of the same kind for
/// \a end. The others stay.
[[nodiscard]] PipelineSpec withLinksMoved(PipelineSpec spec, const StepCatalogue &catalogue,
                                          const QList<LinkSpec> &links, const LinkEnd &end);

} // namespace paipa::ui
