// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/textlisteditor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPlainTextEdit>

#include <algorithm>

namespace paipa::ui {

TextListEditor::TextListEditor(QWidget *parent) : FieldEditor(parent), m_text(new QPlainTextEdit)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setPlaceholderText(tr("One per line"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &TextListEditor::fitHeight);
    fitHeight();
}

void TextListEditor::setValue(const QJsonValue &value)
{
    QStringList lines;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &line : array)
        lines.append(line.toString());
    if (value.isString())
        lines.append(value.toString());
    m_shown = lines;
    const QString text = lines.join(u'\n');
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

bool TextListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        finish();
    return FieldEditor::eventFilter(watched, event);
}

void TextListEditor::finish()
{
    const QStringList lines = m_text->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    if (lines == m_shown)
        return;
    m_shown = lines;
    Q_EMIT edited(QJsonArray::fromStringList(lines));
}

void TextListEditor::fitHeight()
{
    const int lines = std::clamp(m_text->blockCount(), 2, 6);
    const int frame = 2 * m_text->frameWidth() + 8;
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + frame);
}

} // namespace paipa::ui
