// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// What gestures show on the canvas before they change anything.

#include "canvas/canvasscene.h"
#include "document/boxes.h"

#include <QSet>

namespace paipa::ui {

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

void CanvasScene::showDrafts(const QList<QLineF> &ends)
{
    while (m_drafts.size() < ends.size()) {
        auto *draft = new LinkItem(LinkSpec{}, m_painter);
        draft->setZValue(3);
        draft->setSelected(true);
        addItem(draft);
        m_drafts.append(draft);
    }
    for (qsizetype i = 0; i < m_drafts.size(); ++i) {
        m_drafts[i]->setVisible(i < ends.size());
        if (i < ends.size())
            m_drafts[i]->setEnds(ends[i].p1(), ends[i].p2());
    }
}

void CanvasScene::hideLinks(const QList<LinkSpec> &links)
{
    for (LinkItem *item : std::as_const(m_links))
        item->setVisible(!links.contains(item->link()));
}

void CanvasScene::hideDrafts()
{
    showDrafts({});
    hideLinks({});
}

} // namespace paipa::ui
