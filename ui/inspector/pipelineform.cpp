// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/pipelineform.h"

#include "inspector/editors/fieldeditor.h"
#include "inspector/variablelist.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <paipa/catalogue/parameterinfo.h>

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QLabel *wrapped(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

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
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addSpacing(8);
    layout->addWidget(buildLimit());
    layout->addSpacing(8);
    auto *variables = new VariableList(editor);
    connect(variables, &VariableList::appeared, this, [this](QWidget *part) {
        // It has its place once all layouts know of it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        ensureWidgetVisible(part);
    });
    layout->addWidget(variables);
    layout->addStretch();
    layout->addWidget(hint);
    setWidget(page);
    connect(&editor, &PipelineEditor::changed, this, &PipelineForm::refresh);
    refresh();
}

PipelineForm::~PipelineForm()
{
    finishPendingEdit(*this);
    m_name->disconnect(this); // it tells of an end of editing when it goes away
    m_limit.field->disconnect(this);
}

void PipelineForm::refresh()
{
    if (m_name->text() != m_editor.spec().name)
        m_name->setText(m_editor.spec().name);
    const std::optional<Allowance> &most = m_editor.spec().onError.mostFailed;
    m_limit.field->setValue(most ? toString(*most) : QString());
    m_limit.message->hide();
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
                   "the 100th item on a share such as 5 % of what the sources made; 5 % after 20 "
                   "counts from the 20th on. Empty: any number."));
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

} // namespace paipa::ui
