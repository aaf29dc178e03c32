// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/differencebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qsizetype mostLinesInSight = 8;
constexpr int lineMargin = 6; ///< So that nothing has to be scrolled if all lines are in sight.

} // namespace

DifferenceBar::DifferenceBar(QWidget *parent)
    : QFrame(parent), m_heading(new QLabel), m_lines(new QPlainTextEdit)
{
    setObjectName(u"differenceBar"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_lines->setObjectName(u"differences"_s);
    m_lines->setAccessibleName(tr("Differences"));
    m_lines->setReadOnly(true);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setTabChangesFocus(true);
    const auto choice = [this](const QString &text, const QString &name,
                               std::function<void()> Choices::*action) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, [this, action] {
            hide();
            if (action)
                (m_choices.*action)();
        });
        return button;
    };
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(choice(tr("&Reload"), u"reload"_s, &Choices::reload));
    buttons->addWidget(choice(tr("&Keep mine"), u"keepMine"_s, &Choices::keep));
    buttons->addWidget(choice(tr("&Close"), u"closeDifferences"_s, nullptr));
    buttons->addStretch();
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_heading);
    texts->addWidget(m_lines);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addLayout(texts, 1);
    layout->addLayout(buttons);
    hide();
}

void DifferenceBar::showDifferences(const QString &file, const QStringList &lines, Choices choices)
{
    m_choices = std::move(choices);
    m_heading->setText(
        lines.isEmpty()
            ? tr("“%1” on the disk is the same pipeline as the one that is open.").arg(file)
            : tr("What is open would become “%1” on the disk by %n change(s):", nullptr,
                 static_cast<int>(lines.size()))
                  .arg(file));
    m_lines->setPlainText(lines.join(u'\n'));
    m_lines->setVisible(!lines.isEmpty());
    const auto inSight = std::min(mostLinesInSight, lines.size());
    m_lines->setFixedHeight(static_cast<int>(inSight) * m_lines->fontMetrics().lineSpacing()
                            + 2 * static_cast<int>(m_lines->document()->documentMargin())
                            + lineMargin);
    show();
    m_lines->setFocus();
}

} // namespace paipa::ui
