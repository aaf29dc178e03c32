// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocale>
#include <QString>

namespace paipa::ui {

/// \a count in at most five letters, such as "98 k" or "1.2 M"; exact below 10 000.
[[nodiscard]] QString compactCount(quint64 count, const QLocale &locale = QLocale());

/// "1 240/s"; slow rates with digits after the point.
[[nodiscard]] QString rateText(double perSecond, const QLocale &locale = QLocale());

/// \a count as tr() takes it to choose between singular and plural.
[[nodiscard]] int forPlural(quint64 count);

} // namespace paipa::ui
