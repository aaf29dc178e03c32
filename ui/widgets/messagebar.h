// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace paipa::ui {

/// A line above the content that says what happened and what can be done, without stopping anyone.
/// What offers a choice stays until it is answered: later messages stand before it. A mere
/// information goes by itself.
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

    /// A choice is done once and closes the message. The number is for withdraw().
    int showMessage(const QString &text, Tone tone, const QList<Choice> &choices = {});
    /// The message \a number does not count any more.
    void withdraw(int number);
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void resized();

private:
    struct Message {
        int number = 0;
        QString text;
        Tone tone = Tone::Information;
        QList<Choice> choices;
    };

    void closeCurrent();
    void refresh();
    void rebuildButtons(const Message &message);

    QList<Message> m_messages; ///< The last one is shown.
    int m_lastNumber = 0;
    QTimer m_expiry;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace paipa::ui
