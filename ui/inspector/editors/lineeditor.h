// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

#include <QStringListModel>

class QCompleter;
class QLineEdit;

namespace paipa::ui {

/// What of a text would be completed: from \c start to the cursor.
struct CompletionSpot {
    enum class Kind { None, Field, Variable };
    Kind kind = Kind::None;
    qsizetype start = 0;

    bool operator==(const CompletionSpot &) const = default;
};
/// Fields are named in braces in a template, by their name in an expression; variables as "${name".
[[nodiscard]] CompletionSpot completionSpot(const QString &text, qsizetype cursor, TextRole role);

/// A text in one line, with completion of fields and variables.
class LineEditor final : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(TextRole role, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setCompletions(const Completions &completions) override;

private:
    void complete();
    void insertCompletion(const QString &completion);
    void finish();

    const TextRole m_role;
    QLineEdit *m_line;
    QCompleter *m_completer;
    QStringListModel m_words;
    Completions m_completions;
    CompletionSpot m_spot;
    QString m_shown;
};

} // namespace paipa::ui
