// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace paipa::ui {

/// A line above the content that says what happened and what can be done, without stopping anyone.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    struct Choice {
        QString text;
        std::function<void()> action;
    };
    enum class Tone { Information, Warning };

    explicit MessageBar(QWidget *parent);

    /// Replaces what was shown. A choice is done once and closes the bar.
    void showMessage(const QString &text, Tone tone, const QList<Choice> &choices = {});
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void resized();

private:
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace paipa::ui
