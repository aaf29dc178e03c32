// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/nodeitem.h"

#include "canvas/nodepainter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace paipa::ui {

NodeItem::NodeItem(StepId id, const NodePainter *const &painter)
    : m_id(std::move(id)), m_painter(painter)
{
    setZValue(2);
}

void NodeItem::setLook(NodeLook look)
{
    if (look == m_look)
        return;
    if (look.outputs.size() != m_look.outputs.size())
        prepareGeometryChange();
    m_look = std::move(look);
    update();
}

QRectF NodeItem::sceneCard() const { return nodeRect(m_look.outputs.size()).translated(pos()); }

QPointF NodeItem::inputPoint() const { return pos() + inputPosition(m_look.outputs.size()); }

QPointF NodeItem::outputPoint(qsizetype index) const
{
    return pos() + outputPosition(m_look.outputs.size(), std::max<qsizetype>(index, 0));
}

QRectF NodeItem::boundingRect() const
{
    // Room for ports, outlines, and the marks above and below the card.
    return nodeRect(m_look.outputs.size())
        .adjusted(-14, -18, m_look.outputs.size() > 1 ? 76 : 14, 20);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(nodeRect(m_look.outputs.size()));
    return path;
}

void NodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    const qreal scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    m_painter->paint(*painter, m_look, scale);
}

} // namespace paipa::ui
