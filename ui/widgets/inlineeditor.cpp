// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/inlineeditor.h"

#include <QKeyEvent>

namespace paipa::ui {

InlineEditor::InlineEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTabChangesFocus(true);
    hide();
}

void InlineEditor::edit(const QString &text, const QRect &area, Lines lines,
                        std::function<void(const QString &)> accepted)
{
    m_lines = lines;
    m_before = text;
    m_accepted = std::move(accepted);
    setLineWrapMode(lines == Lines::One ? NoWrap : WidgetWidth);
    setPlainText(text);
    selectAll();
    setGeometry(area);
    show();
    raise();
    setFocus();
}

void InlineEditor::cancel()
{
    m_accepted = nullptr;
    hide();
}

bool InlineEditor::event(QEvent *event)
{
    // Keys that are shortcuts of the window are letters here.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void InlineEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        cancel();
        if (parentWidget())
            parentWidget()->setFocus();
    } else if (enter && (m_lines == Lines::One || event->modifiers() & Qt::ControlModifier)) {
        accept();
        if (parentWidget())
            parentWidget()->setFocus();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void InlineEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        accept();
}

void InlineEditor::accept()
{
    const auto accepted = std::exchange(m_accepted, nullptr);
    hide();
    if (accepted && toPlainText() != m_before)
        accepted(toPlainText());
}

} // namespace paipa::ui
