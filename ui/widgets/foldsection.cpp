// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/foldsection.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace paipa::ui {

FoldSection::FoldSection(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_heading(new QToolButton)
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
{
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setAutoRaise(true);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 4, 0, 8);
    m_layout->setSpacing(10);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addWidget(m_content);
    setTitle(title);
    connect(m_heading, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    m_heading->setArrowType(Qt::RightArrow);
    m_content->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void FoldSection::add(QWidget *widget) { m_layout->addWidget(widget); }

void FoldSection::setTitle(const QString &title)
{
    m_heading->setText(title);
    m_heading->setAccessibleName(title);
}

void FoldSection::setOpen(bool open)
{
    if (open == isOpen())
        return;
    m_content->setVisible(open);
    m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    Q_EMIT openChanged(open);
}

bool FoldSection::isOpen() const { return !m_content->isHidden(); }

} // namespace paipa::ui
