// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "states/stepactivity.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace paipa::ui {

/// The colour of \a activity; \a idle for a step that does nothing. Blocked and resting have one
/// colour, and are told apart by pattern, sign and word.
[[nodiscard]] QColor activityColour(StepActivity activity, const StateColours &colours,
                                    const QColor &idle);
[[nodiscard]] Qt::BrushStyle activityPattern(StepActivity activity);

/// Draws the sign of \a activity, which needs no colour to be told apart: a shape, because few
/// fonts have all of them.
void drawActivitySign(QPainter &painter, const QRectF &place, StepActivity activity,
                      const QColor &colour);

} // namespace paipa::ui
