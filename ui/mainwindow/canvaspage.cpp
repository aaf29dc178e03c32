// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/canvaspage.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int margin = 12;
constexpr int leastMessageWidth = 480;
constexpr int mostMessageWidth = 720;

} // namespace

CanvasPage::CanvasPage(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_layout(new QVBoxLayout(this))
    , m_view(new CanvasView(editor, this))
    , m_start(new StartPage(m_view->viewport()))
    , m_problems(new ProblemChip(editor, this))
    , m_message(new MessageBar(this))
    , m_minimap(new Minimap(*m_view, this))
    , m_zoomBar(buildZoomBar())
{
    setFocusProxy(m_view);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->addWidget(m_view, 1);
    // What lies over the view keeps to its corners.
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
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

void CanvasPage::addBar(QWidget &bar) { m_layout->insertWidget(m_layout->count() - 1, &bar); }

bool CanvasPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        m_start->setGeometry(m_view->viewport()->rect());
        placeOverlays();
        refresh();
    }
    return QWidget::eventFilter(watched, event);
}

void CanvasPage::placeOverlays()
{
    const QRect area = m_view->geometry().adjusted(margin, margin, -margin, -margin);
    const auto place = [&](QWidget *widget, Qt::Alignment corner) {
        widget->setGeometry(QStyle::alignedRect(Qt::LeftToRight, corner, widget->size(), area));
    };
    m_problems->adjustSize();
    m_zoomBar->adjustSize();
    place(m_problems, Qt::AlignTop | Qt::AlignRight);
    place(m_zoomBar, Qt::AlignBottom | Qt::AlignLeft);
    place(m_minimap, Qt::AlignBottom | Qt::AlignRight);
    // The message is centred, beside the problems or, where there is little room, below them.
    const int taken = m_problems->isHidden() ? 0 : m_problems->width() + margin;
    const bool isBeside = area.width() - taken >= leastMessageWidth;
    const int room = isBeside ? area.width() - taken : area.width();
    const int width = std::min(room, mostMessageWidth);
    const int height = m_message->hasHeightForWidth() ? m_message->heightForWidth(width)
                                                      : m_message->sizeHint().height();
    const int centred = area.left() + (area.width() - width) / 2;
    const int rightmost = area.left() + room - width;
    const int top = isBeside || taken == 0 ? area.top() : m_problems->geometry().bottom() + margin;
    m_message->setGeometry(std::max(area.left(), std::min(centred, rightmost)), top, width, height);
}

} // namespace paipa::ui
