// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace paipa {
class StepCatalogue;
class StepType;
} // namespace paipa

namespace paipa::ui {

/// How well \a type answers what a person typed: 0 not at all; every word must be found.
[[nodiscard]] int matchScore(const StepType &type, const QString &typed);

/// The types that answer \a typed, best first; all in alphabetical order if it is empty.
[[nodiscard]] QList<const StepType *> findTypes(const StepCatalogue &catalogue,
                                                const QString &typed);

/// What a dragged step type is called among the data of a drag.
inline constexpr char stepTypeMime[] = "application/x-paipa-step-type";

} // namespace paipa::ui
