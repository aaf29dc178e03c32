// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/canvasscene.h"

#include "document/boxes.h"
#include "document/steps.h"

#include <QGuiApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QString keyOf(const LinkSpec &link) { return toString(link.from) + u'\n' + link.to.text; }

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

void CanvasScene::previewMove(const QPointF &delta)
{
    const LayoutSpec &layout = m_editor.spec().layout;
    const Selection::Content moving = withEnclosed(m_selected, layout, m_places);
    for (BoxItem *box : std::as_const(m_boxes)) {
        const bool frame = box->kind() == BoxItem::Kind::Frame;
        if (!(frame ? moving.frames : moving.notes).contains(box->index()))
            continue;
        const CanvasRect &rect = (frame ? layout.frames : layout.notes)[box->index()].rect;
        box->setPos(QPointF(rect.x, rect.y) + delta);
    }
    for (const StepId &id : moving.steps) {
        NodeItem *item = m_nodes.value(id);
        const CanvasPoint place = m_places.value(id);
        if (!item)
            continue;
        item->setPos(QPointF(place.x, place.y) + delta);
        for (auto [it, end] = m_linksOf.equal_range(id); it != end; ++it)
            placeLink(*it);
    }
}

void CanvasScene::previewBox(const BoxItem &box, const CanvasRect &rect)
{
    for (BoxItem *item : std::as_const(m_boxes)) {
        if (item == &box) {
            CanvasBox changed = item->box();
            changed.rect = rect;
            item->setBox(changed);
        }
    }
}

void CanvasScene::endPreview()
{
    placeNodes();
    rebuildBoxes();
}

void CanvasScene::showFitting(const QSet<StepId> &fitting, Port::Side side)
{
    for (NodeItem *item : std::as_const(m_nodes)) {
        NodeLook look = item->look();
        const bool fits = fitting.contains(item->id());
        look.faded = !fits;
        look.inputGrown = fits && side == Port::Side::Input;
        look.outputsGrown = fits && side == Port::Side::Output;
        item->setLook(std::move(look));
    }
}

void CanvasScene::showAll()
{
    for (NodeItem *item : std::as_const(m_nodes)) {
        NodeLook look = item->look();
        look.faded = false;
        look.inputGrown = false;
        look.outputsGrown = false;
        item->setLook(std::move(look));
    }
}

void CanvasScene::setHovered(const std::optional<StepId> &step)
{
    if (step == m_hovered)
        return;
    const auto mark = [this](const std::optional<StepId> &id, bool hovered) {
        NodeItem *item = id ? m_nodes.value(*id) : nullptr;
        if (!item)
            return;
        NodeLook look = item->look();
        look.hovered = hovered;
        item->setLook(std::move(look));
    };
    mark(m_hovered, false);
    m_hovered = step;
    mark(m_hovered, true);
}

void CanvasScene::setHoveredLink(const std::optional<LinkSpec> &link)
{
    if (link == m_hoveredLink)
        return;
    if (LinkItem *item = m_hoveredLink ? m_links.value(keyOf(*m_hoveredLink)) : nullptr)
        item->setHovered(false);
    m_hoveredLink = link;
    if (LinkItem *item = link ? m_links.value(keyOf(*link)) : nullptr)
        item->setHovered(true);
}

void CanvasScene::showDraft(const QPointF &from, const QPointF &to)
{
    if (!m_draft) {
        m_draft = new LinkItem(LinkSpec{}, m_painter);
        m_draft->setZValue(3);
        m_draft->setSelected(true);
        addItem(m_draft);
    }
    m_draft->setEnds(from, to);
    m_draft->show();
}

void CanvasScene::hideLink(const std::optional<LinkSpec> &link)
{
    for (LinkItem *item : std::as_const(m_links))
        item->setVisible(!link || item->link() != *link);
}

void CanvasScene::hideDraft()
{
    if (m_draft)
        m_draft->hide();
    hideLink({});
}

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
