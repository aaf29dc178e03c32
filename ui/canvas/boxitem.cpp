// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/boxitem.h"

#include "canvas/nodepainter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace paipa::ui {

namespace {

constexpr qreal headingHeight = 30;
constexpr qreal cornerSize = 14;

} // namespace

BoxItem::BoxItem(Kind kind, qsizetype index, const NodePainter *const &painter)
    : m_kind(kind), m_index(index), m_painter(painter)
{
    setZValue(kind == Kind::Frame ? -1 : 0);
}

void BoxItem::setBox(const CanvasBox &box)
{
    prepareGeometryChange();
    m_box = box;
    setPos(box.rect.x, box.rect.y);
    update();
}

void BoxItem::setSelected(bool selected)
{
    if (std::exchange(m_selected, selected) != selected)
        update();
}

QRectF BoxItem::sceneArea() const { return {pos(), QSizeF(m_box.rect.width, m_box.rect.height)}; }

QRectF BoxItem::textArea() const
{
    const QRectF area = sceneArea();
    return m_kind == Kind::Note
               ? area.adjusted(10, 8, -10, -8)
               : QRectF(area.left() + 10, area.top() + 2, area.width() - 20, headingHeight - 4);
}

bool BoxItem::isGrabbedAt(const QPointF &point, qreal tolerance) const
{
    const QRectF area = sceneArea();
    if (m_kind == Kind::Note)
        return area.contains(point);
    const QRectF inside = area.adjusted(tolerance, headingHeight, -tolerance, -tolerance);
    return (area.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(point)
            && !inside.contains(point))
           || isCorner(point, tolerance);
}

bool BoxItem::isCorner(const QPointF &point, qreal tolerance) const
{
    const qreal size = std::max(cornerSize, tolerance);
    const QPointF corner = sceneArea().bottomRight();
    return QRectF(corner - QPointF(size, size), QSizeF(size + 2, size + 2)).contains(point);
}

QRectF BoxItem::boundingRect() const
{
    return QRectF(0, 0, m_box.rect.width, m_box.rect.height).adjusted(-3, -3, 3, 3);
}

void BoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    const CanvasColours &colours = m_painter->colours();
    const QRectF area(0, 0, m_box.rect.width, m_box.rect.height);
    const bool note = m_kind == Kind::Note;
    painter->setBrush(note ? colours.note : colours.frame);
    painter->setPen(m_selected ? QPen(colours.selection, 3)
                               : QPen(note ? colours.note.darker(115) : colours.cardBorder, 1,
                                      note ? Qt::SolidLine : Qt::DashLine));
    painter->drawRoundedRect(area, note ? 4 : 10, note ? 4 : 10);
    const qreal scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (scale < 0.35)
        return;
    QFont font = note ? m_painter->smallFont() : m_painter->titleFont();
    font.setPixelSize(std::max(note ? 13 : 14, qRound((note ? 7 : 9) / scale)));
    painter->setFont(font);
    painter->setPen(note ? colours.noteText : colours.quietText);
    const QRectF text = textArea().translated(-pos());
    if (note)
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_box.text);
    else
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetricsF(font).elidedText(m_box.text, Qt::ElideRight, text.width()));
    painter->setPen(QPen(note ? colours.noteText : colours.quietText, 1));
    painter->setOpacity(0.5);
    for (const qreal distance : {4.0, 8.0})
        painter->drawLine(area.bottomRight() - QPointF(distance, 3),
                          area.bottomRight() - QPointF(3, distance));
}

} // namespace paipa::ui
