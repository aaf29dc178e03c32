// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/movetool.h"

#include "document/pipelinecommands.h"

#include <algorithm>

namespace paipa::ui {

namespace {

constexpr qreal linkReach = 10; // in pixels of the view

} // namespace

MoveTool::MoveTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start)
    : m_editor(editor), m_scene(scene), m_start(start)
{
    const Selection::Content &selected = m_editor.selection().content();
    const LayoutSpec &layout = m_editor.spec().layout;
    if (!selected.steps.isEmpty())
        m_anchor = placesOf(m_editor.spec()).value(selected.steps.last());
    else if (!selected.notes.isEmpty())
        m_anchor = {layout.notes[selected.notes.first()].rect.x,
                    layout.notes[selected.notes.first()].rect.y};
    else if (!selected.frames.isEmpty())
        m_anchor = {layout.frames[selected.frames.first()].rect.x,
                    layout.frames[selected.frames.first()].rect.y};
}

QPointF MoveTool::delta(const CanvasPointer &pointer) const
{
    const QPointF way = pointer.position - m_start;
    if (pointer.modifiers.testFlag(Qt::ShiftModifier))
        return way;
    const CanvasPoint end = snapped({.x = m_anchor.x + way.x(), .y = m_anchor.y + way.y()});
    return {end.x - m_anchor.x, end.y - m_anchor.y};
}

std::optional<LinkSpec> MoveTool::linkBelow(const CanvasPointer &pointer) const
{
    const QList<StepId> &steps = m_editor.selection().steps();
    if (steps.size() != 1)
        return {};
    const bool linked = std::ranges::any_of(m_editor.spec().links, [&](const LinkSpec &link) {
        return link.from.step == steps.first() || link.to == steps.first();
    });
    if (linked)
        return {};
    const NodeItem *node = m_scene.node(steps.first());
    const qreal reach = std::max(linkReach * pointer.unit, stepSize.height() / 3);
    return node ? m_scene.linkAt(node->sceneCard().center(), reach) : std::nullopt;
}

void MoveTool::move(const CanvasPointer &pointer)
{
    m_scene.previewMove(delta(pointer));
    m_scene.setHoveredLink(linkBelow(pointer));
}

void MoveTool::release(const CanvasPointer &pointer)
{
    move(pointer);
    const QPointF way = delta(pointer);
    const std::optional<LinkSpec> link = linkBelow(pointer);
    m_scene.setHoveredLink({});
    m_scene.endPreview();
    PipelineCommands commands(m_editor);
    const CanvasPoint corner{.x = m_anchor.x + way.x(), .y = m_anchor.y + way.y()};
    if (link && commands.insertExisting(m_editor.selection().current(), *link, corner))
        return;
    if (!way.isNull())
        commands.moveSelection({.x = way.x(), .y = way.y()});
}

void MoveTool::cancel()
{
    m_scene.setHoveredLink({});
    m_scene.endPreview();
}

} // namespace paipa::ui
