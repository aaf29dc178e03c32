// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/linktool.h"

#include "document/pipelinecommands.h"
#include "document/steps.h"

#include <paipa/document/edits.h>

namespace paipa::ui {

namespace {

constexpr qreal snapDistance = 40; // in pixels of the view

} // namespace

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
    m_scene.hideLink(m_moved);
    showFitting();
}

LinkTool::~LinkTool()
{
    m_scene.hideDraft();
    m_scene.showAll();
}

void LinkTool::showFitting()
{
    const PipelineSpec spec = m_moved ? withoutLink(m_editor.spec(), *m_moved) : m_editor.spec();
    using Side = CanvasScene::Port::Side;
    if (m_start.side == Side::Output) {
        m_fitting = fittingTargets(spec, m_editor.catalogue(), m_scene.outputRef(m_start));
        m_scene.showFitting(m_fitting, Side::Input);
    } else {
        m_fitting = fittingSources(spec, m_editor.catalogue(), m_start.step);
        m_scene.showFitting(m_fitting, Side::Output);
    }
}

std::optional<CanvasScene::Port> LinkTool::target(const CanvasPointer &pointer) const
{
    using Side = CanvasScene::Port::Side;
    const Side wanted = m_start.side == Side::Output ? Side::Input : Side::Output;
    // Over a step, its nearest fitting port counts, however far it is.
    if (const std::optional<StepId> step = m_scene.stepAt(pointer.position)) {
        if (!m_fitting.contains(*step))
            return {};
        CanvasScene::Port port{.step = *step, .side = wanted};
        const auto near = m_scene.portAt(pointer.position, snapDistance * pointer.unit);
        if (near && near->step == *step && near->side == wanted)
            port = *near;
        return port;
    }
    const auto near = m_scene.portAt(pointer.position, snapDistance * pointer.unit);
    if (near && near->side == wanted && m_fitting.contains(near->step))
        return near;
    return {};
}

void LinkTool::move(const CanvasPointer &pointer)
{
    const QPointF start = m_scene.positionOf(m_start);
    const auto port = target(pointer);
    const QPointF end = port ? m_scene.positionOf(*port) : pointer.position;
    if (m_start.side == CanvasScene::Port::Side::Output)
        m_scene.showDraft(start, end);
    else
        m_scene.showDraft(end, start);
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
    const bool forward = m_start.side == CanvasScene::Port::Side::Output;
    const OutputRef from = m_scene.outputRef(forward ? m_start : port);
    const StepId to = forward ? port.step : m_start.step;
    PipelineCommands commands(m_editor);
    if (m_moved)
        commands.reconnect(*m_moved, from, to);
    else
        commands.connectSteps(from, to);
}

} // namespace paipa::ui
