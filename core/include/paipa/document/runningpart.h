// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

namespace paipa {

class StepCatalogue;

/// What a run of \a spec consists of: without the steps that are disabled, without those that get
/// their items only from steps that do not run, and with the neighbours of bypassed steps linked to
/// each other. A step that has no link to it at all stays: that is for validate() to judge.
[[nodiscard]] PipelineSpec runningPart(const PipelineSpec &spec, const StepCatalogue &catalogue);

} // namespace paipa
