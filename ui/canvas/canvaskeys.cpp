// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The keyboard on the canvas: what concerns the canvas alone. Commands on the selection are actions
// of the window.

#include "canvas/canvasview.h"
#include "document/steps.h"

#include <QKeyEvent>

#include <cmath>
#include <limits>

namespace paipa::ui {

namespace {

std::optional<Qt::ArrowType> arrowOf(int key)
{
    switch (key) {
    case Qt::Key_Left: return Qt::LeftArrow;
    case Qt::Key_Right: return Qt::RightArrow;
    case Qt::Key_Up: return Qt::UpArrow;
    case Qt::Key_Down: return Qt::DownArrow;
    default: return {};
    }
}

CanvasPoint wayOf(Qt::ArrowType arrow, double distance)
{
    switch (arrow) {
    case Qt::LeftArrow: return {.x = -distance, .y = 0};
    case Qt::RightArrow: return {.x = distance, .y = 0};
    case Qt::UpArrow: return {.x = 0, .y = -distance};
    default: return {.x = 0, .y = distance};
    }
}

} // namespace

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat() && event->modifiers() == Qt::NoModifier) {
            m_spaceDown = true;
            m_spaceUsed = false;
        }
        break;
    case Qt::Key_Escape: cancelGesture(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT settingsRequested(); break;
    default:
        if (!handleArrow(*event)) {
            QGraphicsView::keyPressEvent(event);
            return;
        }
    }
    event->accept();
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QGraphicsView::keyReleaseEvent(event);
        return;
    }
    event->accept();
    // Space + drag pans; Space alone adds a step.
    const bool alone = m_spaceDown && !m_spaceUsed;
    m_spaceDown = false;
    viewport()->unsetCursor();
    if (alone)
        quickAdd();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_spaceDown = false;
    QGraphicsView::focusOutEvent(event);
}

bool CanvasView::handleArrow(const QKeyEvent &event)
{
    const auto arrow = arrowOf(event.key());
    if (!arrow)
        return false;
    if (!event.isAutoRepeat())
        m_keyGesture = m_editor.newGesture();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier)
        selectNearest(*arrow);
    else if (modifiers == Qt::AltModifier)
        followLinks(*arrow);
    else if (modifiers == Qt::ControlModifier)
        PipelineCommands(m_editor).moveSelection(wayOf(*arrow, gridDistance), m_keyGesture);
    else if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier))
        PipelineCommands(m_editor).moveSelection(wayOf(*arrow, 1), m_keyGesture);
    else
        return false;
    return true;
}

void CanvasView::selectNearest(Qt::ArrowType direction)
{
    const Places places = placesOf(m_editor.spec());
    if (places.isEmpty())
        return;
    const StepId current = m_editor.selection().current();
    if (!places.contains(current)) {
        m_editor.selection().reveal(m_editor.spec().steps.first().id);
        return;
    }
    const CanvasPoint from = places.value(current);
    const CanvasPoint way = wayOf(direction, 1);
    double least = std::numeric_limits<double>::max();
    StepId nearest;
    for (auto it = places.begin(); it != places.end(); ++it) {
        const double dx = it->x - from.x;
        const double dy = it->y - from.y;
        const double along = dx * way.x + dy * way.y;
        const double across = std::abs(dx * way.y) + std::abs(dy * way.x);
        // What lies more to the side than ahead is reached with the other arrows.
        if (along <= 0 || across > along * 2)
            continue;
        if (const double cost = along + across * 2; cost < least) {
            least = cost;
            nearest = it.key();
        }
    }
    if (!nearest.text.isEmpty())
        m_editor.selection().reveal(nearest);
}

void CanvasView::followLinks(Qt::ArrowType direction)
{
    const bool forward = direction == Qt::RightArrow || direction == Qt::DownArrow;
    const Selection::Content &selected = m_editor.selection().content();
    if (!selected.links.isEmpty()) {
        const LinkSpec link = selected.links.last();
        m_editor.selection().reveal(forward ? link.to : link.from.step);
        return;
    }
    const StepId current = m_editor.selection().current();
    for (const LinkSpec &link : m_editor.spec().links) {
        if ((forward ? link.from.step : link.to) == current) {
            m_editor.selection().set({.links = {link}});
            return;
        }
    }
}

void CanvasView::chooseNextOutput()
{
    Selection &selection = m_editor.selection();
    const StepSpec *step = m_editor.spec().find(selection.current());
    if (!step)
        return;
    const QStringList outputs = outputsOf(*step, m_editor.spec(), m_editor.catalogue());
    if (outputs.isEmpty())
        return;
    const qsizetype present = outputIndex(outputs, selection.outputOf(step->id).port);
    selection.chooseOutput(outputAt(step->id, outputs, (present + 1) % outputs.size()));
}

} // namespace paipa::ui
