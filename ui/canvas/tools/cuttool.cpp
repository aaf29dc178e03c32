// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/cuttool.h"

#include "document/pipelinecommands.h"

#include <QPen>

namespace paipa::ui {

CutTool::CutTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start)
    : m_editor(editor)
    , m_scene(scene)
    , m_start(start)
    , m_before(editor.selection().content())
    , m_line(std::make_unique<QGraphicsLineItem>())
{
    QPen pen(m_scene.painter().colours().warning, 2, Qt::DashLine);
    pen.setCosmetic(true);
    m_line->setPen(pen);
    m_line->setZValue(10);
    m_scene.addItem(m_line.get());
}

CutTool::~CutTool() = default;

void CutTool::move(const CanvasPointer &pointer)
{
    const QLineF line(m_start, pointer.position);
    m_line->setLine(line);
    m_editor.selection().set({.links = m_scene.linksAcross(line)});
}

void CutTool::release(const CanvasPointer &pointer)
{
    move(pointer);
    if (m_editor.selection().isEmpty())
        cancel();
    else
        PipelineCommands(m_editor).removeSelection(PipelineCommands::Removal::Plain);
}

void CutTool::cancel() { m_editor.selection().set(m_before); }

} // namespace paipa::ui
