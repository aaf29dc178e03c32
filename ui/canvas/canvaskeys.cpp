// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The keyboard on the canvas: what concerns the canvas alone. Commands on the selection are actions
// of the window.

#include "canvas/canvasview.h"
#include "document/steps.h"

#include <QKeyEvent>

#include <algorithm>
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

/// What the keyboard can select, alone.
struct Goal {
    Selection::Content content;
    QRectF area;
};

QList<Goal> stepGoals(const PipelineSpec &spec)
{
    QList<Goal> goals;
    const Places places = placesOf(spec);
    for (const StepSpec &step : spec.steps)
        goals.append(Goal{.content = {.steps = {step.id}}, .area = cardAt(places.value(step.id))});
    return goals;
}

QList<Goal> boxGoals(const LayoutSpec &layout)
{
    const auto areaOf = [](const CanvasBox &box) {
        return QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height);
    };
    QList<Goal> goals;
    for (qsizetype i = 0; i < layout.frames.size(); ++i)
        goals.append(Goal{.content = {.frames = {i}}, .area = areaOf(layout.frames[i])});
    for (qsizetype i = 0; i < layout.notes.size(); ++i)
        goals.append(Goal{.content = {.notes = {i}}, .area = areaOf(layout.notes[i])});
    return goals;
}

/// The one in \a direction that is nearest to \a from, if there is one.
const Goal *nearestGoal(const QList<Goal> &goals, const QPointF &from, Qt::ArrowType direction)
{
    const CanvasPoint way = wayOf(direction, 1);
    double least = std::numeric_limits<double>::max();
    const Goal *nearest = nullptr;
    for (const Goal &goal : goals) {
        const QPointF apart = goal.area.center() - from;
        const double along = apart.x() * way.x + apart.y() * way.y;
        const double across = std::abs(apart.x() * way.y) + std::abs(apart.y() * way.x);
        // What lies more to the side than ahead is reached with the other arrows.
        if (along <= 0 || across > along * 2)
            continue;
        if (const double cost = along + across * 2; cost < least) {
            least = cost;
            nearest = &goal;
        }
    }
    return nearest;
}

/// Only the current one of what is selected.
Selection::Content currentOf(const Selection::Content &selected)
{
    if (!selected.steps.isEmpty())
        return {.steps = {selected.steps.last()}};
    if (!selected.notes.isEmpty())
        return {.notes = {selected.notes.last()}};
    return {.frames =
                selected.frames.isEmpty() ? QList<qsizetype>{} : QList{selected.frames.last()}};
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

/// From step to step; from a note or frame to whatever is nearest.
void CanvasView::selectNearest(Qt::ArrowType direction)
{
    QList<Goal> goals = stepGoals(m_editor.spec());
    const Selection::Content current = currentOf(m_editor.selection().content());
    if (current.steps.isEmpty() && !current.isEmpty())
        goals += boxGoals(m_editor.spec().layout);
    if (goals.isEmpty())
        return;
    const auto from = std::ranges::find(goals, current, &Goal::content);
    const Goal *goal = from == goals.end() ? &goals.constFirst()
                                           : nearestGoal(goals, from->area.center(), direction);
    if (goal)
        goTo(goal->content, goal->area);
}

void CanvasView::selectNextBox()
{
    const QList<Goal> goals = boxGoals(m_editor.spec().layout);
    if (goals.isEmpty())
        return;
    const Selection::Content current = currentOf(m_editor.selection().content());
    const auto present = std::ranges::find(goals, current, &Goal::content);
    const bool isLast = present == goals.end() || std::next(present) == goals.end();
    const Goal &next = isLast ? goals.constFirst() : *std::next(present);
    goTo(next.content, next.area);
}

void CanvasView::goTo(const Selection::Content &content, const QRectF &area)
{
    if (!content.steps.isEmpty())
        return m_editor.selection().reveal(content.steps.first());
    m_editor.selection().set(content);
    ensureVisible(area, 60, 60);
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
