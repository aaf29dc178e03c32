// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/variablesbar.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

QList<VariableSpec> variablesToAsk(const PipelineSpec &spec)
{
    QList<VariableSpec> wanted;
    for (const VariableSpec &variable : spec.variables) {
        if (variable.value.isUndefined())
            wanted.append(variable);
    }
    return wanted;
}

VariablesBar::VariablesBar(QWidget *parent)
    : QWidget(parent), m_fields(new QHBoxLayout), m_message(new QLabel)
{
    setObjectName(u"variablesBar"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *run = new QPushButton(tr("Run"));
    run->setObjectName(u"runWithVariables"_s);
    auto *close = new QToolButton;
    close->setIcon(lineIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close"));
    auto *first = new QHBoxLayout;
    first->addWidget(new QLabel(tr("This run needs:")));
    first->addLayout(m_fields, 1);
    first->addWidget(run);
    first->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addLayout(first);
    layout->addWidget(m_message);
    m_message->hide();
    connect(run, &QPushButton::clicked, this, &VariablesBar::answer);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void VariablesBar::ask(const PipelineSpec &spec)
{
    m_lines.clear();
    while (QLayoutItem *item = m_fields->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const VariableSpec &variable : variablesToAsk(spec)) {
        auto *label = new QLabel(variable.name);
        auto *line = new QLineEdit(m_lastAnswers.value(variable.name));
        label->setBuddy(line);
        line->setObjectName(variable.name);
        line->setPlaceholderText(variable.help);
        line->setToolTip(variable.help);
        connect(line, &QLineEdit::returnPressed, this, &VariablesBar::answer);
        m_fields->addWidget(label);
        m_fields->addWidget(line, 1);
        m_lines.append(line);
    }
    m_message->hide();
    show();
    if (!m_lines.isEmpty())
        m_lines.constFirst()->setFocus();
}

void VariablesBar::answer()
{
    QList<VariableSpec> answers;
    for (const QLineEdit *line : std::as_const(m_lines)) {
        if (line->text().isEmpty()) {
            m_message->setText(tr("“%1” needs a value.").arg(line->objectName()));
            m_message->show();
            return;
        }
        m_lastAnswers.insert(line->objectName(), line->text());
        answers.append(VariableSpec{.name = line->objectName(), .value = line->text()});
    }
    hide();
    Q_EMIT answered(answers);
}

} // namespace paipa::ui
