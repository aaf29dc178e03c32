// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/bundletool.h"

#include "canvas/tools/porttarget.h"
#include "document/pipelinecommands.h"

namespace paipa::ui {

namespace {

using Side = CanvasScene::Port::Side;

} // namespace

BundleTool::BundleTool(PipelineEditor &editor, CanvasScene &scene, const CanvasScene::Port &start,
                       QList<LinkSpec> links)
    : m_editor(editor), m_scene(scene), m_side(start.side), m_links(std::move(links))
{
    QSet<StepId> fitting;
    for (const StepSpec &step : m_editor.spec().steps) {
        if (firstPort(m_scene, step.id, m_side,
                      [this](const CanvasScene::Port &port) { return fits(port); }))
            fitting.insert(step.id);
    }
    m_scene.showFitting(fitting, m_side);
    m_scene.hideLinks(m_links);
}

BundleTool::~BundleTool()
{
    m_scene.hideDrafts();
    m_scene.showAll();
}

bool BundleTool::fits(const CanvasScene::Port &port) const
{
    return withLinksMoved(m_editor.spec(), m_editor.catalogue(), m_links, m_scene.endAt(port)).links
           != m_editor.spec().links;
}

std::optional<CanvasScene::Port> BundleTool::target(const CanvasPointer &pointer) const
{
    return portTarget(m_scene, pointer, m_side,
                      [this](const CanvasScene::Port &port) { return fits(port); });
}

void BundleTool::move(const CanvasPointer &pointer)
{
    const auto port = target(pointer);
    const QPointF end = port ? m_scene.positionOf(*port) : pointer.position;
    QList<QLineF> drafts;
    for (const LinkSpec &link : m_links) {
        if (const LinkItem *item = m_scene.link(link))
            drafts.append(m_side == Side::Output ? QLineF(end, item->to())
                                                 : QLineF(item->from(), end));
    }
    m_scene.showDrafts(drafts);
}

void BundleTool::release(const CanvasPointer &pointer)
{
    if (const auto port = target(pointer))
        PipelineCommands(m_editor).moveLinks(m_links, m_scene.endAt(*port));
}

} // namespace paipa::ui
