// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/theme.h"

#include <QPainter>

namespace paipa::ui {

/// How a bar of busy, waiting and blocked time is divided; each from 0 to 1.
struct BarShares {
    double busy = 0;
    double waiting = 0;
    double blocked = 0;
};

/// Busy plain, waiting dotted, blocked hatched, so that they differ without colour too.
void paintSharesBar(QPainter &painter, const QRectF &rect, const BarShares &shares,
                    const StateColours &colours, const QColor &empty);

} // namespace paipa::ui
