// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/lineeditor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

bool isNameCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; }

QString placeholder(TextRole role)
{
    switch (role) {
    case TextRole::Template: return LineEditor::tr("Text with {fields}");
    case TextRole::Expression: return LineEditor::tr("Expression over the fields of the item");
    case TextRole::FieldName: return LineEditor::tr("Name of a field");
    case TextRole::Secret: return QStringLiteral("${env:NAME}");
    default: return {};
    }
}

} // namespace

CompletionSpot completionSpot(const QString &text, qsizetype cursor, TextRole role)
{
    using Kind = CompletionSpot::Kind;
    qsizetype start = cursor;
    while (start > 0 && isNameCharacter(text[start - 1]))
        --start;
    const QStringView before = QStringView(text).left(start);
    if (before.endsWith("${"_L1))
        return {.kind = Kind::Variable, .start = start};
    switch (role) {
    case TextRole::Template:
        // A doubled brace stands for itself.
        if (before.endsWith(u'{') && !before.endsWith("{{"_L1))
            return {.kind = Kind::Field, .start = start};
        return {};
    case TextRole::Expression:
        return start < cursor ? CompletionSpot{.kind = Kind::Field, .start = start}
                              : CompletionSpot{};
    case TextRole::FieldName: return {.kind = Kind::Field, .start = 0};
    default: return {};
    }
}

LineEditor::LineEditor(TextRole role, QWidget *parent)
    : FieldEditor(parent), m_role(role), m_line(new QLineEdit), m_completer(new QCompleter(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    m_line->setPlaceholderText(placeholder(role));
    m_completer->setModel(&m_words);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setWidget(m_line); // and not m_line->setCompleter(): it completes whole texts
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &LineEditor::insertCompletion);
    connect(m_line, &QLineEdit::textEdited, this, &LineEditor::complete);
    connect(m_line, &QLineEdit::editingFinished, this, &LineEditor::finish);
}

void LineEditor::setValue(const QJsonValue &value)
{
    m_shown = value.toString();
    if (m_line->text() != m_shown)
        m_line->setText(m_shown);
    // Only references are for everyone to see.
    const bool hidden = m_role == TextRole::Secret && !m_shown.isEmpty() && !isReference(value);
    m_line->setEchoMode(hidden ? QLineEdit::Password : QLineEdit::Normal);
}

void LineEditor::setCompletions(const Completions &completions) { m_completions = completions; }

void LineEditor::complete()
{
    m_spot = completionSpot(m_line->text(), m_line->cursorPosition(), m_role);
    const QStringList words = m_spot.kind == CompletionSpot::Kind::Field ? m_completions.fields
                              : m_spot.kind == CompletionSpot::Kind::Variable
                                  ? m_completions.variables
                                  : QStringList();
    m_words.setStringList(words);
    const QString prefix =
        m_line->text().mid(m_spot.start, m_line->cursorPosition() - m_spot.start);
    m_completer->setCompletionPrefix(prefix);
    const bool isComplete =
        m_completer->completionCount() == 1 && m_completer->currentCompletion() == prefix;
    if (words.isEmpty() || m_completer->completionCount() == 0 || isComplete)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void LineEditor::insertCompletion(const QString &completion)
{
    QString text = m_line->text();
    const qsizetype cursor = m_line->cursorPosition();
    QString inserted = completion;
    const bool inBraces =
        m_spot.kind == CompletionSpot::Kind::Variable || m_role == TextRole::Template;
    if (inBraces && text.mid(cursor, 1) != u"}"_s)
        inserted += u'}';
    text.replace(m_spot.start, cursor - m_spot.start, inserted);
    m_line->setText(text);
    m_line->setCursorPosition(static_cast<int>(m_spot.start + inserted.size()));
}

void LineEditor::finish()
{
    if (m_completer->popup()->isVisible() || m_line->text() == m_shown)
        return;
    m_shown = m_line->text();
    Q_EMIT edited(m_shown);
}

} // namespace paipa::ui
