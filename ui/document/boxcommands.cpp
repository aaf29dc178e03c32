// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Frames around steps, and notes beside them.

#include "document/boxes.h"
#include "document/pipelinecommands.h"

#include <QRectF>

namespace paipa::ui {

namespace {

constexpr QSizeF noteSize{224, 96};

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
    bounds = frameAround(bounds);
    spec.layout.frames.append(CanvasBox{
        .text = tr("Frame"),
        .rect = {
            .x = bounds.x(), .y = bounds.y(), .width = bounds.width(), .height = bounds.height()}});
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
    PipelineSpec spec = m_editor.spec();
    spec.layout.notes[index].text = text;
    m_editor.apply(tr("Edit note"), std::move(spec));
}

void PipelineCommands::setFrameText(qsizetype index, const QString &text)
{
    PipelineSpec spec = m_editor.spec();
    spec.layout.frames[index].text = text;
    m_editor.apply(tr("Rename frame"), std::move(spec));
}

void PipelineCommands::setFrameRect(qsizetype index, const CanvasRect &rect)
{
    PipelineSpec spec = m_editor.spec();
    spec.layout.frames[index].rect = rect;
    m_editor.apply(tr("Resize frame"), std::move(spec));
}

void PipelineCommands::setNoteRect(qsizetype index, const CanvasRect &rect)
{
    PipelineSpec spec = m_editor.spec();
    spec.layout.notes[index].rect = rect;
    m_editor.apply(tr("Resize note"), std::move(spec));
}

} // namespace paipa::ui
