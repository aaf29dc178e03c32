// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPlainTextEdit>

namespace paipa::ui {

/// A text field over a picture. Enter accepts (Ctrl+Enter if it has several lines), as does leaving
/// it; Escape does not.
class InlineEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Lines { One, Several };

    explicit InlineEditor(QWidget *parent);

    /// \a accepted is called once with the text, unless the edit is cancelled or nothing changed.
    void edit(const QString &text, const QRect &area, Lines lines,
              std::function<void(const QString &)> accepted);
    [[nodiscard]] bool isEditing() const { return isVisible(); }
    void cancel();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void accept();

    Lines m_lines = Lines::One;
    QString m_before;
    std::function<void(const QString &)> m_accepted;
};

} // namespace paipa::ui
