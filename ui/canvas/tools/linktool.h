// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

#include <functional>

namespace paipa::ui {

/// Draws a link from a port, or moves an end of a link.
class LinkTool final : public CanvasTool
{
public:
    /// What was let go over nothing: what a new step there would be linked to.
    struct Loose {
        std::optional<OutputRef> from = {};
        std::optional<StepId> to = {};
        QPointF position;
    };
    using OnLoose = std::function<void(const Loose &)>;

    /// Draws a link at \a start. \a onLoose is called if it ends over nothing.
    LinkTool(PipelineEditor &editor, CanvasScene &scene, CanvasScene::Port start, OnLoose onLoose);
    /// Moves the end of \a link that is not at \a fixed; dropped over nothing, it stays.
    LinkTool(PipelineEditor &editor, CanvasScene &scene, CanvasScene::Port fixed, LinkSpec link);
    ~LinkTool() override;

    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void cancel() override {}

private:
    void showFitting();
    [[nodiscard]] LinkSpec linkTo(const CanvasScene::Port &port) const;
    [[nodiscard]] bool fits(const CanvasScene::Port &port) const;
    [[nodiscard]] std::optional<CanvasScene::Port> target(const CanvasPointer &pointer) const;
    void connectTo(const CanvasScene::Port &port);

    PipelineEditor &m_editor;
    CanvasScene &m_scene;
    CanvasScene::Port m_start;
    std::optional<LinkSpec> m_moved;
    OnLoose m_onLoose;
    PipelineSpec m_without; ///< The pipeline without the moved link.
    QSet<StepId> m_fitting;
};

} // namespace paipa::ui
