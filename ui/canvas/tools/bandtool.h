// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

#include <QGraphicsRectItem>

#include <memory>

namespace paipa::ui {

/// Selects with a rubber band. With Shift or Ctrl it adds to what was selected.
class BandTool final : public CanvasTool
{
public:
    BandTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start,
             Qt::KeyboardModifiers modifiers);
    ~BandTool() override;

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;

private:
    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    QPointF m_start;
    Selection::Content m_before;
    Selection::Content m_kept;
    std::unique_ptr<QGraphicsRectItem> m_band;
};

} // namespace paipa::ui
