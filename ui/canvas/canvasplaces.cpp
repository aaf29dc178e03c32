// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// What of the pipeline is at a place of the canvas, or within reach of it.

#include "canvas/canvasscene.h"
#include "document/steps.h"

#include <cmath>

namespace paipa::ui {

QRectF CanvasScene::contentRect() const
{
    QRectF rect;
    for (const NodeItem *item : m_nodes)
        rect |= item->sceneBoundingRect();
    for (const BoxItem *item : m_boxes)
        rect |= item->sceneBoundingRect();
    return rect;
}

QRectF CanvasScene::selectionRect() const
{
    QRectF rect;
    for (const StepId &id : m_selected.steps) {
        if (const NodeItem *item = m_nodes.value(id))
            rect |= item->sceneBoundingRect();
    }
    return rect;
}

std::optional<CanvasScene::Port> CanvasScene::portAt(
    const QPointF &point, qreal distance, const std::function<bool(const Port &)> &counts) const
{
    std::optional<Port> nearest;
    qreal least = distance;
    const auto offer = [&](const QPointF &position, const Port &port) {
        const qreal away = std::hypot(position.x() - point.x(), position.y() - point.y());
        if (away <= least && (!counts || counts(port))) {
            least = away;
            nearest = port;
        }
    };
    const QRectF area(point - QPointF(distance, distance), QSizeF(distance * 2, distance * 2));
    for (const QGraphicsItem *item : items(area, Qt::IntersectsItemBoundingRect)) {
        const auto *node = qgraphicsitem_cast<const NodeItem *>(item);
        if (!node)
            continue;
        if (node->look().hasInput)
            offer(node->inputPoint(), {.step = node->id(), .side = Port::Side::Input});
        for (qsizetype i = 0; i < node->look().outputs.size(); ++i)
            offer(node->outputPoint(i),
                  {.step = node->id(), .side = Port::Side::Output, .index = i});
    }
    return nearest;
}

QPointF CanvasScene::positionOf(const Port &port) const
{
    const NodeItem *item = m_nodes.value(port.step);
    if (!item)
        return {};
    return port.side == Port::Side::Input ? item->inputPoint() : item->outputPoint(port.index);
}

std::optional<StepId> CanvasScene::stepAt(const QPointF &point) const
{
    for (const QGraphicsItem *item : items(point, Qt::IntersectsItemBoundingRect)) {
        const auto *node = qgraphicsitem_cast<const NodeItem *>(item);
        if (node && node->sceneCard().contains(point))
            return node->id();
    }
    return {};
}

std::optional<LinkSpec> CanvasScene::linkAt(const QPointF &point, qreal distance) const
{
    const QRectF area(point - QPointF(distance, distance), QSizeF(distance * 2, distance * 2));
    for (const QGraphicsItem *item : items(area, Qt::IntersectsItemBoundingRect)) {
        const auto *link = qgraphicsitem_cast<const LinkItem *>(item);
        const bool isDrawn = link && link->isVisible() && !m_drafts.contains(link);
        if (isDrawn && link->isNear(point, distance))
            return link->link();
    }
    return {};
}

QList<LinkSpec> CanvasScene::linksAcross(const QLineF &line) const
{
    QList<LinkSpec> links;
    for (const LinkSpec &link : m_editor.spec().links) {
        const LinkItem *item = this->link(link);
        if (item && item->isCrossedBy(line))
            links.append(link);
    }
    return links;
}

const BoxItem *CanvasScene::boxAt(const QPointF &point, qreal distance) const
{
    for (const QGraphicsItem *item : items(point, Qt::IntersectsItemBoundingRect)) {
        const auto *box = qgraphicsitem_cast<const BoxItem *>(item);
        if (box && box->isGrabbedAt(point, distance))
            return box;
    }
    return nullptr;
}

Selection::Content CanvasScene::contentIn(const QRectF &area) const
{
    Selection::Content content;
    for (const QGraphicsItem *item : items(area, Qt::IntersectsItemBoundingRect)) {
        if (const auto *node = qgraphicsitem_cast<const NodeItem *>(item)) {
            if (area.intersects(node->sceneCard()))
                content.steps.append(node->id());
        } else if (const auto *box = qgraphicsitem_cast<const BoxItem *>(item)) {
            if (area.contains(box->sceneArea()))
                (box->kind() == BoxItem::Kind::Note ? content.notes : content.frames)
                    .append(box->index());
        }
    }
    return content;
}

OutputRef CanvasScene::outputRef(const Port &port) const
{
    const NodeItem *item = m_nodes.value(port.step);
    return outputAt(port.step, item ? item->look().outputs : QStringList(), port.index);
}

LinkEnd CanvasScene::endAt(const Port &port) const
{
    if (port.side == Port::Side::Input)
        return port.step;
    return outputRef(port);
}

} // namespace paipa::ui
