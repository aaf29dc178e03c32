// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/messagebar.h"

#include "widgets/announcement.h"
#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr std::chrono::seconds timeToRead{12};

} // namespace

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
    connect(close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &MessageBar::closeCurrent);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    row->addWidget(close);
    hide();
}

int MessageBar::showMessage(const QString &text, Tone tone, const QList<Choice> &choices)
{
    m_messages.removeIf(
        [&](const Message &message) { return message.choices.isEmpty() || message.text == text; });
    m_messages.append(
        Message{.number = ++m_lastNumber, .text = text, .tone = tone, .choices = choices});
    refresh();
    return m_lastNumber;
}

void MessageBar::withdraw(int number)
{
    if (m_messages.removeIf([&](const Message &message) { return message.number == number; }) > 0)
        refresh();
}

void MessageBar::closeCurrent()
{
    if (!m_messages.isEmpty())
        withdraw(m_messages.constLast().number);
}

void MessageBar::refresh()
{
    m_expiry.stop();
    if (m_messages.isEmpty()) {
        hide();
        return;
    }
    const Message &message = m_messages.constLast();
    m_icon->setPixmap(
        lineIcon(message.tone == Tone::Warning ? u"problem"_s : u"ok"_s).pixmap(18, 18));
    m_text->setText(message.text);
    setAccessibleName(message.text);
    rebuildButtons(message);
    if (message.tone == Tone::Information && message.choices.isEmpty())
        m_expiry.start(timeToRead);
    show();
    raise();
    announce(*m_text);
    Q_EMIT resized();
}

void MessageBar::rebuildButtons(const Message &message)
{
    while (const QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    for (const Choice &choice : message.choices) {
        auto *button = new QPushButton(choice.text);
        connect(button, &QPushButton::clicked, this,
                [this, number = message.number, action = choice.action] {
                    withdraw(number);
                    action();
                });
        m_buttons->addWidget(button);
        button->show();
    }
}

QString MessageBar::message() const { return isHidden() ? QString() : m_text->text(); }

} // namespace paipa::ui
