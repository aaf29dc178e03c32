// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa {
class StepType;
} // namespace paipa

namespace paipa::ui {

/// The page about \a type as Markdown: its help, settings, outputs and fields.
[[nodiscard]] QString stepHelp(const StepType &type);

} // namespace paipa::ui
