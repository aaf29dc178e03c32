// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/document/pipelinespec.h>

#include <QSet>

namespace paipa {

/// \a step and all steps that get items from it, directly or not.
[[nodiscard]] QSet<StepId> downstream(const PipelineSpec &spec, const StepId &step);
/// \a step and all steps from which it gets items, directly or not.
[[nodiscard]] QSet<StepId> upstream(const PipelineSpec &spec, const StepId &step);

} // namespace paipa
