// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

#include <QGraphicsLineItem>

#include <memory>

namespace paipa::ui {

/// Cuts the links that a line crosses. Until it is let go, they are selected.
class CutTool final : public CanvasTool
{
public:
    CutTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start);
    ~CutTool() override;

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;

private:
    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    QPointF m_start;
    Selection::Content m_before;
    std::unique_ptr<QGraphicsLineItem> m_line;
};

} // namespace paipa::ui
