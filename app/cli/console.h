// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace paipa::cli {

enum class MessageForm {
    Text,
    Json, ///< Each message is one JSON object on a line.
};

/// The two outputs of the program: results go to stdout, everything else to stderr. Each call is
/// one write, so that lines of several threads do not mix.
class Console
{
public:
    void setMessageForm(MessageForm form) { m_form = form; }
    [[nodiscard]] MessageForm messageForm() const { return m_form; }

    /// To stdout.
    void print(const QString &text);

    // To stderr.
    void message(const QString &text);
    void problem(const Problem &problem);
    void problems(const Problems &problems);
    /// Whatever the form of messages is.
    void json(const QJsonObject &object);
    void raw(const QByteArray &bytes);

private:
    MessageForm m_form = MessageForm::Text;
};

/// The terminal behind stderr.
struct Terminal {
    int columns = 80;
    int rows = 24;

    [[nodiscard]] static Terminal current();
    /// Whether stderr is a terminal whose cursor can be moved.
    [[nodiscard]] static bool isThere();
    /// Whether somebody sees what goes to stderr and can answer on stdin.
    [[nodiscard]] static bool hasPerson();
};

} // namespace paipa::cli
