// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Frames around steps, and notes beside them.

#include "document/boxes.h"
#include "document/pipelinecommands.h"

#include <QRectF>

namespace paipa::ui {

namespace {

constexpr QSizeF noteSize{224, 96};

using Boxes = QList<CanvasBox> LayoutSpec::*;

void changeBox(PipelineEditor &editor, const QString &text, Boxes boxes, qsizetype index,
               const std::function<void(CanvasBox &)> &edit)
{
    PipelineSpec spec = editor.spec();
    edit((spec.layout.*boxes)[index]);
    editor.apply(text, std::move(spec));
}

} // namespace

void PipelineCommands::addFrame()
{
    PipelineSpec spec = withAllPlaces(m_editor.spec());
    QRectF bounds;
    for (const StepId &id : m_editor.selection().steps())
        bounds |= cardAt(spec.layout.nodes.value(id));
    if (bounds.isEmpty()) {
        const CanvasPoint corner = cornerForNewStep();
        bounds = QRectF(QPointF(corner.x, corner.y), stepSize * 1.5);
    }
    spec.layout.frames.append(CanvasBox{.text = tr("Frame"), .rect = frameAround(bounds)});
    m_editor.apply(tr("Add frame"), std::move(spec));
    m_editor.selection().set({.frames = {m_editor.spec().layout.frames.size() - 1}});
}

void PipelineCommands::addNote(CanvasPoint corner)
{
    const CanvasPoint at = snapped(corner);
    PipelineSpec spec = m_editor.spec();
    spec.layout.notes.append(CanvasBox{
        .text = tr("Note"),
        .rect = {.x = at.x, .y = at.y, .width = noteSize.width(), .height = noteSize.height()}});
    m_editor.apply(tr("Add note"), std::move(spec));
    m_editor.selection().set({.notes = {m_editor.spec().layout.notes.size() - 1}});
}

void PipelineCommands::setNoteText(qsizetype index, const QString &text)
{
    changeBox(m_editor, tr("Edit note"), &LayoutSpec::notes, index,
              [&](CanvasBox &note) { note.text = text; });
}

void PipelineCommands::setFrameText(qsizetype index, const QString &text)
{
    changeBox(m_editor, tr("Rename frame"), &LayoutSpec::frames, index,
              [&](CanvasBox &frame) { frame.text = text; });
}

void PipelineCommands::setFrameRect(qsizetype index, const CanvasRect &rect)
{
    changeBox(m_editor, tr("Resize frame"), &LayoutSpec::frames, index,
              [&](CanvasBox &frame) { frame.rect = rect; });
}

void PipelineCommands::setNoteRect(qsizetype index, const CanvasRect &rect)
{
    changeBox(m_editor, tr("Resize note"), &LayoutSpec::notes, index,
              [&](CanvasBox &note) { note.rect = rect; });
}

} // namespace paipa::ui
