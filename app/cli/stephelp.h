// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa {
class StepType;
} // namespace paipa

namespace paipa::cli {

/// The page of a step type: what it does, its outputs, its settings.
[[nodiscard]] QString stepHelp(const StepType &type);

} // namespace paipa::cli
