// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace paipa::ui {

/// Draws the sign of \a activity, which needs no colour to be told apart: a shape, because few
/// fonts have all of them.
void drawActivityGlyph(QPainter &painter, const QRectF &place, StepActivity activity,
                       const QColor &colour);

} // namespace paipa::ui
