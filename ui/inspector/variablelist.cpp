// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/variablelist.h"

#include "document/pipelinecommands.h"
#include "inspector/variablerow.h"
#include "widgets/icons.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

VariableList::VariableList(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_add(new QPushButton(lineIcon(u"plus"_s), tr("&Add variable")))
    , m_hint(new QLabel(tr("A setting that contains ${name} takes the value of that variable, so "
                           "that the same pipeline serves for other folders and sizes. Right-click "
                           "a setting to make a variable of its value.")))
    , m_layout(new QVBoxLayout)
    , m_removalText(new QLabel)
    , m_removalNote(buildRemovalNote())
{
    auto *heading = new QLabel(tr("Variables"));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setPalette(quietPalette(palette()));
    m_add->setObjectName(u"addVariable"_s);
    connect(m_add, &QPushButton::clicked, this, &VariableList::add);
    m_layout->setSpacing(3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(heading);
    layout->addWidget(m_hint);
    layout->addLayout(m_layout);
    layout->addWidget(m_removalNote);
    layout->addSpacing(6);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(&editor, &PipelineEditor::changed, this, &VariableList::refresh);
    refresh();
}

VariableList::~VariableList()
{
    for (VariableRow *row : std::as_const(m_rows))
        row->abandon();
}

QWidget *VariableList::buildRemovalNote()
{
    auto *note = new QWidget;
    m_removalText->setObjectName(u"removalNote"_s);
    m_removalText->setWordWrap(true);
    m_removalText->setTextFormat(Qt::PlainText);
    auto *undo = new QPushButton(lineIcon(u"undo"_s), tr("Bring it back"));
    undo->setObjectName(u"undoRemoval"_s);
    // The note goes with the next change, so the last one is the removal.
    connect(undo, &QPushButton::clicked, this, [this] { m_editor.undoStack().undo(); });
    auto *layout = new QVBoxLayout(note);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_removalText);
    layout->addWidget(undo, 0, Qt::AlignLeft);
    note->hide();
    return note;
}

void VariableList::refresh()
{
    const qsizetype count = m_editor.spec().variables.size();
    while (m_rows.size() > count) {
        VariableRow *row = m_rows.takeLast();
        if (QWidget *focused = focusWidget(); focused && row->isAncestorOf(focused))
            m_add->setFocus(Qt::OtherFocusReason);
        row->abandon();
        row->hide();
        row->deleteLater(); // it may be the one that asked for it
    }
    for (VariableRow *row : std::as_const(m_rows))
        row->refresh();
    while (m_rows.size() < count) {
        const qsizetype index = m_rows.size();
        auto *row = new VariableRow(m_editor, index, this);
        connect(row, &VariableRow::removalWanted, this, [this, index] { remove(index); });
        m_layout->addWidget(row);
        row->show(); // and not only once the event loop comes to it
        m_rows.append(row);
    }
    m_hint->setVisible(count == 0);
    m_removalNote->hide();
}

void VariableList::add()
{
    finishPendingEdit(*this);
    PipelineCommands(m_editor).addVariable(tr("variable", "the name of a new one, a to z"));
    m_rows.constLast()->focusName();
    Q_EMIT appeared(m_rows.constLast());
}

void VariableList::remove(qsizetype index)
{
    finishPendingEdit(*this);
    const QString name = m_editor.spec().variables[index].name;
    const QStringList uses = PipelineCommands(m_editor).removeVariable(name);
    if (uses.isEmpty())
        return;
    m_removalText->setText(
        tr("“%1” is gone, but these still refer to it: %2.").arg(name, uses.join(u", "_s)));
    m_removalNote->show();
    Q_EMIT appeared(m_removalNote);
}

} // namespace paipa::ui
