// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/bandtool.h"

#include <QPen>

namespace paipa::ui {

BandTool::BandTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start,
                   Qt::KeyboardModifiers modifiers)
    : m_editor(editor)
    , m_scene(scene)
    , m_start(start)
    , m_before(editor.selection().content())
    , m_band(std::make_unique<QGraphicsRectItem>())
{
    if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
        m_kept = m_before;
    m_editor.selection().set(m_kept);
    QColor colour = m_scene.painter().colours().selection;
    QPen pen(colour, 1);
    pen.setCosmetic(true);
    m_band->setPen(pen);
    colour.setAlpha(40);
    m_band->setBrush(colour);
    m_band->setZValue(10);
    m_scene.addItem(m_band.get());
}

BandTool::~BandTool() = default;

void BandTool::move(const CanvasPointer &pointer)
{
    const QRectF area = QRectF(m_start, pointer.position).normalized();
    m_band->setRect(area);
    Selection::Content content = m_kept;
    const Selection::Content found = m_scene.contentIn(area);
    const auto add = [](auto &all, const auto &more) {
        for (const auto &one : more) {
            if (!all.contains(one))
                all.append(one);
        }
    };
    add(content.steps, found.steps);
    add(content.notes, found.notes);
    add(content.frames, found.frames);
    m_editor.selection().set(content);
}

void BandTool::release(const CanvasPointer &pointer) { move(pointer); }

void BandTool::cancel() { m_editor.selection().set(m_before); }

} // namespace paipa::ui
