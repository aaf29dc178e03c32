// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace paipa::ui {

/// Lets assistive programs say the accessible name of \a widget now, wherever the focus is.
void announce(QWidget &widget);

} // namespace paipa::ui
