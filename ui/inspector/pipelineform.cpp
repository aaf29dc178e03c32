// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/pipelineform.h"

#include "document/cataloguewording.h"
#include "inspector/editors/fieldeditor.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/variables.h>

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// As a person writes it.
QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15)
                            : value.toVariant().toString();
}

QLabel *wrapped(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

TextRole roleOfVariable(const PipelineSpec &spec, const StepCatalogue &catalogue,
                        const QString &name)
{
    const QString reference = u"${%1}"_s.arg(name);
    for (const StepSpec &step : spec.steps) {
        const StepType *type = catalogue.find(step.type);
        if (!type)
            continue;
        for (const ParameterInfo &info : type->parameters()) {
            if (step.settings.value(info.key).toString() == reference)
                return info.role;
        }
    }
    return TextRole::Plain;
}

PipelineForm::PipelineForm(PipelineEditor &editor, QWidget *parent)
    : QScrollArea(parent), m_editor(editor), m_name(new QLineEdit)
{
    setObjectName(u"pipelineForm"_s);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_name->setObjectName(u"pipelineName"_s);
    m_name->setPlaceholderText(tr("A name for people"));
    connect(m_name, &QLineEdit::editingFinished, this, &PipelineForm::applyName);
    auto *label = new QLabel(tr("Name of the pipeline"));
    label->setBuddy(m_name);
    QLabel *hint = wrapped(tr("Select a step to see and change its settings."));
    hint->setPalette(quietPalette(palette()));
    auto *page = new QWidget;
    m_layout = new QVBoxLayout(page);
    m_layout->setSpacing(6);
    m_layout->addWidget(label);
    m_layout->addWidget(m_name);
    m_layout->addSpacing(8);
    m_layout->addWidget(buildLimit());
    m_layout->addStretch();
    m_layout->addWidget(hint);
    setWidget(page);
    connect(&editor, &PipelineEditor::changed, this, &PipelineForm::refresh);
    refresh();
}

PipelineForm::~PipelineForm()
{
    finishPendingEdit(*this);
    m_name->disconnect(this); // it tells of an end of editing when it goes away
    m_limit.field->disconnect(this);
    for (const Row &row : std::as_const(m_rows))
        row.field->disconnect(this);
}

QStringList PipelineForm::names() const
{
    QStringList names;
    for (const VariableSpec &variable : m_editor.spec().variables)
        names.append(variable.name);
    return names;
}

void PipelineForm::refresh()
{
    if (m_name->text() != m_editor.spec().name)
        m_name->setText(m_editor.spec().name);
    if (names() != m_shownNames || !m_variables)
        build();
    for (const VariableSpec &variable : m_editor.spec().variables) {
        const Row row = m_rows.value(variable.name);
        row.field->setValue(textOf(variable.value));
        row.message->hide();
    }
    const std::optional<Allowance> &most = m_editor.spec().onError.mostFailed;
    m_limit.field->setValue(most ? toString(*most) : QString());
    m_limit.message->hide();
}

void PipelineForm::build()
{
    delete m_variables;
    m_rows.clear();
    m_shownNames = names();
    m_variables = new QWidget;
    auto *layout = new QVBoxLayout(m_variables);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    m_layout->insertWidget(3, m_variables);
    if (m_shownNames.isEmpty())
        return;
    QLabel *heading = wrapped(tr("Variables"));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    layout->addWidget(heading);
    for (const VariableSpec &variable : m_editor.spec().variables)
        addVariable(variable);
}

void PipelineForm::addVariable(const VariableSpec &variable)
{
    ParameterInfo info;
    info.key = variable.name;
    info.role = roleOfVariable(m_editor.spec(), m_editor.catalogue(), variable.name);
    Row row{.field = makeFieldEditor(info, m_editor.path(), m_variables), .message = wrapped({})};
    row.field->setObjectName(u"variable."_s + variable.name);
    row.field->setAccessibleName(variable.name);
    connect(row.field, &FieldEditor::edited, this,
            [this, name = variable.name](const QJsonValue &value) { applyVariable(name, value); });
    QLabel *help = wrapped(variable.help);
    help->setPalette(quietPalette(palette()));
    help->setVisible(!variable.help.isEmpty());
    QLayout *layout = m_variables->layout();
    layout->addItem(new QSpacerItem(0, 6));
    layout->addWidget(wrapped(variable.name));
    layout->addWidget(row.field);
    layout->addWidget(row.message);
    layout->addWidget(help);
    m_rows.insert(variable.name, row);
}

QWidget *PipelineForm::buildLimit()
{
    const QString title = tr("Most failures in the whole run");
    auto *area = new QWidget;
    m_limit = {.field = makeFieldEditor({}, {}, area), .message = wrapped({})};
    m_limit.field->setObjectName(u"mostFailed"_s);
    if (QWidget *input = m_limit.field->focusProxy())
        input->setAccessibleName(title);
    connect(m_limit.field, &FieldEditor::edited, this,
            [this](const QJsonValue &value) { applyLimit(value.toString().trimmed()); });
    QLabel *label = wrapped(title);
    label->setBuddy(m_limit.field);
    QLabel *help =
        wrapped(tr("If all steps together set more items aside, the run ends: a number, or from "
                   "the 100th item on a share such as 5 % of what the sources made. Empty: any "
                   "number."));
    help->setPalette(quietPalette(palette()));
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(3);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{label, m_limit.field, m_limit.message, help})
        layout->addWidget(widget);
    return area;
}

void PipelineForm::applyLimit(const QString &text)
{
    const std::optional<Allowance> most = parseAllowance(text);
    if (!text.isEmpty() && !most) {
        m_limit.message->setText(tr("This must be a number of items, or a share such as 5 %."));
        m_limit.message->show();
        return;
    }
    PipelineSpec after = m_editor.spec();
    after.onError.mostFailed = most;
    m_editor.apply(tr("Change how many failures end a run"), std::move(after));
    refresh(); // also where it stayed as it was, such as 5% for 5 %
}

void PipelineForm::applyName()
{
    PipelineSpec after = m_editor.spec();
    after.name = m_name->text().trimmed();
    m_editor.apply(tr("Rename pipeline"), std::move(after));
}

void PipelineForm::applyVariable(const QString &name, const QJsonValue &value)
{
    PipelineSpec after = m_editor.spec();
    const QString text = value.toString();
    const Problems problems = setVariable(after, name + u'=' + text);
    if (problems.isEmpty()) {
        m_editor.apply(tr("Change variable “%1”").arg(name), std::move(after));
        return;
    }
    QLabel *message = m_rows.value(name).message;
    message->setText(wordingOf(problems.constFirst()));
    message->show();
}

} // namespace paipa::ui
