// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The mouse and the trackpad on the canvas.

#include "canvas/canvasview.h"
#include "canvas/tools/bandtool.h"
#include "canvas/tools/bundletool.h"
#include "canvas/tools/cuttool.h"
#include "canvas/tools/linktool.h"
#include "canvas/tools/movetool.h"
#include "canvas/tools/resizetool.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

namespace paipa::ui {

namespace {

// In pixels of the view, at any zoom.
constexpr qreal portReach = 12;
constexpr qreal linkReach = 10;
constexpr qreal boxReach = 6;
constexpr int edgeWidth = 24;
constexpr int edgeSpeed = 16;

constexpr int wheelNotch = 120;

} // namespace

CanvasPointer CanvasView::pointerAt(const QPoint &position, Qt::KeyboardModifiers modifiers) const
{
    return {.position = mapToScene(position), .modifiers = modifiers, .unit = 1 / zoom()};
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    m_lastPosition = event->position().toPoint();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceDown)) {
        m_panFrom = m_lastPosition;
        m_spaceUsed = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        pressLeft(*event);
    } else if (event->button() == Qt::RightButton && m_tool) {
        cancelGesture();
    }
    event->accept();
}

void CanvasView::pressLeft(const QMouseEvent &event)
{
    setFocus();
    m_letGo = {};
    const QPointF point = mapToScene(m_lastPosition);
    const qreal unit = 1 / zoom();
    Press press{.position = m_lastPosition,
                .scenePosition = point,
                .modifiers = event.modifiers(),
                .port = m_scene.portAt(point, portReach * unit)};
    if (!press.port) {
        press.step = m_scene.stepAt(point);
        press.wasSelected = press.step && m_editor.selection().contains(*press.step);
        if (!press.step)
            press.link = m_scene.linkAt(point, linkReach * unit);
    }
    const BoxItem *box =
        press.port || press.step || press.link ? nullptr : m_scene.boxAt(point, boxReach * unit);
    press.onBox = box != nullptr;
    m_press = press;
    if (press.step && clickWorkers(*press.step, point)) {
        m_press.reset();
    } else if (press.step) {
        select(*press.step, event.modifiers());
    } else if (press.link) {
        m_editor.selection().set({.links = {*press.link}});
    } else if (box && box->isCorner(point, boxReach * unit)) {
        m_tool = std::make_unique<ResizeTool>(m_editor, m_scene, *box);
    } else if (box) {
        select(*box);
    }
}

void CanvasView::select(const StepId &step, Qt::KeyboardModifiers modifiers)
{
    Selection::Content content = m_editor.selection().content();
    if (content.steps.contains(step))
        return; // it may be dragged with the others; a click is judged at its end
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) {
        content.steps.append(step);
        content.links.clear();
        m_editor.selection().set(content);
    } else {
        m_editor.selection().setSteps({step});
    }
}

void CanvasView::select(const BoxItem &box)
{
    const bool note = box.kind() == BoxItem::Kind::Note;
    const Selection::Content &content = m_editor.selection().content();
    if (!(note ? content.notes : content.frames).contains(box.index()))
        m_editor.selection().set(note ? Selection::Content{.notes = {box.index()}}
                                      : Selection::Content{.frames = {box.index()}});
}

/// The end of a press after which the pointer did not move.
void CanvasView::selectClicked(const Press &press)
{
    const bool plain = !(press.modifiers & (Qt::ControlModifier | Qt::ShiftModifier));
    if (press.step && plain) {
        m_editor.selection().setSteps({*press.step});
    } else if (press.step && press.wasSelected) {
        Selection::Content content = m_editor.selection().content();
        content.steps.removeOne(*press.step);
        m_editor.selection().set(content);
    } else if (plain && !press.step && !press.port && !press.link && !press.onBox) {
        m_letGo = m_editor.selection().content();
        m_editor.selection().clear();
    }
}

/// The − and + that a step shows below the pointer.
bool CanvasView::clickWorkers(const StepId &step, const QPointF &position)
{
    const NodeItem *item = m_scene.node(step);
    if (!item || zoom() < 0.64)
        return false;
    const QRectF card = item->sceneCard();
    const QRectF badge(card.right() - 14 - 58, card.top() + 51, 58, 21);
    const QRectF less(badge.left(), badge.top(), 20, badge.height());
    const QRectF more(badge.right() - 20, badge.top(), 20, badge.height());
    if (!less.contains(position) && !more.contains(position))
        return false;
    m_editor.selection().setSteps({step});
    PipelineCommands(m_editor).changeWorkers(less.contains(position) ? -1 : 1);
    return true;
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (m_panFrom) {
        pan(position - *m_panFrom);
        m_panFrom = position;
    } else if (m_tool) {
        m_tool->move(pointerAt(position, event->modifiers()));
        m_edgeTimer.start();
    } else if (m_press && event->buttons().testFlag(Qt::LeftButton)) {
        const int way = (position - m_press->position).manhattanLength();
        if (way >= QApplication::startDragDistance()) {
            startTool();
            m_tool->move(pointerAt(position, event->modifiers()));
        }
    } else {
        hover(position);
    }
    m_lastPosition = position;
    event->accept();
}

void CanvasView::startTool()
{
    const Press &press = *m_press;
    if (press.port)
        m_tool = toolForPort(*press.port, press.modifiers);
    else if (press.link)
        m_tool = toolForLink(*press.link, press.scenePosition);
    else if (press.step || press.onBox)
        m_tool = std::make_unique<MoveTool>(m_editor, m_scene, press.scenePosition);
    else if (press.modifiers.testFlag(Qt::AltModifier))
        m_tool = std::make_unique<CutTool>(m_editor, m_scene, press.scenePosition);
    else
        m_tool =
            std::make_unique<BandTool>(m_editor, m_scene, press.scenePosition, press.modifiers);
}

std::unique_ptr<CanvasTool> CanvasView::toolForPort(const CanvasScene::Port &port,
                                                    Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        const QList<LinkSpec> links =
            linksAt(m_editor.spec(), m_editor.catalogue(), m_scene.endAt(port));
        if (!links.isEmpty())
            return std::make_unique<BundleTool>(m_editor, m_scene, port, links);
    }
    return std::make_unique<LinkTool>(
        m_editor, m_scene, port, [this](const LinkTool::Loose &loose) {
            const QPointF corner =
                loose.from ? loose.position - QPointF(0, stepSize.height() / 2)
                           : loose.position - QPointF(stepSize.width(), stepSize.height() / 2);
            openQuickAdd(corner, {.from = loose.from, .to = loose.to}, {});
        });
}

/// The end that is nearer is the one that is dragged.
std::unique_ptr<CanvasTool> CanvasView::toolForLink(const LinkSpec &link, const QPointF &position)
{
    const LinkItem *item = m_scene.link(link);
    const auto distance = [&](const QPointF &end) {
        return std::hypot(end.x() - position.x(), end.y() - position.y());
    };
    const bool movesEnd = distance(item->to()) <= distance(item->from());
    CanvasScene::Port fixed{.step = link.to, .side = CanvasScene::Port::Side::Input};
    if (movesEnd) {
        const auto start = m_scene.portAt(item->from(), 1);
        fixed = start ? *start : CanvasScene::Port{.step = link.from.step};
    }
    return std::make_unique<LinkTool>(m_editor, m_scene, fixed, link);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
    if (m_panFrom) {
        m_panFrom.reset();
        viewport()->unsetCursor();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_edgeTimer.stop();
    const std::optional<Press> press = std::exchange(m_press, {});
    if (const std::unique_ptr<CanvasTool> tool = std::move(m_tool)) {
        tool->release(pointerAt(event->position().toPoint(), event->modifiers()));
        return;
    }
    if (press)
        selectClicked(*press);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF point = mapToScene(event->position().toPoint());
    if (m_scene.stepAt(point)) {
        Q_EMIT settingsRequested();
    } else if (m_scene.boxAt(point, boxReach / zoom())) {
        renameSelected();
    } else if (const auto link = m_scene.linkAt(point, linkReach / zoom())) {
        openQuickAdd(point - QPointF(stepSize.width(), stepSize.height()) / 2, {}, link);
    } else {
        m_editor.selection().set(std::exchange(m_letGo, {}));
        openQuickAdd(point, linksFromSelection(), {});
    }
    event->accept();
}

void CanvasView::hover(const QPoint &position)
{
    const QPointF point = mapToScene(position);
    const auto port = m_scene.portAt(point, portReach / zoom());
    const auto step = m_scene.stepAt(point);
    const bool overLink = !port && !step;
    m_scene.setHovered(step);
    const auto link = overLink ? m_scene.linkAt(point, linkReach / zoom()) : std::nullopt;
    m_scene.setHoveredLink(link);
    if (port)
        viewport()->setCursor(Qt::CrossCursor);
    else if (m_spaceDown)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::scrollAtEdge()
{
    const QRect inner = viewport()->rect().adjusted(edgeWidth, edgeWidth, -edgeWidth, -edgeWidth);
    if (inner.contains(m_lastPosition))
        return;
    const auto way = [](int value, int least, int greatest) {
        return value < least ? edgeSpeed : value > greatest ? -edgeSpeed : 0;
    };
    pan({way(m_lastPosition.x(), inner.left(), inner.right()),
         way(m_lastPosition.y(), inner.top(), inner.bottom())});
    if (m_tool)
        m_tool->move(pointerAt(m_lastPosition, QGuiApplication::queryKeyboardModifiers()));
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPoint position = event->position().toPoint();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_wheelRest += event->angleDelta().y();
        const int notches = m_wheelRest / wheelNotch;
        m_wheelRest -= notches * wheelNotch;
        if (notches != 0)
            setZoom(zoom() * std::pow(1.25, notches), position);
        return;
    }
    QPoint way = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        way = way.transposed();
    pan(way);
}

/// Small changes are added up: none of them alone leaves 100 %, to which the zoom snaps.
void CanvasView::pinch(const QNativeGestureEvent &gesture)
{
    m_pinchRest *= 1 + gesture.value();
    const qreal before = zoom();
    setZoom(before * m_pinchRest, gesture.position().toPoint());
    if (!qFuzzyCompare(zoom(), before))
        m_pinchRest = 1;
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            pinch(*gesture);
            return true;
        }
    }
    if (event->type() == QEvent::Leave) {
        m_scene.setHovered({});
        m_scene.setHoveredLink({});
    }
    if (event->type() == QEvent::Resize)
        Q_EMIT viewportMoved();
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QPointF point = mapToScene(event->pos());
        if (const auto step = m_scene.stepAt(point)) {
            if (!m_editor.selection().contains(*step))
                m_editor.selection().setSteps({*step});
        } else if (const auto link = m_scene.linkAt(point, linkReach / zoom())) {
            m_editor.selection().set({.links = {*link}});
        } else if (const BoxItem *box = m_scene.boxAt(point, boxReach / zoom())) {
            select(*box);
        } else {
            m_editor.selection().clear();
        }
    }
    Q_EMIT contextMenuRequested(event->globalPos());
    event->accept();
}

} // namespace paipa::ui
