// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/canvaspage.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int margin = 12;

} // namespace

CanvasPage::CanvasPage(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_view(new CanvasView(editor, this))
    , m_start(new StartPage(m_view->viewport()))
    , m_problems(new ProblemChip(editor, this))
    , m_message(new MessageBar(this))
    , m_minimap(new Minimap(*m_view, this))
    , m_zoomBar(buildZoomBar())
{
    setFocusProxy(m_view);
    connect(&m_editor, &PipelineEditor::changed, this, &CanvasPage::refresh);
    connect(m_problems, &ProblemChip::resized, this, &CanvasPage::placeOverlays);
    connect(m_message, &MessageBar::resized, this, &CanvasPage::placeOverlays);
    connect(m_view, &CanvasView::viewportMoved, this, &CanvasPage::refresh);
    refresh();
}

CanvasPage::~CanvasPage()
{
    m_view->disconnect(this); // it scrolls while it is taken down
}

QWidget *CanvasPage::buildZoomBar()
{
    auto *bar = new QFrame(this);
    bar->setFrameShape(QFrame::StyledPanel);
    bar->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    const auto button = [&](const QString &icon, const QString &name, void (CanvasView::*slot)()) {
        auto *one = new QToolButton(bar);
        if (!icon.isEmpty())
            one->setIcon(lineIcon(icon));
        one->setToolTip(name);
        one->setAccessibleName(name);
        one->setAutoRaise(true);
        one->setFocusPolicy(Qt::NoFocus);
        connect(one, &QToolButton::clicked, m_view, slot);
        row->addWidget(one);
        return one;
    };
    button(u"minus"_s, tr("Zoom out"), &CanvasView::zoomOut);
    QToolButton *level = button({}, tr("Zoom to 100 %"), &CanvasView::resetZoom);
    level->setMinimumWidth(level->fontMetrics().horizontalAdvance(u"400 %"_s) + 12);
    button(u"plus"_s, tr("Zoom in"), &CanvasView::zoomIn);
    button(u"fit"_s, tr("Show everything"), &CanvasView::fitAll);
    const auto show = [level](qreal zoom) { level->setText(tr("%1 %").arg(qRound(zoom * 100))); };
    connect(m_view, &CanvasView::zoomChanged, level, show);
    show(1);
    return bar;
}

void CanvasPage::toggleMinimap()
{
    m_minimapWanted = !m_minimapWanted;
    refresh();
}

void CanvasPage::refresh()
{
    const bool empty = m_editor.spec().steps.isEmpty() && m_editor.spec().layout.notes.isEmpty();
    m_start->setVisible(empty);
    // A map of what is in sight anyway would only cover it.
    const QRectF shown = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    m_minimap->setVisible(m_minimapWanted && !empty
                          && !shown.contains(m_view->canvas().contentRect()));
}

void CanvasPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->setGeometry(rect());
    m_start->setGeometry(m_view->viewport()->rect());
    placeOverlays();
    refresh();
}

void CanvasPage::placeOverlays()
{
    m_problems->adjustSize();
    m_problems->move(width() - m_problems->width() - margin, margin);
    m_zoomBar->adjustSize();
    m_zoomBar->move(margin, height() - m_zoomBar->height() - margin);
    m_minimap->move(width() - m_minimap->width() - margin, height() - m_minimap->height() - margin);
    const int room =
        width() - 2 * margin - (m_problems->isHidden() ? 0 : m_problems->width() + margin);
    m_message->setFixedWidth(std::clamp(room, 240, 720));
    m_message->adjustSize();
    m_message->move((width() - m_message->width()) / 2, margin);
    if (m_message->geometry().intersects(m_problems->geometry()))
        m_message->move(margin, margin);
}

} // namespace paipa::ui
