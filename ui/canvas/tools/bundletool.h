// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"
#include "document/linkbundle.h"

namespace paipa::ui {

/// Takes all links of a port to another one.
class BundleTool final : public CanvasTool
{
public:
    /// \a links come together at \a start.
    BundleTool(PipelineEditor &editor, CanvasScene &scene, const CanvasScene::Port &start,
               QList<LinkSpec> links);
    ~BundleTool() override;

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override {}

private:
    [[nodiscard]] bool fits(const CanvasScene::Port &port) const;
    [[nodiscard]] std::optional<CanvasScene::Port> target(const CanvasPointer &pointer) const;

    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    const CanvasScene::Port::Side m_side;
    const QList<LinkSpec> m_links;
};

} // namespace paipa::ui
