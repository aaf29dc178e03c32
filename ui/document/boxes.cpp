// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/boxes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace paipa::ui {

namespace {

constexpr double frameMargin = 32;
constexpr double frameHeading = 32;

QRectF areaOf(const CanvasRect &rect) { return {rect.x, rect.y, rect.width, rect.height}; }

CanvasRect rectOf(const QRectF &area)
{
    return {.x = area.x(), .y = area.y(), .width = area.width(), .height = area.height()};
}

/// How far it is from \a a to \a b; 0 if they touch.
double distanceOf(const QRectF &a, const QRectF &b)
{
    const double x = std::max({0.0, b.left() - a.right(), a.left() - b.right()});
    const double y = std::max({0.0, b.top() - a.bottom(), a.top() - b.bottom()});
    return std::hypot(x, y);
}

template<typename T>
void addNew(QList<T> &list, const T &value)
{
    if (!list.contains(value))
        list.append(value);
}

/// Moves what belongs to steps from where they were to where they are.
class BoxFollowing
{
public:
    BoxFollowing(LayoutSpec layout, const Places &before)
        : m_old(layout), m_layout(std::move(layout)), m_before(before)
    {}

    [[nodiscard]] LayoutSpec run()
    {
        for (CanvasBox &note : m_layout.notes)
            follow(note.rect);
        for (const qsizetype index : framesBySize())
            fit(index);
        return m_layout;
    }

private:
    [[nodiscard]] QList<qsizetype> framesBySize() const;
    [[nodiscard]] QList<StepId> companions(const QRectF &box) const;
    [[nodiscard]] bool hasMoved(const StepId &step) const
    {
        return m_before.value(step) != m_layout.nodes.value(step);
    }
    void follow(CanvasRect &rect) const;
    void fit(qsizetype index);

    const LayoutSpec m_old; ///< Its boxes are where they were.
    LayoutSpec m_layout;
    const Places &m_before;
};

QList<qsizetype> BoxFollowing::framesBySize() const
{
    QList<qsizetype> indices(m_old.frames.size());
    std::iota(indices.begin(), indices.end(), 0);
    std::ranges::stable_sort(indices, {}, [this](qsizetype index) {
        return m_old.frames[index].rect.width * m_old.frames[index].rect.height;
    });
    return indices;
}

/// The steps of the smallest frame around \a box that has any, else all.
QList<StepId> BoxFollowing::companions(const QRectF &box) const
{
    for (const qsizetype index : framesBySize()) {
        const CanvasRect &frame = m_old.frames[index].rect;
        const QList<StepId> steps = stepsWithin(frame, m_before);
        if (!steps.isEmpty() && areaOf(frame) != box && areaOf(frame).contains(box.center()))
            return steps;
    }
    return m_before.keys();
}

void BoxFollowing::follow(CanvasRect &rect) const
{
    QRectF area = areaOf(rect);
    const QList<StepId> steps = companions(area);
    const auto nearest = std::ranges::min_element(
        steps, {}, [&](const StepId &id) { return distanceOf(area, cardAt(m_before.value(id))); });
    if (nearest == steps.end())
        return;
    const CanvasPoint from = m_before.value(*nearest);
    const CanvasPoint to = m_layout.nodes.value(*nearest);
    const bool isAbove = area.center().y() < cardAt(from).center().y();
    const auto covers = [&](CanvasPoint place) { return cardAt(place).intersects(area); };
    const bool wasFree = std::ranges::none_of(m_before, covers);
    area.translate(to.x - from.x, to.y - from.y);
    while (wasFree && std::ranges::any_of(m_layout.nodes, covers)) // there may be less room now
        area.translate(0, isAbove ? -gridDistance : gridDistance);
    rect = rectOf(area);
}

void BoxFollowing::fit(qsizetype index)
{
    const CanvasRect old = m_old.frames[index].rect;
    const Selection::Content content = withEnclosed({.frames = {index}}, m_old, m_before);
    if (content.steps.isEmpty())
        return follow(m_layout.frames[index].rect);
    if (std::ranges::none_of(content.steps, [this](const StepId &id) { return hasMoved(id); }))
        return;
    QRectF bounds;
    for (const StepId &id : content.steps)
        bounds |= cardAt(m_layout.nodes.value(id));
    for (const qsizetype note : content.notes)
        bounds |= areaOf(m_layout.notes[note].rect);
    for (const qsizetype frame : content.frames) {
        if (m_old.frames[frame].rect != old) // smaller ones have been fitted
            bounds |= areaOf(m_layout.frames[frame].rect);
    }
    m_layout.frames[index].rect = frameAround(bounds);
}

} // namespace

CanvasRect frameAround(const QRectF &content)
{
    return rectOf(
        content.adjusted(-frameMargin, -frameMargin - frameHeading, frameMargin, frameMargin));
}

QList<StepId> stepsWithin(const CanvasRect &frame, const Places &places)
{
    QList<StepId> found;
    for (auto it = places.begin(); it != places.end(); ++it) {
        if (areaOf(frame).contains(cardAt(*it).center()))
            found.append(it.key());
    }
    return found;
}

Selection::Content withEnclosed(Selection::Content selected, const LayoutSpec &layout,
                                const Places &places)
{
    const QList<qsizetype> outer = selected.frames;
    for (const qsizetype index : outer) {
        const CanvasRect &frame = layout.frames[index].rect;
        for (const StepId &id : stepsWithin(frame, places))
            addNew(selected.steps, id);
        for (qsizetype i = 0; i < layout.notes.size(); ++i) {
            if (areaOf(frame).contains(areaOf(layout.notes[i].rect).center()))
                addNew(selected.notes, i);
        }
        for (qsizetype i = 0; i < layout.frames.size(); ++i) {
            if (areaOf(frame).contains(areaOf(layout.frames[i].rect)))
                addNew(selected.frames, i);
        }
    }
    return selected;
}

LayoutSpec withBoxesFollowing(LayoutSpec layout, const Places &before)
{
    return BoxFollowing(std::move(layout), before).run();
}

} // namespace paipa::ui
