// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/trustbar.h"

#include "widgets/icons.h"

#include <paipa/base/printabletext.h>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qsizetype mostValues = 5; ///< Of one kind; the rest is counted.
constexpr qsizetype mostLetters = 120;
constexpr int iconSize = 24;

QString shortened(const QString &text)
{
    const QString shown = printable(text);
    return shown.size() > mostLetters ? shown.first(mostLetters) + u"…"_s : shown;
}

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TrustBar::TrustBar(QWidget *parent)
    : QFrame(parent)
    , m_question(plainLabel({}))
    , m_capabilities(new QFormLayout)
    , m_trust(new QPushButton(tr("&Trust and go on")))
{
    setObjectName(u"trustBar"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_trust->setObjectName(u"trust"_s);
    auto *later = new QPushButton(tr("&Not now"));
    later->setObjectName(u"doNotTrust"_s);
    connect(m_trust, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto trusted = std::exchange(m_trusted, {}))
            trusted();
    });
    connect(later, &QPushButton::clicked, this, &QWidget::hide);

    auto *icon = new QLabel;
    icon->setPixmap(lineIcon(u"problem"_s).pixmap(iconSize, iconSize));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    texts->addWidget(m_question);
    m_capabilities->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_capabilities->setHorizontalSpacing(16);
    m_capabilities->setVerticalSpacing(2);
    texts->addLayout(m_capabilities);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_trust);
    buttons->addWidget(later);
    buttons->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addLayout(buttons);
    hide();
}

void TrustBar::ask(const QString &title, std::function<void()> trusted)
{
    m_trusted = std::move(trusted);
    m_question->setText(
        tr("“%1” was not made here. Nothing of it has run. It would:").arg(printable(title)));
    show();
    m_trust->setFocus();
}

void TrustBar::showCapabilities(const PipelineCapabilities &capabilities)
{
    while (m_capabilities->rowCount() > 0)
        m_capabilities->removeRow(0);
    addRow(tr("Write to"), capabilities.writesTo);
    addRow(tr("Read from"), capabilities.readsFrom);
    addRow(tr("Connect to"), capabilities.connectsTo);
    addRow(tr("Run programs"), capabilities.runs);
    addRow(tr("Evaluate scripts"), capabilities.scripts);
    addRow(tr("Get environment variables"), capabilities.environment);
    if (m_capabilities->rowCount() == 0)
        m_capabilities->addRow(plainLabel(tr("Touch nothing outside of Paipa.")));
}

void TrustBar::addRow(const QString &label, const QStringList &values)
{
    if (values.isEmpty())
        return;
    QStringList lines;
    for (const QString &value : values.first(std::min(mostValues, values.size())))
        lines.append(value == u"*"_s ? tr("whatever its items name") : shortened(value));
    if (const qsizetype more = values.size() - lines.size(); more > 0)
        lines.append(tr("and %n more", nullptr, static_cast<int>(more)));
    QLabel *shown = plainLabel(lines.join(u'\n'));
    shown->setAccessibleName(label);
    m_capabilities->addRow(label, shown);
}

} // namespace paipa::ui
