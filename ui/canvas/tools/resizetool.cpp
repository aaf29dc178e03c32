// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/resizetool.h"

#include "document/pipelinecommands.h"

#include <algorithm>

namespace paipa::ui {

namespace {

constexpr double leastWidth = 96;
constexpr double leastHeight = 48;

} // namespace

ResizeTool::ResizeTool(PipelineEditor &editor, CanvasScene &scene, const BoxItem &box)
    : m_editor(editor), m_scene(scene), m_box(box), m_before(box.box().rect)
{}

CanvasRect ResizeTool::rectFor(const CanvasPointer &pointer) const
{
    CanvasPoint corner{.x = pointer.position.x(), .y = pointer.position.y()};
    if (!pointer.modifiers.testFlag(Qt::ShiftModifier))
        corner = snapped(corner);
    CanvasRect rect = m_before;
    rect.width = std::max(leastWidth, corner.x - rect.x);
    rect.height = std::max(leastHeight, corner.y - rect.y);
    return rect;
}

void ResizeTool::move(const CanvasPointer &pointer) { m_scene.previewBox(m_box, rectFor(pointer)); }

void ResizeTool::release(const CanvasPointer &pointer)
{
    const CanvasRect rect = rectFor(pointer);
    const qsizetype index = m_box.index();
    const BoxItem::Kind kind = m_box.kind();
    m_scene.endPreview(); // deletes m_box
    PipelineCommands commands(m_editor);
    if (kind == BoxItem::Kind::Note)
        commands.setNoteRect(index, rect);
    else
        commands.setFrameRect(index, rect);
}

} // namespace paipa::ui
