// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

namespace paipa::ui {

/// Moves what is selected. A single step without links that is let go over a link is inserted
/// there.
class MoveTool final : public CanvasTool
{
public:
    MoveTool(PipelineEditor &editor, CanvasScene &scene, const QPointF &start);

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override;

private:
    [[nodiscard]] QPointF delta(const CanvasPointer &pointer) const;
    [[nodiscard]] std::optional<LinkSpec> linkBelow(const CanvasPointer &pointer) const;

    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    QPointF m_start;
    CanvasPoint m_anchor; ///< What is put on the grid.
};

} // namespace paipa::ui
