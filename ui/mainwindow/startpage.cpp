// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/startpage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QLabel *centred(const QString &text, double size, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * size);
    label->setFont(font);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"startPage"_s);
    m_layout->setContentsMargins(24, 24, 24, 24);
    m_layout->setSpacing(12);
    m_layout->addStretch(2);
    m_layout->addWidget(centred(tr("Drop a folder, a file or a pipeline here"), 1.7, this));
    m_layout->addWidget(centred(
        tr("Space adds a step, F5 runs. Or drag steps from the list on the left."), 1.05, this));
    m_layout->addStretch(3);
}

void StartPage::setContent(const Content &content)
{
    delete m_lists;
    m_lists = new QWidget(this);
    auto *row = new QHBoxLayout(m_lists);
    row->setSpacing(48);
    row->addStretch();
    if (!content.samples.isEmpty())
        row->addWidget(column(tr("Samples"), content.samples));
    if (!content.recent.isEmpty())
        row->addWidget(column(tr("Recent files"), content.recent));
    row->addStretch();
    m_layout->insertWidget(3, m_lists);
}

QWidget *StartPage::column(const QString &title, const QList<Link> &links)
{
    auto *box = new QWidget(m_lists);
    auto *layout = new QVBoxLayout(box);
    auto *heading = new QLabel(title, box);
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    layout->addWidget(heading);
    for (const Link &link : links) {
        auto *button = new QPushButton(link.title, box);
        button->setToolTip(link.path);
        button->setMinimumWidth(220);
        button->setStyleSheet(u"text-align: left; padding: 6px 12px;"_s);
        connect(button, &QPushButton::clicked, this,
                [this, path = link.path] { Q_EMIT fileChosen(path); });
        layout->addWidget(button);
    }
    layout->addStretch();
    return box;
}

} // namespace paipa::ui
