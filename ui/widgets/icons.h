// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace paipa::ui {

/// The icon of resources/icons/\a name.svg as a line drawing in the text colour of the palette that
/// is current whenever it is drawn, so it fits light and dark.
[[nodiscard]] QIcon lineIcon(const QString &name);

/// The same drawing in \a colour, \a size device-independent pixels wide. Cached.
[[nodiscard]] QPixmap linePixmap(const QString &name, const QColor &colour, int size,
                                 qreal devicePixelRatio);

} // namespace paipa::ui
