// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/announcement.h"

#include <QAccessibleEvent>
#include <QWidget>

namespace paipa::ui {

void announce(QWidget &widget)
{
    QAccessibleEvent event(&widget, QAccessible::Alert); // Qt 6.4 has no announcement
    QAccessible::updateAccessibility(&event);
}

} // namespace paipa::ui
