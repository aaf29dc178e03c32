// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sharesbar.h"

namespace paipa::ui {

void paintSharesBar(QPainter &painter, const QRectF &rect, const BarShares &shares,
                    const StateColours &colours, const QColor &empty)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.fillRect(rect, empty);
    double left = rect.left();
    const auto part = [&](double share, const QColor &colour, Qt::BrushStyle pattern) {
        const QRectF area(left, rect.top(), rect.width() * share, rect.height());
        left += area.width();
        if (area.width() < 0.5)
            return;
        if (pattern != Qt::SolidPattern) {
            QColor ground = colour;
            ground.setAlphaF(0.35F);
            painter.fillRect(area, ground);
        }
        painter.fillRect(area, QBrush(colour, pattern));
    };
    part(shares.busy, colours.busy, Qt::SolidPattern);
    part(shares.blocked, colours.blocked, Qt::BDiagPattern);
    part(shares.waiting, colours.waiting, Qt::Dense5Pattern);
    painter.restore();
}

} // namespace paipa::ui
