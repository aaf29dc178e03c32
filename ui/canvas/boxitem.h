// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QGraphicsItem>

namespace paipa::ui {

class NodePainter;

/// A note or a frame on the canvas.
class BoxItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };
    enum class Kind { Note, Frame };

    /// \a index is its position in the layout; \a painter must outlive the item.
    BoxItem(Kind kind, qsizetype index, const NodePainter *const &painter);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] qsizetype index() const { return m_index; }
    [[nodiscard]] const CanvasBox &box() const { return m_box; }
    void setBox(const CanvasBox &box);
    void setSelected(bool selected);

    /// Where a press grabs it: all of a note, only heading and edge of a frame. In the scene.
    [[nodiscard]] bool isGrabbedAt(const QPointF &point, qreal tolerance) const;
    /// Whether a press there changes the size.
    [[nodiscard]] bool isCorner(const QPointF &point, qreal tolerance) const;
    [[nodiscard]] QRectF sceneArea() const;
    [[nodiscard]] QRectF textArea() const; ///< In the scene.

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Kind m_kind;
    qsizetype m_index;
    CanvasBox m_box;
    bool m_selected = false;
    const NodePainter *const &m_painter;
};

} // namespace paipa::ui
