// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/canvasaccessible.h"

#include "canvas/canvasview.h"
#include "document/steps.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QStringList titlesFedBy(const StepId &id, const PipelineEditor &editor)
{
    QStringList titles;
    for (const LinkSpec &link : editor.spec().links) {
        const StepSpec *fed = link.from.step == id ? editor.spec().find(link.to) : nullptr;
        if (fed)
            titles.append(titleOf(*fed, editor.catalogue()));
    }
    return titles;
}

class StepAccessible final : public QAccessibleInterface
{
public:
    StepAccessible(CanvasView &view, StepId step) : m_view(view), m_step(std::move(step)) {}

    [[nodiscard]] const StepId &step() const { return m_step; }

    bool isValid() const override { return m_view.editor().spec().find(m_step) != nullptr; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_view);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? spokenStep(m_view, m_step) : QString();
    }
    QRect rect() const override
    {
        const NodeItem *item = m_view.canvas().node(m_step);
        if (!item)
            return {};
        const QRect area = m_view.mapFromScene(item->sceneCard()).boundingRect();
        return {m_view.viewport()->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.multiSelectable = true;
        state.selected = m_view.editor().selection().contains(m_step);
        state.focused = m_view.hasFocus() && m_view.editor().selection().current() == m_step;
        return state;
    }

private:
    CanvasView &m_view;
    const StepId m_step;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<CanvasView *>(object);
    return view ? new CanvasAccessible(*view) : nullptr;
}

} // namespace

QString spokenStep(CanvasView &view, const StepId &id)
{
    const NodeItem *item = view.canvas().node(id);
    if (!item)
        return {};
    const NodeLook &look = item->look();
    QStringList parts{look.title};
    if (!look.enabled)
        parts.append(CanvasView::tr("disabled"));
    else if (look.bypass)
        parts.append(CanvasView::tr("bypassed"));
    if (look.inRun && look.activity != StepActivity::Resting) // its numbers say so
        parts.append(activityWord(look.activity));
    if (look.inRun)
        parts.append(look.numbers);
    parts.removeAll(QString());
    if (look.isBottleneck)
        parts.append(CanvasView::tr("limits the run"));
    if (look.trouble != NodeLook::Trouble::None)
        parts.append(CanvasView::tr("has problems"));
    if (const QStringList fed = titlesFedBy(id, view.editor()); !fed.isEmpty())
        parts.append(CanvasView::tr("feeds %1", "names of steps").arg(fed.join(u", "_s)));
    if (look.chosenOutput >= 0)
        parts.append(CanvasView::tr("new links from %1", "name of an output")
                         .arg(look.outputs.value(look.chosenOutput)));
    return parts.join(u", "_s);
}

CanvasAccessible::CanvasAccessible(CanvasView &view)
    : QAccessibleWidget(&view, QAccessible::List), m_view(view)
{}

CanvasAccessible::~CanvasAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

int CanvasAccessible::childCount() const
{
    return static_cast<int>(m_view.editor().spec().steps.size());
}

QAccessibleInterface *CanvasAccessible::child(int index) const
{
    const QList<StepSpec> &steps = m_view.editor().spec().steps;
    if (index < 0 || index >= steps.size())
        return nullptr;
    const StepId &step = steps[index].id;
    const auto known = m_children.constFind(step);
    if (known != m_children.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *made = new StepAccessible(m_view, step);
    m_children.insert(step, QAccessible::registerAccessibleInterface(made));
    return made;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (this->child(i) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *CanvasAccessible::childAt(int x, int y) const
{
    const QPointF point = m_view.mapToScene(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
    const auto step = m_view.canvas().stepAt(point);
    return step ? child(static_cast<int>(m_view.editor().spec().stepIds().indexOf(*step)))
                : nullptr;
}

QAccessibleInterface *CanvasAccessible::focusChild() const
{
    return child(static_cast<int>(
        m_view.editor().spec().stepIds().indexOf(m_view.editor().selection().current())));
}

void CanvasAccessible::install() { QAccessible::installFactory(makeInterface); }

} // namespace paipa::ui
