// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"

#include <paipa/document/pipelinespec.h>

#include <QGraphicsItem>
#include <QPainterPath>

namespace paipa::ui {

class NodePainter;

/// The curve that leads from an output to an input.
[[nodiscard]] QPainterPath linkCurve(const QPointF &from, const QPointF &to);

/// A link on the canvas, or one that is being drawn.
class LinkItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    /// \a painter must outlive the item.
    LinkItem(LinkSpec link, const NodePainter *const &painter);

    [[nodiscard]] const LinkSpec &link() const { return m_link; }
    [[nodiscard]] const QPointF &from() const { return m_from; }
    [[nodiscard]] const QPointF &to() const { return m_to; }
    void setEnds(const QPointF &from, const QPointF &to);
    void setSelected(bool selected);
    void setHovered(bool hovered);
    void setActive(bool active); ///< Whether items flow here in a run of the pipeline.
    void setFill(const std::optional<QueueFill> &fill);

    /// Whether \a point is at most \a distance away from the curve.
    [[nodiscard]] bool isNear(const QPointF &point, qreal distance) const;

    [[nodiscard]] bool isCrossedBy(const QLineF &line) const;

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override { return m_curve; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintPill(QPainter &painter, const QColor &colour) const;

    LinkSpec m_link;
    QPointF m_from;
    QPointF m_to;
    QPainterPath m_curve;
    std::optional<QueueFill> m_fill;
    QString m_pill;
    bool m_selected = false;
    bool m_hovered = false;
    bool m_active = true;
    const NodePainter *const &m_painter;
};

} // namespace paipa::ui
