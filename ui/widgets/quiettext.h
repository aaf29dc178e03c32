// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPalette>

namespace paipa::ui {

/// \a palette with a text colour for what is less important, but still to be read.
[[nodiscard]] QPalette quietPalette(QPalette palette);

} // namespace paipa::ui
