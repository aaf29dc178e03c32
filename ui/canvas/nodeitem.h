// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/nodelook.h"

#include <paipa/document/pipelinespec.h>

#include <QGraphicsItem>

namespace paipa::ui {

class NodePainter;

/// A step on the canvas: its name, its place and its looks. What it is stands in the pipeline.
class NodeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    /// \a painter must outlive the item.
    NodeItem(StepId id, const NodePainter *const &painter);

    [[nodiscard]] const StepId &id() const { return m_id; }
    [[nodiscard]] const NodeLook &look() const { return m_look; }
    /// Draws again only if something differs.
    void setLook(NodeLook look);

    /// In scene coordinates.
    [[nodiscard]] QRectF sceneCard() const;
    [[nodiscard]] QPointF inputPoint() const;
    [[nodiscard]] QPointF outputPoint(qsizetype index) const;

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    StepId m_id;
    NodeLook m_look;
    const NodePainter *const &m_painter; ///< Changes with the theme.
};

} // namespace paipa::ui
