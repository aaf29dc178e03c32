// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/quickadd.h"

#include "document/cataloguewording.h"
#include "document/steps.h"
#include "document/stepsearch.h"
#include "widgets/icons.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr QSize popupSize{320, 300};

} // namespace

QuickAdd::QuickAdd(const StepCatalogue &catalogue, QWidget *parent)
    : QFrame(parent), m_catalogue(catalogue), m_search(new QLineEdit), m_list(new QListWidget)
{
    setObjectName(u"quickAdd"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    resize(popupSize);
    m_search->setPlaceholderText(tr("Add a step: type to search"));
    m_search->setAccessibleName(tr("Search steps"));
    m_search->setClearButtonEnabled(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({20, 20});
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &QuickAdd::refill);
    connect(m_list, &QListWidget::itemClicked, this, &QuickAdd::accept);
    hide();
}

void QuickAdd::open(const QPoint &position, const Needs &needs)
{
    m_needs = needs;
    m_search->clear();
    refill();
    const QRect area = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const QPoint corner(
        std::clamp(position.x(), area.left(), std::max(area.left(), area.right() - width())),
        std::clamp(position.y(), area.top(), std::max(area.top(), area.bottom() - height())));
    move(corner);
    show();
    raise();
    m_search->setFocus();
}

bool QuickAdd::eventFilter(QObject *watched, QEvent *event)
{
    Q_UNUSED(watched)
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int count = m_list->count();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: accept(); return true;
    case Qt::Key_Escape:
        hide();
        parentWidget()->setFocus();
        return true;
    case Qt::Key_Down:
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + 1) % count);
        return true;
    case Qt::Key_Up:
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + count - 1) % count);
        return true;
    default: return false;
    }
}

void QuickAdd::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT dismissed();
}

void QuickAdd::refill()
{
    m_list->clear();
    for (const StepType *type : findTypes(m_catalogue, m_search->text())) {
        if (!fits(*type))
            continue;
        auto *item = new QListWidgetItem(lineIcon(iconNameOf(type->info().type)),
                                         titleOf(type->info()), m_list);
        item->setData(Qt::UserRole, type->info().type);
        item->setToolTip(summaryOf(type->info()));
    }
    m_list->setCurrentRow(0);
}

void QuickAdd::accept()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString type = item->data(Qt::UserRole).toString();
    hide();
    parentWidget()->setFocus();
    Q_EMIT chosen(type);
}

bool QuickAdd::fits(const StepType &type) const
{
    const StepKind kind = type.info().kind;
    return (!m_needs.input || kind != StepKind::Source)
           && (!m_needs.output || kind != StepKind::Sink);
}

} // namespace paipa::ui
