// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/privatedisplay.h"

#include <QProcess>
#include <QTemporaryDir>

namespace paipa::test {

/// A screen of its own, on which the real Paipa Studio is shown and typed into, with a home of its
/// own.
class Screen
{
public:
    Screen();
    ~Screen() = default;
    Q_DISABLE_COPY_MOVE(Screen)

    [[nodiscard]] bool isOn() const { return !m_display.name().isEmpty(); }
    [[nodiscard]] QString home() const { return m_home.path(); }
    /// The program's own folder for data.
    [[nodiscard]] QString dataFolder() const { return m_home.filePath(m_data); }
    /// Starts \a command, of which Paipa Studio is a part, and gives its window the focus.
    [[nodiscard]] bool show(QProcess &program, const QStringList &command) const;
    void press(const QString &keys) const;
    void type(const QString &text) const;

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    QString tool(const QStringList &arguments) const;

    QTemporaryDir m_home;
    PrivateDisplay m_display;
    QString m_data;
};

} // namespace paipa::test
