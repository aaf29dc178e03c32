// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/fieldrow.h"

#include <paipa/document/edits.h>

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

FieldRow::FieldRow(PipelineEditor &editor, FieldBinding binding, QList<StepId> steps,
                   QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_binding(std::move(binding))
    , m_steps(std::move(steps))
    , m_layout(new QVBoxLayout(this))
    , m_makeVariable(new QAction(tr("Make a variable of this value"), this))
    , m_problems(new ProblemNote(editor))
{
    setObjectName(m_binding.place);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(3);
    m_layout->addWidget(buildHeading());
    m_layout->addWidget(m_problems);
    m_makeVariable->setObjectName(u"makeVariable"_s);
    connect(m_makeVariable, &QAction::triggered, this, &FieldRow::makeVariable);
    refresh();
}

QWidget *FieldRow::buildHeading()
{
    m_label = new QLabel(labelOf(m_binding.info));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setToolTip(helpOf(m_binding.info));
    m_label->setWordWrap(true);
    m_remark = new QLabel;
    m_remark->setPalette(quietPalette(palette()));
    m_reset = new QToolButton;
    m_reset->setText(u"●"_s);
    m_reset->setAutoRaise(true);
    m_reset->setObjectName(u"reset"_s);
    m_reset->setToolTip(tr("Differs from the default. Click to return to it."));
    m_reset->setAccessibleName(tr("Return to the default"));
    m_reset->setFixedSize(18, 18);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_gesture = {};
        write(QJsonValue::Undefined);
    });

    auto *heading = new QWidget;
    auto *layout = new QHBoxLayout(heading);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    const bool hasOwnLabel = m_binding.info.kind == ParameterKind::Boolean;
    m_label->setVisible(!hasOwnLabel);
    layout->addWidget(m_label, hasOwnLabel ? 0 : 1);
    layout->addWidget(m_remark);
    layout->addWidget(m_reset);
    return heading;
}

bool FieldRow::owns(const QString &place) const
{
    if (!place.startsWith(m_binding.place))
        return false;
    const QString rest = place.mid(m_binding.place.size());
    return rest.isEmpty() || rest.startsWith(u'.') || rest.startsWith(u'[');
}

bool FieldRow::differsFromDefault() const
{
    if (m_binding.info.presence == Presence::Required)
        return false;
    return std::ranges::any_of(m_steps, [&](const StepId &id) {
        const StepSpec *step = m_editor.spec().find(id);
        return step && !m_binding.read(*step).isUndefined()
               && m_binding.read(*step) != m_binding.info.defaultValue;
    });
}

bool FieldRow::matters() const
{
    return !m_binding.matters || std::ranges::any_of(m_steps, [&](const StepId &id) {
        const StepSpec *step = m_editor.spec().find(id);
        return step && m_binding.matters(*step);
    });
}

void FieldRow::refresh()
{
    const StepSpec *step = m_steps.isEmpty() ? nullptr : m_editor.spec().find(m_steps.constLast());
    if (!step)
        return;
    const QJsonValue value = m_binding.effective(*step);
    const bool needsReference = isReference(value) && m_binding.info.kind != ParameterKind::Text;
    if (!m_field || needsReference != m_isReferenceField)
        makeEditor(value);
    m_field->setValue(value);
    const bool differs = differsFromDefault();
    m_reset->setVisible(differs);
    if (!differs && !matters())
        hide();
    else if (parentWidget()) // a form; it would be a window without
        show();
}

void FieldRow::makeEditor(const QJsonValue &value)
{
    if (m_field) { // it may be what has just told of an edit
        m_field->disconnect(this);
        m_field->hide();
        m_field->setParent(nullptr);
        m_field->deleteLater();
    }
    m_isReferenceField = isReference(value) && m_binding.info.kind != ParameterKind::Text;
    m_field = m_isReferenceField ? makeReferenceEditor(this)
                                 : makeFieldEditor(m_binding.info, m_editor.path(), this);
    const bool boxed = m_binding.info.kind == ParameterKind::Boolean && !m_isReferenceField;
    m_label->setVisible(!boxed);
    if (boxed)
        static_cast<QHBoxLayout *>(m_label->parentWidget()->layout())->insertWidget(0, m_field, 1);
    else
        m_layout->insertWidget(1, m_field);
    m_field->setToolTip(helpOf(m_binding.info));
    m_field->setCompletions(m_completions);
    if (QWidget *input = m_field->focusProxy()) {
        input->setAccessibleName(labelOf(m_binding.info));
        input->setAccessibleDescription(helpOf(m_binding.info));
        input->installEventFilter(this);
    }
    m_label->setBuddy(m_field);
    connect(m_field, &FieldEditor::edited, this, [this](const QJsonValue &edited) {
        if (m_field->edits() == FieldEditor::Edits::Single)
            m_gesture = {};
        write(m_binding.withoutDefault(edited));
    });
}

void FieldRow::write(const QJsonValue &value)
{
    PipelineSpec after = m_editor.spec();
    for (const StepId &id : m_steps) {
        after = withStepChanged(std::move(after), id,
                                [&](StepSpec &step) { m_binding.write(step, value); });
    }
    m_editor.apply(tr("Change %1").arg(labelOf(m_binding.info)), std::move(after), m_gesture);
    refresh(); // also where the pipeline stayed as it was, such as a size that cannot be read
}

void FieldRow::setCompletions(const Completions &completions)
{
    if (m_completions == completions)
        return;
    m_completions = completions;
    if (m_field)
        m_field->setCompletions(completions);
}

void FieldRow::setRemark(const QString &remark) { m_remark->setText(remark); }

void FieldRow::focusEditor()
{
    if (m_field)
        m_field->setFocus(Qt::OtherFocusReason);
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_gesture = m_editor.newGesture();
    auto *line = qobject_cast<QLineEdit *>(watched);
    if (line && event->type() == QEvent::ContextMenu && !plainValue().isUndefined()) {
        QMenu *menu = line->createStandardContextMenu();
        menu->addSeparator();
        showMenu(menu, static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldRow::contextMenuEvent(QContextMenuEvent *event)
{
    if (!plainValue().isUndefined())
        showMenu(new QMenu(this), event->globalPos());
}

void FieldRow::showMenu(QMenu *menu, QPoint where)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_makeVariable);
    menu->popup(where);
}

QJsonValue FieldRow::plainValue() const
{
    if (!m_binding.place.startsWith("settings."_L1) || m_binding.info.role == TextRole::Secret)
        return QJsonValue::Undefined;
    QJsonValue common = QJsonValue::Undefined;
    for (const StepId &id : m_steps) {
        const StepSpec *step = m_editor.spec().find(id);
        const QJsonValue value = step ? m_binding.effective(*step) : QJsonValue::Undefined;
        if (isReference(value) || (!common.isUndefined() && value != common))
            return QJsonValue::Undefined;
        common = value;
    }
    return common;
}

void FieldRow::makeVariable()
{
    finishPendingEdit(*this);
    const QJsonValue value = plainValue();
    if (!value.isUndefined())
        PipelineCommands(m_editor).makeVariable(m_steps, m_binding.info.key, value);
}

} // namespace paipa::ui
