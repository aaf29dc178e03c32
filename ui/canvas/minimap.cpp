// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/minimap.h"

#include "canvas/canvasview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

Minimap::Minimap(CanvasView &view, QWidget *parent) : QWidget(parent), m_view(view)
{
    setObjectName(u"minimap"_s);
    setAccessibleName(tr("Minimap"));
    setFixedSize(sizeHint());
    setCursor(Qt::PointingHandCursor);
    connect(&m_view, &CanvasView::viewportMoved, this, qOverload<>(&QWidget::update));
    connect(&m_view.editor(), &PipelineEditor::changed, this, qOverload<>(&QWidget::update));
}

QRectF Minimap::shownArea() const
{
    return m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
}

QTransform Minimap::toMap() const
{
    const QRectF area = m_view.canvas().contentRect().united(shownArea());
    const qreal scale = std::min((width() - 12) / area.width(), (height() - 12) / area.height());
    return QTransform::fromTranslate(-area.center().x(), -area.center().y())
           * QTransform::fromScale(scale, scale)
           * QTransform::fromTranslate(width() / 2.0, height() / 2.0);
}

void Minimap::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const CanvasColours &colours = m_view.canvas().painter().colours();
    QPainter painter(this);
    QColor ground = colours.card;
    ground.setAlpha(235);
    painter.setPen(colours.cardBorder);
    painter.setBrush(ground);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QTransform map = toMap();
    const QSizeF size = stepSize * map.m11();
    painter.setPen(Qt::NoPen);
    for (const StepSpec &step : m_view.editor().spec().steps) {
        const NodeItem *item = m_view.canvas().node(step.id);
        if (!item)
            continue;
        painter.setBrush(item->look().selected ? colours.selection
                         : item->look().inRun
                             ? m_view.canvas().painter().stateColour(item->look().activity)
                             : colours.link);
        painter.drawRect(QRectF(map.map(item->pos()), size.expandedTo({2, 2})));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.selection, 1.5));
    painter.drawRect(map.mapRect(shownArea()).intersected(QRectF(rect()).adjusted(1, 1, -2, -2)));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    m_view.centerOn(toMap().inverted().map(event->position()));
    event->accept();
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        mousePressEvent(event);
}

} // namespace paipa::ui
