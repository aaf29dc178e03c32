// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/activityglyph.h"

#include <QPainter>

namespace paipa::ui {

namespace {

/// Corners within a square from (0, 0) to (1, 1).
using Corners = QList<QPointF>;

QPolygonF placed(const Corners &corners, const QRectF &place)
{
    QPolygonF polygon;
    for (const QPointF &corner : corners) {
        polygon.append(QPointF(place.left() + corner.x() * place.width(),
                               place.top() + corner.y() * place.height()));
    }
    return polygon;
}

void drawBars(QPainter &painter, const QRectF &place)
{
    painter.drawRect(place.adjusted(1, 1, -1, -1));
    for (const double part : {0.25, 0.5, 0.75}) {
        const double x = place.left() + part * place.width();
        painter.drawLine(QPointF(x, place.top() + 1), QPointF(x, place.bottom() - 1));
    }
}

void fill(QPainter &painter, const Corners &corners, const QRectF &place, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(placed(corners, place));
}

} // namespace

void drawActivityGlyph(QPainter &painter, const QRectF &place, StepActivity activity,
                       const QColor &colour)
{
    static const Corners triangle{{0.15, 0.05}, {0.95, 0.5}, {0.15, 0.95}};
    static const Corners hourglass{{0.15, 0}, {0.85, 0}, {0.15, 1}, {0.85, 1}};
    static const Corners hexagon{{0, 0.5}, {0.25, 0.05}, {0.75, 0.05},
                                 {1, 0.5}, {0.75, 0.95}, {0.25, 0.95}};
    static const Corners leftBar{{0.15, 0.05}, {0.4, 0.05}, {0.4, 0.95}, {0.15, 0.95}};
    static const Corners rightBar{{0.6, 0.05}, {0.85, 0.05}, {0.85, 0.95}, {0.6, 0.95}};
    static const Corners tick{{0.1, 0.55}, {0.4, 0.85}, {0.9, 0.15}};

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    switch (activity) {
    case StepActivity::Idle:
        painter.drawLine(QPointF(place.left() + 2, place.center().y()),
                         QPointF(place.right() - 2, place.center().y()));
        break;
    case StepActivity::Waiting: fill(painter, hourglass, place, colour); break;
    case StepActivity::Busy: fill(painter, triangle, place, colour); break;
    case StepActivity::Blocked: drawBars(painter, place); break;
    case StepActivity::Resting:
        fill(painter, leftBar, place, colour);
        fill(painter, rightBar, place, colour);
        break;
    case StepActivity::Done:
        painter.setPen(QPen(colour, 2));
        painter.drawPolyline(placed(tick, place));
        break;
    case StepActivity::Failed: fill(painter, hexagon, place, colour); break;
    }
    painter.restore();
}

} // namespace paipa::ui
