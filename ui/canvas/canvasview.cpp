// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/canvasview.h"

#include "canvas/canvasaccessible.h"
#include "canvas/quickadd.h"
#include "document/steps.h"
#include "widgets/inlineeditor.h"

#include <paipa/document/edits.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qreal leastZoom = 0.1;
constexpr qreal greatestZoom = 4;
constexpr qreal zoomStep = 1.25;
constexpr qreal fitMargin = 48;

} // namespace

CanvasView::CanvasView(PipelineEditor &editor, QWidget *parent)
    : QGraphicsView(parent)
    , m_editor(editor)
    , m_scene(editor)
    , m_quickAdd(new QuickAdd(editor.catalogue(), this))
    , m_inlineEditor(new InlineEditor(this))
{
    CanvasAccessible::install();
    setObjectName(u"canvas"_s);
    setAccessibleName(tr("Canvas"));
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(BoundingRectViewportUpdate);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    m_edgeTimer.setInterval(30);
    connect(&m_edgeTimer, &QTimer::timeout, this, &CanvasView::scrollAtEdge);
    connect(&m_editor, &PipelineEditor::changed, this, &CanvasView::followChange);
    connect(m_quickAdd, &QuickAdd::chosen, this, &CanvasView::addChosen);
    connect(&m_editor.selection(), &Selection::revealRequested, this, &CanvasView::showStep);
    connect(&m_editor.selection(), &Selection::changed, this, &CanvasView::tellFocus);
    connect(&m_editor.selection(), &Selection::outputChosen, this, &CanvasView::tellFocus);
}

CanvasView::~CanvasView() = default;

/// What is being dragged or renamed may be gone, or be something else at the same index.
void CanvasView::followChange(const PipelineDiff &diff)
{
    const bool isRearranged = diff.canvasBoxesChanged || !diff.movedNodes.isEmpty()
                              || !diff.addedSteps.isEmpty() || !diff.removedSteps.isEmpty()
                              || !diff.addedLinks.isEmpty() || !diff.removedLinks.isEmpty();
    if (!isRearranged)
        return;
    if (m_tool)
        cancelGesture();
    m_inlineEditor->cancel();
}

/// Assistive programs hear of the step that is current.
void CanvasView::tellFocus()
{
    const auto index = m_editor.spec().stepIds().indexOf(m_editor.selection().current());
    if (!QAccessible::isActive() || !hasFocus() || index < 0)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(static_cast<int>(index));
    QAccessible::updateAccessibility(&event);
}

void CanvasView::setZoom(qreal zoom, const QPoint &anchor)
{
    zoom = std::clamp(zoom, leastZoom, greatestZoom);
    if (std::abs(zoom - 1) < 0.06)
        zoom = 1;
    if (qFuzzyCompare(zoom, this->zoom()))
        return;
    const QPointF before = mapToScene(anchor);
    setTransform(QTransform::fromScale(zoom, zoom));
    const QPoint after = mapFromScene(before);
    pan(anchor - after);
    Q_EMIT zoomChanged(zoom);
    Q_EMIT viewportMoved();
}

void CanvasView::zoomIn() { setZoom(zoom() * zoomStep, viewport()->rect().center()); }

void CanvasView::zoomOut() { setZoom(zoom() / zoomStep, viewport()->rect().center()); }

void CanvasView::resetZoom() { setZoom(1, viewport()->rect().center()); }

void CanvasView::fitAll()
{
    const QRectF content = m_scene.contentRect();
    if (content.isEmpty())
        return;
    const QRectF wanted = content.adjusted(-fitMargin, -fitMargin, fitMargin, fitMargin);
    const qreal fitting =
        std::min(viewport()->width() / wanted.width(), viewport()->height() / wanted.height());
    setZoom(std::min(1.0, fitting), viewport()->rect().center());
    centerOn(wanted.center());
    Q_EMIT viewportMoved();
}

void CanvasView::fitSelection()
{
    const QRectF content = m_scene.selectionRect();
    if (content.isEmpty())
        return;
    const QRectF wanted = content.adjusted(-fitMargin, -fitMargin, fitMargin, fitMargin);
    const qreal fitting =
        std::min(viewport()->width() / wanted.width(), viewport()->height() / wanted.height());
    setZoom(std::min(1.0, fitting), viewport()->rect().center());
    centerOn(wanted.center());
    Q_EMIT viewportMoved();
}

void CanvasView::showStep(const StepId &step)
{
    const NodeItem *item = m_scene.node(step);
    if (!item)
        return;
    if (zoom() < 0.6)
        setZoom(1, viewport()->rect().center());
    ensureVisible(item->sceneBoundingRect(), 60, 60);
    Q_EMIT viewportMoved();
}

void CanvasView::quickAdd()
{
    const Selection::Content &selected = m_editor.selection().content();
    NewLinks links;
    std::optional<LinkSpec> insertOn;
    if (selected.links.size() == 1 && selected.steps.isEmpty())
        insertOn = selected.links.first();
    else
        links = linksFromSelection();
    // Two linked steps: what comes is to go between them.
    if (selected.steps.size() == 2) {
        for (const LinkSpec &link : m_editor.spec().links) {
            if (selected.steps.contains(link.from.step) && selected.steps.contains(link.to))
                insertOn = link;
        }
    }
    QPointF position;
    if (insertOn && m_scene.link(*insertOn)) {
        const LinkItem *link = m_scene.link(*insertOn);
        position =
            (link->from() + link->to()) / 2 - QPointF(stepSize.width(), stepSize.height()) / 2;
    } else if (!links.from && viewport()->underMouse()) {
        position = mapToScene(m_lastPosition);
    } else {
        const CanvasPoint corner = m_editor.spec().steps.isEmpty()
                                       ? visibleCorner()
                                       : PipelineCommands(m_editor).cornerForNewStep();
        position = {corner.x, corner.y};
    }
    openQuickAdd(position, links, insertOn);
}

NewLinks CanvasView::linksFromSelection() const
{
    const StepSpec *step = m_editor.spec().find(m_editor.selection().current());
    if (!step || outputsOf(*step, m_editor.spec(), m_editor.catalogue()).isEmpty())
        return {};
    return {.from = m_editor.selection().outputOf(step->id)};
}

CanvasPoint CanvasView::visibleCorner() const
{
    const QPointF point = mapToScene(QPoint(viewport()->width() / 6, viewport()->height() / 3));
    return snapped({.x = point.x(), .y = point.y()});
}

void CanvasView::openQuickAdd(const QPointF &position, const NewLinks &links,
                              const std::optional<LinkSpec> &insertOn)
{
    m_adding = {.position = position, .links = links, .insertOn = insertOn};
    const bool between = insertOn.has_value();
    m_quickAdd->open(mapFromScene(position),
                     {.input = between, .output = between || links.to.has_value()});
}

void CanvasView::replaceCurrent()
{
    const StepId id = m_editor.selection().current();
    const NodeItem *item = m_scene.node(id);
    if (!item)
        return;
    const QList<LinkSpec> &links = m_editor.spec().links;
    const QPointF corner = item->sceneCard().topLeft();
    m_adding = {.position = corner, .links = {}, .insertOn = {}, .replaced = id};
    m_quickAdd->open(mapFromScene(corner),
                     {.input = std::ranges::find(links, id, &LinkSpec::to) != links.end(),
                      .output = std::ranges::any_of(
                          links, [&](const LinkSpec &link) { return link.from.step == id; })});
}

void CanvasView::addChosen(const QString &type)
{
    PipelineCommands commands(m_editor);
    if (m_adding.replaced) {
        Q_EMIT stepReplaced(commands.replaceStep(*m_adding.replaced, type));
        showStep(m_editor.selection().current());
        return;
    }
    StepSpec step = newStep(m_editor.spec(), m_editor.catalogue(), type);
    const CanvasPoint corner = snapped({.x = m_adding.position.x(), .y = m_adding.position.y()});
    const StepId id = m_adding.insertOn
                          ? commands.insertStep(std::move(step), *m_adding.insertOn, corner)
                          : commands.addStep(std::move(step), corner, m_adding.links);
    showStep(id);
}

void CanvasView::renameSelected()
{
    const StepId id = m_editor.selection().current();
    const NodeItem *item = m_scene.node(id);
    const Selection::Content &selected = m_editor.selection().content();
    if (!item) {
        for (QGraphicsItem *other : m_scene.items()) {
            const auto *box = qgraphicsitem_cast<BoxItem *>(other);
            if (!box)
                continue;
            const auto &indexes =
                box->kind() == BoxItem::Kind::Note ? selected.notes : selected.frames;
            if (indexes.contains(box->index())) {
                editBox(*box);
                return;
            }
        }
        return;
    }
    showStep(id);
    const QRectF card = item->sceneCard();
    const QRect area = mapFromScene(QRectF(card.left() + 38, card.top() + 3, card.width() - 44, 28))
                           .boundingRect();
    m_inlineEditor->edit(
        item->look().title, area.united({area.topLeft(), QSize(140, 30)}), InlineEditor::Lines::One,
        [this, id](const QString &text) { PipelineCommands(m_editor).setTitle(id, text); });
}

void CanvasView::editBox(const BoxItem &box)
{
    const bool note = box.kind() == BoxItem::Kind::Note;
    const QRect area = mapFromScene(box.textArea().adjusted(-4, -4, 4, 4)).boundingRect();
    const qsizetype index = box.index();
    m_inlineEditor->edit(box.box().text, area.united({area.topLeft(), QSize(140, 30)}),
                         note ? InlineEditor::Lines::Several : InlineEditor::Lines::One,
                         [this, note, index](const QString &text) {
                             PipelineCommands commands(m_editor);
                             if (note)
                                 commands.setNoteText(index, text);
                             else
                                 commands.setFrameText(index, text);
                         });
}

void CanvasView::addNote()
{
    const CanvasPoint corner = visibleCorner();
    PipelineCommands(m_editor).addNote(corner);
    renameSelected();
}

void CanvasView::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || !mime->hasText())
        return;
    const CanvasPoint corner = m_editor.spec().steps.isEmpty()
                                   ? visibleCorner()
                                   : PipelineCommands(m_editor).cornerForNewStep();
    PipelineCommands(m_editor).paste(mime->text().toUtf8(), corner);
    showStep(m_editor.selection().current());
}

void CanvasView::selectAll() { m_editor.selection().setSteps(m_editor.spec().stepIds()); }

void CanvasView::cancelGesture()
{
    if (m_tool) {
        m_tool->cancel();
        m_tool.reset();
        m_press.reset();
        m_edgeTimer.stop();
    } else {
        m_editor.selection().clear();
    }
}

void CanvasView::pan(const QPoint &way)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT viewportMoved();
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const CanvasColours &colours = m_scene.painter().colours();
    painter->fillRect(rect, colours.background);
    const qreal distance = zoom() >= 0.6 ? gridDistance * 2 : gridDistance * 8;
    if (zoom() < 0.2)
        return;
    QList<QPointF> dots;
    for (qreal x = std::floor(rect.left() / distance) * distance; x < rect.right(); x += distance) {
        for (qreal y = std::floor(rect.top() / distance) * distance; y < rect.bottom();
             y += distance)
            dots.append({x, y});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen(colours.grid, 2);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
    painter->setRenderHint(QPainter::Antialiasing, true);
}

void CanvasView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_scene.setBrightness(brightnessOf(palette()));
}

} // namespace paipa::ui
