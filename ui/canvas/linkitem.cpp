// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/linkitem.h"

#include "canvas/nodepainter.h"
#include "widgets/numbers.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr double warmLevel = 0.60;
constexpr double hotLevel = 0.85;
constexpr qreal arrowLength = 9;
constexpr qreal portRoom = 7; // the arrow ends in front of the port
constexpr QSizeF pillSize{64, 18};
constexpr qreal pillRoom = 72;

} // namespace

QPainterPath linkCurve(const QPointF &from, const QPointF &to)
{
    const qreal reach =
        to.x() >= from.x() + 40
            ? (to.x() - from.x()) / 2
            : std::min(240.0, 60 + std::hypot(to.x() - from.x(), to.y() - from.y()) / 3);
    QPainterPath path(from);
    path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
    return path;
}

LinkItem::LinkItem(LinkSpec link, const NodePainter *const &painter)
    : m_link(std::move(link)), m_painter(painter)
{
    setZValue(1);
}

void LinkItem::setEnds(const QPointF &from, const QPointF &to)
{
    if (from == m_from && to == m_to)
        return;
    prepareGeometryChange();
    m_from = from;
    m_to = to;
    m_curve = linkCurve(from, to - QPointF(portRoom, 0));
}

void LinkItem::setSelected(bool selected)
{
    if (std::exchange(m_selected, selected) != selected)
        update();
}

void LinkItem::setHovered(bool hovered)
{
    if (std::exchange(m_hovered, hovered) != hovered)
        update();
}

void LinkItem::setActive(bool active)
{
    if (std::exchange(m_active, active) != active)
        update();
}

void LinkItem::setFill(const std::optional<QueueFill> &fill)
{
    if (fill == m_fill)
        return;
    m_fill = fill;
    m_pill = fill ? compactCount(fill->items) + u'/' + compactCount(fill->limit) : QString();
    update();
}

bool LinkItem::isNear(const QPointF &point, qreal distance) const
{
    QPainterPathStroker stroker;
    stroker.setWidth(2 * distance);
    return stroker.createStroke(m_curve).contains(point);
}

bool LinkItem::isCrossedBy(const QLineF &line) const
{
    if (!boundingRect().intersects(
            QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)))
        return false;
    const QList<QPolygonF> parts = m_curve.toSubpathPolygons();
    return std::ranges::any_of(parts, [&](const QPolygonF &points) {
        for (qsizetype i = 1; i < points.size(); ++i) {
            const QLineF piece(points[i - 1], points[i]);
            if (piece.intersects(line, nullptr) == QLineF::BoundedIntersection)
                return true;
        }
        return false;
    });
}

QRectF LinkItem::boundingRect() const
{
    const QRectF pill(
        m_curve.pointAtPercent(0.5) - QPointF(pillSize.width(), pillSize.height()) / 2, pillSize);
    return (m_curve.controlPointRect() | pill).adjusted(-10, -10, 10, 10);
}

void LinkItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    const CanvasColours &colours = m_painter->colours();
    const qreal scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const double level = m_fill ? m_fill->level : 0;
    QColor colour = colours.link;
    if (level >= hotLevel)
        colour = m_painter->states().failed;
    else if (level >= warmLevel)
        colour = m_painter->states().blocked;
    if (m_selected)
        colour = colours.selection;
    const qreal width = (m_selected || m_hovered ? 3.5 : 2) + level * 4;
    const Qt::PenStyle style = m_active ? Qt::SolidLine : Qt::DashLine;

    QPainterPath line = m_curve;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, width, style, Qt::FlatCap));
    painter->drawPath(line);
    if (level >= hotLevel && scale >= 0.35) {
        painter->setPen(QPen(colours.card, 2, Qt::DotLine, Qt::FlatCap));
        painter->drawPath(line);
    }
    if (scale < 0.35)
        return;
    const QPointF tip = m_to - QPointF(portRoom - 2, 0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawPolygon(QPolygonF{tip,
                                   tip + QPointF(-arrowLength, -arrowLength * 0.55 - level * 2),
                                   tip + QPointF(-arrowLength, arrowLength * 0.55 + level * 2)});
    // Between steps that are close there is no room for numbers; width and colour tell.
    if (!m_pill.isEmpty() && scale >= 0.64 && m_to.x() - m_from.x() >= pillRoom)
        paintPill(*painter, colour);
}

void LinkItem::paintPill(QPainter &painter, const QColor &colour) const
{
    const QFontMetricsF metrics(m_painter->smallFont());
    const QPointF middle = m_curve.pointAtPercent(0.5);
    const qreal width = std::min(pillSize.width(), metrics.horizontalAdvance(m_pill) + 14);
    const QRectF area(middle.x() - width / 2, middle.y() - 9, width, 18);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(m_painter->colours().card);
    painter.drawRoundedRect(area, 9, 9);
    painter.setPen(m_painter->colours().text);
    painter.setFont(m_painter->smallFont());
    painter.drawText(area, Qt::AlignCenter, m_pill);
}

} // namespace paipa::ui
