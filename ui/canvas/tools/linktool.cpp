// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/linktool.h"

#include "canvas/tools/porttarget.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"

#include <paipa/document/edits.h>

namespace paipa::ui {

LinkTool::LinkTool(PipelineEditor &editor, CanvasScene &scene, CanvasScene::Port start,
                   OnLoose onLoose)
    : m_editor(editor), m_scene(scene), m_start(std::move(start)), m_onLoose(std::move(onLoose))
{
    showFitting();
}

LinkTool::LinkTool(PipelineEditor &editor, CanvasScene &scene, CanvasScene::Port fixed,
                   LinkSpec link)
    : m_editor(editor), m_scene(scene), m_start(std::move(fixed)), m_moved(std::move(link))
{
    m_scene.hideLinks({*m_moved});
    showFitting();
}

LinkTool::~LinkTool()
{
    m_scene.hideDrafts();
    m_scene.showAll();
}

void LinkTool::showFitting()
{
    m_without = m_moved ? withoutLink(m_editor.spec(), *m_moved) : m_editor.spec();
    using Side = CanvasScene::Port::Side;
    if (m_start.side == Side::Output) {
        m_fitting = fittingTargets(m_without, m_editor.catalogue(), m_scene.outputRef(m_start));
        m_scene.showFitting(m_fitting, Side::Input);
    } else {
        m_fitting = fittingSources(m_without, m_editor.catalogue(), m_start.step);
        m_scene.showFitting(m_fitting, Side::Output);
    }
}

LinkSpec LinkTool::linkTo(const CanvasScene::Port &port) const
{
    const bool forward = m_start.side == CanvasScene::Port::Side::Output;
    LinkSpec link = m_moved.value_or(LinkSpec{});
    link.from = m_scene.outputRef(forward ? m_start : port);
    link.to = forward ? port.step : m_start.step;
    return link;
}

bool LinkTool::fits(const CanvasScene::Port &port) const
{
    if (!m_fitting.contains(port.step))
        return false;
    const LinkSpec link = linkTo(port);
    return linkFit(m_without, m_editor.catalogue(), link.from, link.to) == LinkFit::Fits;
}

std::optional<CanvasScene::Port> LinkTool::target(const CanvasPointer &pointer) const
{
    using Side = CanvasScene::Port::Side;
    return portTarget(m_scene, pointer, m_start.side == Side::Output ? Side::Input : Side::Output,
                      [this](const CanvasScene::Port &port) { return fits(port); });
}

void LinkTool::move(const CanvasPointer &pointer)
{
    const QPointF start = m_scene.positionOf(m_start);
    const auto port = target(pointer);
    const QPointF end = port ? m_scene.positionOf(*port) : pointer.position;
    if (m_start.side == CanvasScene::Port::Side::Output)
        m_scene.showDrafts({QLineF(start, end)});
    else
        m_scene.showDrafts({QLineF(end, start)});
}

void LinkTool::release(const CanvasPointer &pointer)
{
    const auto port = target(pointer);
    if (port) {
        connectTo(*port);
        return;
    }
    if (!m_onLoose || m_scene.stepAt(pointer.position))
        return;
    if (m_start.side == CanvasScene::Port::Side::Output)
        m_onLoose({.from = m_scene.outputRef(m_start), .position = pointer.position});
    else
        m_onLoose({.to = m_start.step, .position = pointer.position});
}

void LinkTool::connectTo(const CanvasScene::Port &port)
{
    const LinkSpec link = linkTo(port);
    PipelineCommands commands(m_editor);
    if (m_moved)
        commands.reconnect(*m_moved, link.from, link.to);
    else
        commands.connectSteps(link.from, link.to);
}

} // namespace paipa::ui
