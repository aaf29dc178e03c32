// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// What is dropped on the canvas.

#include "canvas/canvasview.h"
#include "document/fileimport.h"
#include "document/pipelinepaths.h"
#include "document/steps.h"
#include "document/stepsearch.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qreal droppedReach = 24; // a dragged step is larger than a pointer

/// Where a step stands that is dropped at \a position: on the grid, unless Shift is held.
CanvasPoint cornerAt(const QPointF &position, Qt::KeyboardModifiers modifiers)
{
    const CanvasPoint corner{.x = std::round(position.x() - stepSize.width() / 2),
                             .y = std::round(position.y() - stepSize.height() / 2)};
    return modifiers.testFlag(Qt::ShiftModifier) ? corner : snapped(corner);
}

QString droppedType(const QMimeData &mime)
{
    return QString::fromUtf8(mime.data(QLatin1StringView(stepTypeMime)));
}

} // namespace

bool CanvasView::canDrop(const QMimeData &mime)
{
    return mime.hasFormat(QLatin1StringView(stepTypeMime)) || mime.hasUrls();
}

bool CanvasView::dropAt(const QMimeData &mime, const QPointF &position,
                        Qt::KeyboardModifiers modifiers)
{
    const QString type = droppedType(mime);
    return type.isEmpty() ? dropFiles(mime.urls(), position, modifiers)
                          : dropStep(type, position, modifiers);
}

bool CanvasView::dropStep(const QString &type, const QPointF &position,
                          Qt::KeyboardModifiers modifiers)
{
    PipelineCommands commands(m_editor);
    const CanvasPoint corner = cornerAt(position, modifiers);
    StepSpec step = newStep(m_editor.spec(), m_editor.catalogue(), type);
    const auto link = m_scene.linkAt(position, droppedReach / zoom());
    const auto target = m_scene.stepAt(position);
    if (link) {
        commands.insertStep(std::move(step), *link, corner);
    } else if (target) { // it comes after that step
        m_editor.selection().setSteps({*target});
        commands.addStep(std::move(step), commands.cornerForNewStep(),
                         {.from = m_editor.selection().outputOf(*target)});
    } else {
        commands.addStep(std::move(step), corner);
    }
    return true;
}

bool CanvasView::dropFiles(const QList<QUrl> &urls, const QPointF &position,
                           Qt::KeyboardModifiers modifiers)
{
    QStringList paths;
    bool hasPipelines = false;
    for (const QUrl &url : urls) {
        const QString path = url.toLocalFile(); // empty if it is none
        if (path.endsWith(u".paipa"_s)) {
            Q_EMIT pipelineDropped(path);
            hasPipelines = true;
        } else if (!path.isEmpty()) {
            paths.append(path);
        }
    }
    if (paths.isEmpty())
        return hasPipelines;
    PipelineCommands commands(m_editor);
    const auto target = m_scene.stepAt(position);
    if (const StepSpec *step = target ? m_editor.spec().find(*target) : nullptr) {
        const QString key = pathSettingOf(*step, m_editor.catalogue());
        if (key.isEmpty() || paths.size() > 1)
            return false;
        commands.setSetting(step->id, key, pathForFile(paths.constFirst(), m_editor.path()));
        m_editor.selection().setSteps({*target});
        return true;
    }
    const auto chains =
        stepsForPaths(paths, m_editor.spec(), m_editor.catalogue(), m_editor.path());
    commands.addChains(chains, cornerAt(position, modifiers));
    return !chains.isEmpty();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(canDrop(*event->mimeData()));
    if (event->isAccepted())
        event->setDropAction(Qt::CopyAction);
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    event->setAccepted(canDrop(*event->mimeData()));
    m_lastPosition = event->position().toPoint();
    m_edgeTimer.start();
    const QPointF point = mapToScene(m_lastPosition);
    m_scene.setHoveredLink(droppedType(*event->mimeData()).isEmpty()
                               ? std::nullopt
                               : m_scene.linkAt(point, droppedReach / zoom()));
    m_scene.setHovered(m_scene.stepAt(point));
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    Q_UNUSED(event)
    m_edgeTimer.stop();
    m_scene.setHoveredLink({});
    m_scene.setHovered({});
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_edgeTimer.stop();
    m_scene.setHoveredLink({});
    const QPointF point = mapToScene(event->position().toPoint());
    if (dropAt(*event->mimeData(), point, event->modifiers())) {
        event->acceptProposedAction();
        setFocus();
    }
}

} // namespace paipa::ui
