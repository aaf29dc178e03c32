// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "states/stepactivity.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace paipa::ui {

/// Busy plain, waiting dotted, blocked hatched, so that they differ without colour too; what is
/// left in the colour \a empty.
void paintSharesBar(QPainter &painter, const QRectF &rect, const TimeShares &shares,
                    const StateColours &colours, const QColor &empty);

} // namespace paipa::ui
