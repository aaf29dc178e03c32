// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/variablerow.h"

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "inspector/editors/fieldeditor.h"
#include "widgets/icons.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/variables.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

VariableRow::VariableRow(PipelineEditor &editor, qsizetype index, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_index(index)
    , m_layout(new QVBoxLayout(this))
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_remove(new QToolButton)
    , m_message(new QLabel)
    , m_help(new QLineEdit)
{
    m_layout->setContentsMargins(0, 6, 0, 0);
    m_layout->setSpacing(3);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    m_help->setPlaceholderText(tr("What it is for"));
    connect(m_name, &QLineEdit::editingFinished, this, &VariableRow::applyName);
    connect(m_kind, &QComboBox::activated, this, &VariableRow::applyKind);
    connect(m_remove, &QToolButton::clicked, this, &VariableRow::removalWanted);
    connect(m_help, &QLineEdit::editingFinished, this, [this] {
        PipelineCommands(m_editor).setVariableHelp(variable().name, m_help->text());
    });
    m_layout->addWidget(buildHeading());
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_help);
    refresh();
}

QWidget *VariableRow::buildHeading()
{
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    const auto add = [this](const QString &text, VariableKind kind) {
        m_kind->addItem(text, static_cast<int>(kind));
    };
    add(tr("Text"), VariableKind::Text);
    add(tr("Number"), VariableKind::Number);
    add(tr("Yes or no"), VariableKind::YesNo);
    add(tr("List"), VariableKind::Lines);
    add(tr("Asked at each run"), VariableKind::Asked);
    m_remove->setIcon(lineIcon(u"delete"_s));
    m_remove->setAutoRaise(true);
    auto *heading = new QWidget;
    auto *layout = new QHBoxLayout(heading);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_kind);
    layout->addWidget(m_remove);
    return heading;
}

/// An empty one between the removal of the last variable and that of its row.
VariableSpec VariableRow::variable() const { return m_editor.spec().variables.value(m_index); }

void VariableRow::refresh()
{
    const VariableSpec shown = variable();
    m_name->setObjectName(u"variableName."_s + shown.name);
    m_kind->setObjectName(u"variableKind."_s + shown.name);
    m_remove->setObjectName(u"removeVariable."_s + shown.name);
    m_help->setObjectName(u"variableHelp."_s + shown.name);
    m_name->setAccessibleName(tr("Name of the variable “%1”").arg(shown.name));
    m_kind->setAccessibleName(tr("Kind of the variable “%1”").arg(shown.name));
    m_help->setAccessibleName(tr("What the variable “%1” is for").arg(shown.name));
    m_remove->setToolTip(tr("Remove “%1”").arg(shown.name));
    m_remove->setAccessibleName(m_remove->toolTip());
    if (m_name->text() != shown.name)
        m_name->setText(shown.name);
    if (m_help->text() != shown.help)
        m_help->setText(shown.help);
    m_help->setToolTip(shown.help);
    const VariableKind kind = kindOfVariable(shown.value);
    const TextRole role = roleOfVariable(m_editor.spec(), m_editor.catalogue(), shown.name);
    const bool isOther = m_kind->findData(static_cast<int>(VariableKind::Json)) >= 0;
    if (kind == VariableKind::Json && !isOther) // it can be kept, but not be chosen
        m_kind->addItem(tr("JSON"), static_cast<int>(kind));
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
    if (!m_field || kind != m_fieldKind || role != m_fieldRole) {
        m_fieldKind = kind;
        m_fieldRole = role;
        makeField(shown);
    }
    m_field->setObjectName(u"variable."_s + shown.name);
    if (QWidget *input = m_field->focusProxy()) {
        input->setAccessibleName(tr("Value of the variable “%1”").arg(shown.name));
        input->setAccessibleDescription(shown.help);
    }
    const bool isLine = kind != VariableKind::YesNo && kind != VariableKind::Lines;
    m_field->setValue(isLine ? QJsonValue(variableText(shown.value)) : shown.value);
    m_field->setVisible(kind != VariableKind::Asked);
    m_message->hide();
}

void VariableRow::makeField(const VariableSpec &variable)
{
    if (m_field) {
        m_field->disconnect(this);
        m_field->hide();
        m_field->setObjectName({});
        m_field->deleteLater(); // it may be the one that tells of an edit
    }
    ParameterInfo info;
    info.key = variable.name;
    if (m_fieldKind == VariableKind::YesNo) {
        info.kind = ParameterKind::Boolean;
        info.label = tr("Yes");
    } else if (m_fieldKind == VariableKind::Lines) {
        info.kind = ParameterKind::TextList;
    } else if (m_fieldKind == VariableKind::Text) {
        info.role = m_fieldRole;
    }
    m_field = makeFieldEditor(info, m_editor.path(), this);
    m_layout->insertWidget(1, m_field);
    setTabOrder(m_remove, m_field);
    setTabOrder(m_field, m_help);
    connect(m_field, &FieldEditor::edited, this, &VariableRow::applyValue);
}

void VariableRow::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void VariableRow::abandon()
{
    m_name->disconnect(this);
    m_help->disconnect(this);
    m_field->disconnect(this);
}

void VariableRow::applyName()
{
    const QString why =
        PipelineCommands(m_editor).renameVariable(variable().name, m_name->text().trimmed());
    if (!why.isEmpty())
        complain(why);
    else
        refresh(); // also where only blanks were typed
}

void VariableRow::applyKind()
{
    const auto kind = static_cast<VariableKind>(m_kind->currentData().toInt());
    const VariableSpec present = variable();
    if (kind != kindOfVariable(present.value))
        PipelineCommands(m_editor).setVariableValue(present.name, asKind(present.value, kind));
}

void VariableRow::applyValue(const QJsonValue &value)
{
    const QString name = variable().name;
    if (!value.isString())
        return PipelineCommands(m_editor).setVariableValue(name, value);
    PipelineSpec after = m_editor.spec();
    const Problems problems = setVariable(after, name + u'=' + value.toString());
    if (!problems.isEmpty())
        return complain(wordingOf(problems.constFirst()));
    PipelineCommands(m_editor).setVariableValue(name, after.findVariable(name)->value);
}

void VariableRow::complain(const QString &text)
{
    m_message->setText(text);
    m_message->show();
}

} // namespace paipa::ui
