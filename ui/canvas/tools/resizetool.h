// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

namespace paipa::ui {

/// Changes the size of a note or frame at its lower right corner.
class ResizeTool final : public CanvasTool
{
public:
    ResizeTool(PipelineEditor &editor, CanvasScene &scene, const BoxItem &box);

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override { m_scene.endPreview(); }

private:
    [[nodiscard]] CanvasRect rectFor(const CanvasPointer &pointer) const;

    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    const BoxItem &m_box;
    CanvasRect m_before;
};

} // namespace paipa::ui
