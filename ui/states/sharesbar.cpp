// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "states/sharesbar.h"

#include "states/activitysign.h"

#include <QPainter>

namespace paipa::ui {

void paintSharesBar(QPainter &painter, const QRectF &rect, const TimeShares &shares,
                    const StateColours &colours, const QColor &empty)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.fillRect(rect, empty);
    double left = rect.left();
    const auto part = [&](double share, StepActivity activity) {
        const QColor colour = activityColour(activity, colours, empty);
        const Qt::BrushStyle pattern = activityPattern(activity);
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
    part(shares.busy, StepActivity::Busy);
    part(shares.waiting, StepActivity::Waiting);
    part(shares.blocked, StepActivity::Blocked);
    painter.restore();
}

} // namespace paipa::ui
