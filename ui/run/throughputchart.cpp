// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/throughputchart.h"

#include "run/runwording.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace paipa::ui {

namespace {

/// The least of 1, 2, 5, 10, 20, … that is not below \a value.
double niceMaximum(double value)
{
    if (value <= 1)
        return 1;
    const double magnitude = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (value <= factor * magnitude)
            return factor * magnitude;
    }
    return value;
}

} // namespace

ThroughputChart::ThroughputChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("throughputChart"));
    setAccessibleName(tr("Throughput of the run"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ThroughputChart::show(const RunHistory &history)
{
    m_points = history.points();
    setToolTip(tr("Items done per second since the run began. Now: %1")
                   .arg(RunWording::rate(m_points.isEmpty() ? 0 : m_points.constLast().rate)));
    update();
}

QSize ThroughputChart::sizeHint() const { return {320, 56}; }

QSize ThroughputChart::minimumSizeHint() const { return {120, 56}; }

void ThroughputChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StateColours colours = stateColours(brightnessOf(palette()));
    const CanvasColours quiet = canvasColours(brightnessOf(palette()));
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1));
    painter.setFont(small);
    const QFontMetrics metrics(small);

    const auto highest = std::ranges::max_element(m_points, {}, &RunHistory::Point::rate);
    const double top = niceMaximum(highest == m_points.end() ? 0 : highest->rate);
    const QString topText = RunWording::rate(top);
    const int axis = metrics.horizontalAdvance(topText) + 6;
    const QRectF plot = QRectF(rect()).adjusted(axis + 0.5, 4.5, -0.5, -4.5);
    painter.setPen(quiet.quietText);
    painter.drawText(QRectF(0, 0, axis - 6, metrics.height()), Qt::AlignRight, topText);
    painter.drawText(QRectF(0, height() - metrics.height(), axis - 6, metrics.height()),
                     Qt::AlignRight, RunWording::count(0));
    painter.setPen(QPen(quiet.grid, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawLine(plot.topLeft(), plot.topRight());
    if (m_points.size() < 2)
        return;

    const double first = m_points.constFirst().seconds;
    const double span = std::max(m_points.constLast().seconds - first, 0.1);
    QPolygonF line;
    for (const RunHistory::Point &point : std::as_const(m_points)) {
        line.append(QPointF(plot.left() + (point.seconds - first) / span * plot.width(),
                            plot.bottom() - point.rate / top * plot.height()));
    }
    QPolygonF area = line;
    area.append(plot.bottomRight());
    area.append(plot.bottomLeft());
    QColor fill = colours.busy;
    fill.setAlphaF(0.18F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(colours.busy, 1));
    painter.drawPolyline(line);
}

} // namespace paipa::ui
