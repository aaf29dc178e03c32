// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/variablesbar.h"

#include "document/pipelineeditor.h"
#include "document/pipelinepaths.h"
#include "document/steps.h"
#include "widgets/icons.h"
#include "widgets/pathline.h"

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

VariablesBar::VariablesBar(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_fields(new QHBoxLayout), m_message(new QLabel)
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

void VariablesBar::ask()
{
    m_lines.clear();
    while (QLayoutItem *item = m_fields->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const VariableSpec &variable : variablesToAsk(m_editor.spec()))
        m_lines.append(addLine(variable));
    m_message->hide();
    show();
    if (!m_lines.isEmpty())
        m_lines.constFirst()->setFocus();
}

QLineEdit *VariablesBar::addLine(const VariableSpec &variable)
{
    ParameterInfo use;
    use.role = roleOfVariable(m_editor.spec(), m_editor.catalogue(), variable.name);
    auto *label = new QLabel(variable.name);
    QLineEdit *line = nullptr;
    QWidget *field = nullptr;
    if (isPath(use)) {
        auto *path =
            new PathLine(use.role, {.folder = m_editor.baseFolder(),
                                    .shorten = [file = m_editor.path()](const QString &chosen) {
                                        return pathForFile(chosen, file);
                                    }});
        line = &path->line();
        field = path;
    } else {
        line = new QLineEdit;
        field = line;
    }
    line->setText(m_lastAnswers.value(variable.name));
    label->setBuddy(line);
    line->setObjectName(variable.name);
    if (!variable.help.isEmpty())
        line->setPlaceholderText(variable.help);
    line->setToolTip(variable.help);
    connect(line, &QLineEdit::returnPressed, this, &VariablesBar::answer);
    m_fields->addWidget(label);
    m_fields->addWidget(field, 1);
    return line;
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
