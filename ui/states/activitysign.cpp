// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "states/activitysign.h"

#include <QPainter>

namespace paipa::ui {

QColor activityColour(StepActivity activity, const StateColours &colours, const QColor &idle)
{
    switch (activity) {
    case StepActivity::Busy: return colours.busy;
    case StepActivity::Waiting: return colours.waiting;
    case StepActivity::Blocked:
    case StepActivity::Resting: return colours.blocked;
    case StepActivity::Failed: return colours.failed;
    case StepActivity::Done: return colours.done;
    case StepActivity::Idle: break;
    }
    return idle;
}

Qt::BrushStyle activityPattern(StepActivity activity)
{
    switch (activity) {
    case StepActivity::Waiting: return Qt::Dense5Pattern;
    case StepActivity::Blocked: return Qt::BDiagPattern;
    case StepActivity::Resting: return Qt::HorPattern;
    default: return Qt::SolidPattern;
    }
}

void drawActivitySign(QPainter &painter, const QRectF &place, StepActivity activity,
                      const QColor &colour)
{
    using Points = QPolygonF;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.topLeft());
    painter.scale(place.width() / 16, place.height() / 16); // the shapes are drawn on 16 × 16
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (activity) {
    case StepActivity::Busy:
        painter.setBrush(colour);
        painter.drawPolygon(Points{{4, 2.5}, {13, 8}, {4, 13.5}});
        break;
    case StepActivity::Waiting:
        painter.drawPolygon(Points{{3.5, 2}, {12.5, 2}, {3.5, 14}, {12.5, 14}});
        break;
    case StepActivity::Blocked:
        painter.drawRect(QRectF(2, 2.5, 12, 11));
        painter.drawPolyline(Points{{6, 2.5}, {6, 13.5}});
        painter.drawPolyline(Points{{10, 2.5}, {10, 13.5}});
        break;
    case StepActivity::Resting:
        painter.setBrush(colour);
        painter.drawRect(QRectF(3.5, 3, 2.5, 10));
        painter.drawRect(QRectF(10, 3, 2.5, 10));
        break;
    case StepActivity::Failed:
        painter.setBrush(colour);
        painter.drawPolygon(
            Points{{5, 1}, {11, 1}, {15, 5}, {15, 11}, {11, 15}, {5, 15}, {1, 11}, {1, 5}});
        painter.setPen(QPen(inkOn(colour), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawPolyline(Points{{8, 4.5}, {8, 8.5}});
        painter.drawPoint(QPointF(8, 11.6));
        break;
    case StepActivity::Done:
        painter.setPen(QPen(colour, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(Points{{2.5, 8.5}, {6.5, 12.5}, {13.5, 4}});
        break;
    case StepActivity::Idle: painter.drawLine(QPointF(4, 8), QPointF(12, 8)); break;
    }
    painter.restore();
}

} // namespace paipa::ui
