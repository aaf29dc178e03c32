// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/messagebar.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel), m_text(new QLabel), m_buttons(new QHBoxLayout)
{
    setObjectName(u"messageBar"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *close = new QToolButton;
    close->setIcon(lineIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QToolButton::clicked, this, &MessageBar::hide);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    row->addWidget(close);
    hide();
}

void MessageBar::showMessage(const QString &text, Tone tone, const QList<Choice> &choices)
{
    while (const QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_icon->setPixmap(lineIcon(tone == Tone::Warning ? u"problem"_s : u"ok"_s).pixmap(18, 18));
    m_text->setText(text);
    setAccessibleName(text);
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text);
        connect(button, &QPushButton::clicked, this, [this, action = choice.action] {
            hide();
            action();
        });
        m_buttons->addWidget(button);
    }
    show();
    raise();
    Q_EMIT resized();
}

QString MessageBar::message() const { return isHidden() ? QString() : m_text->text(); }

} // namespace paipa::ui
