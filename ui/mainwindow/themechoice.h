// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa::ui {

enum class ThemeChoice { System, Light, Dark };

/// Applies \a choice to the program, and remembers it. The system's follows its later changes.
void chooseTheme(ThemeChoice choice);
/// What was chosen last.
[[nodiscard]] ThemeChoice chosenTheme();
/// Applies it.
void restoreTheme();

} // namespace paipa::ui
