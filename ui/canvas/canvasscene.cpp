// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/canvasscene.h"

#include "document/steps.h"

#include <QGuiApplication>
#include <QSet>

namespace paipa::ui {

namespace {

/// Room around the content, so that one can scroll beyond it.
constexpr qreal sceneMargin = 2000;

} // namespace

CanvasScene::CanvasScene(PipelineEditor &editor, QObject *parent)
    : QGraphicsScene(parent), m_editor(editor)
{
    setItemIndexMethod(BspTreeIndex);
    setBrightness(brightnessOf(QGuiApplication::palette()));
    connect(&m_editor, &PipelineEditor::changed, this, &CanvasScene::follow);
    connect(&m_editor, &PipelineEditor::problemsChanged, this, &CanvasScene::refreshNodes);
    connect(&m_editor.selection(), &Selection::changed, this, &CanvasScene::refreshSelection);
    connect(&m_editor.selection(), &Selection::outputChosen, this, &CanvasScene::refreshSelection);
    follow(diff(PipelineSpec{}, m_editor.spec()));
    refreshSelection();
}

CanvasScene::~CanvasScene() = default;

QString CanvasScene::keyOf(const LinkSpec &link)
{
    return toString(link.from) + u'\n' + link.to.text;
}

void CanvasScene::setBrightness(Brightness brightness)
{
    auto painter = std::make_unique<NodePainter>(QGuiApplication::font(), brightness);
    m_painter = painter.get();
    m_ownedPainter = std::move(painter);
    setBackgroundBrush(m_painter->colours().background);
    update();
}

/// Ten times a second, so only what has changed is looked at twice.
void CanvasScene::setRunState(std::optional<RunOverlay> overlay)
{
    const std::optional<RunOverlay> before = std::exchange(m_overlay, std::move(overlay));
    const bool isComparable = before && m_overlay && before->age == m_overlay->age
                              && before->steps.size() == m_overlay->steps.size()
                              && before->queues.size() == m_overlay->queues.size();
    if (!isComparable) {
        if (!before && !m_overlay)
            return;
        for (LinkItem *item : std::as_const(m_links))
            refreshFill(item);
        refreshNodes();
        return;
    }
    for (auto it = m_overlay->queues.cbegin(); it != m_overlay->queues.cend(); ++it) {
        const auto old = before->queues.constFind(it.key());
        if (old != before->queues.cend() && *old == *it)
            continue;
        for (LinkItem *item : m_linksOf.values(it.key()))
            refreshFill(item);
    }
    QSet<StepId> changed;
    for (auto it = m_overlay->steps.cbegin(); it != m_overlay->steps.cend(); ++it) {
        const auto old = before->steps.constFind(it.key());
        if (old == before->steps.cend() || *old != *it)
            changed.insert(it.key());
    }
    for (const StepSpec &step : m_editor.spec().steps) {
        if (changed.isEmpty())
            return;
        if (!changed.remove(step.id))
            continue;
        if (NodeItem *item = m_nodes.value(step.id))
            item->setLook(lookOf(step));
    }
}

void CanvasScene::refreshFill(LinkItem *item)
{
    const StepId &to = item->link().to;
    const bool known = m_overlay && m_overlay->queues.contains(to);
    item->setFill(known ? std::optional(m_overlay->queues.value(to)) : std::nullopt);
}

const LinkItem *CanvasScene::link(const LinkSpec &link) const { return m_links.value(keyOf(link)); }

void CanvasScene::follow(const PipelineDiff &diff)
{
    for (const StepId &id : diff.removedSteps) {
        if (m_hovered == id)
            m_hovered.reset();
        delete m_nodes.take(id);
    }
    for (const StepId &id : diff.addedSteps)
        addNode(id);
    refreshNodes();
    if (!diff.addedSteps.isEmpty() || !diff.removedSteps.isEmpty() || !diff.movedNodes.isEmpty()
        || !diff.addedLinks.isEmpty() || !diff.removedLinks.isEmpty())
        placeNodes();
    syncLinks(diff);
    if (diff.canvasBoxesChanged)
        rebuildBoxes();
    refreshSelection();
    growSceneRect();
}

void CanvasScene::addNode(const StepId &id)
{
    if (m_nodes.contains(id))
        return;
    auto *item = new NodeItem(id, m_painter);
    m_nodes.insert(id, item);
    addItem(item);
}

void CanvasScene::rebuildBoxes()
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    const LayoutSpec &layout = m_editor.spec().layout;
    const auto add = [this](BoxItem::Kind kind, const QList<CanvasBox> &boxes) {
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            auto *item = new BoxItem(kind, i, m_painter);
            item->setBox(boxes[i]);
            const auto &selected =
                kind == BoxItem::Kind::Note ? m_selected.notes : m_selected.frames;
            item->setSelected(selected.contains(i));
            addItem(item);
            m_boxes.append(item);
        }
    };
    add(BoxItem::Kind::Frame, layout.frames);
    add(BoxItem::Kind::Note, layout.notes);
}

void CanvasScene::syncLinks(const PipelineDiff &diff)
{
    for (const LinkSpec &link : diff.removedLinks) {
        LinkItem *item = m_links.take(keyOf(link));
        if (!item)
            continue;
        if (m_hoveredLink == link)
            m_hoveredLink.reset();
        m_linksOf.remove(link.from.step, item);
        m_linksOf.remove(link.to, item);
        delete item;
    }
    const auto add = [this](const LinkSpec &link) {
        if (m_links.contains(keyOf(link)) || !m_nodes.contains(link.from.step)
            || !m_nodes.contains(link.to))
            return;
        auto *item = new LinkItem(link, m_painter);
        m_links.insert(keyOf(link), item);
        m_linksOf.insert(link.from.step, item);
        m_linksOf.insert(link.to, item);
        addItem(item);
        placeLink(item);
    };
    // A wrong file can have links to steps that come later, or twice the same.
    if (!diff.addedLinks.isEmpty() || !diff.removedLinks.isEmpty() || !diff.addedSteps.isEmpty()
        || !diff.removedSteps.isEmpty()) {
        m_links.removeIf([this](const auto &entry) {
            LinkItem *item = entry.value();
            const bool loose =
                !m_nodes.contains(item->link().from.step) || !m_nodes.contains(item->link().to);
            if (loose) {
                m_linksOf.removeIf([item](const auto &end) { return end.value() == item; });
                delete item;
            }
            return loose;
        });
        for (const LinkSpec &link : m_editor.spec().links)
            add(link);
    }
    QSet<StepId> disabled;
    for (const StepSpec &step : m_editor.spec().steps) {
        if (!step.enabled)
            disabled.insert(step.id);
    }
    for (LinkItem *item : std::as_const(m_links))
        item->setActive(!disabled.contains(item->link().from.step)
                        && !disabled.contains(item->link().to));
}

void CanvasScene::placeNodes()
{
    m_places = placesOf(m_editor.spec());
    for (NodeItem *item : std::as_const(m_nodes)) {
        const CanvasPoint place = m_places.value(item->id());
        item->setPos(place.x, place.y);
    }
    for (LinkItem *item : std::as_const(m_links))
        placeLink(item);
}

void CanvasScene::placeLink(LinkItem *item)
{
    const NodeItem *from = m_nodes.value(item->link().from.step);
    const NodeItem *to = m_nodes.value(item->link().to);
    if (!from || !to)
        return;
    const qsizetype index = outputIndex(from->look().outputs, item->link().from.port);
    item->setEnds(from->outputPoint(index), to->inputPoint());
}

void CanvasScene::refreshNodes()
{
    m_troubles.clear();
    for (const Problem &problem : m_editor.problems()) {
        auto &trouble = m_troubles[problem.place.step];
        trouble =
            std::max(trouble, problem.severity == Severity::Error ? NodeLook::Trouble::Errors
                                                                  : NodeLook::Trouble::Warnings);
    }
    for (const StepSpec &step : m_editor.spec().steps) {
        if (NodeItem *item = m_nodes.value(step.id))
            item->setLook(lookOf(step));
    }
}

void CanvasScene::refreshSelection()
{
    const Selection::Content now = m_editor.selection().content();
    const auto mark = [this](const QList<StepId> &ids, bool selected) {
        for (const StepId &id : ids) {
            NodeItem *item = m_nodes.value(id);
            if (!item)
                continue;
            NodeLook look = item->look();
            look.selected = selected;
            look.chosenOutput = chosenOutput(id, look.outputs);
            item->setLook(std::move(look));
            item->setZValue(selected ? 2.5 : 2);
        }
    };
    mark(m_selected.steps, false);
    for (const LinkSpec &link : std::as_const(m_selected.links)) {
        if (LinkItem *item = m_links.value(keyOf(link)))
            item->setSelected(false);
    }
    m_selected = now;
    mark(m_selected.steps, true);
    for (const LinkSpec &link : std::as_const(m_selected.links)) {
        if (LinkItem *item = m_links.value(keyOf(link)))
            item->setSelected(true);
    }
    for (BoxItem *box : std::as_const(m_boxes)) {
        const bool note = box->kind() == BoxItem::Kind::Note;
        box->setSelected((note ? m_selected.notes : m_selected.frames).contains(box->index()));
    }
}

qsizetype CanvasScene::chosenOutput(const StepId &id, const QStringList &outputs) const
{
    const OutputRef output = m_editor.selection().outputOf(id);
    return output.port.isEmpty() ? -1 : outputIndex(outputs, output.port);
}

NodeLook CanvasScene::lookOf(const StepSpec &step) const
{
    NodeLook look = ui::lookOf(step, m_editor, m_overlay ? &*m_overlay : nullptr);
    look.trouble = m_troubles.value(step.id.text);
    look.selected = m_selected.steps.contains(step.id);
    look.chosenOutput = chosenOutput(step.id, look.outputs);
    look.hovered = m_hovered == step.id;
    return look;
}

void CanvasScene::growSceneRect()
{
    const QRectF wanted =
        contentRect().adjusted(-sceneMargin, -sceneMargin, sceneMargin, sceneMargin);
    if (!sceneRect().contains(wanted))
        setSceneRect(sceneRect() | wanted);
}

} // namespace paipa::ui
