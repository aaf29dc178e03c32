// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "programrun.h"

#include <QByteArray>
#include <QStringList>

namespace paipa::test {

/// What a terminal shows, with what has scrolled out of it: enough of ECMA-48 for our programs.
class TerminalScreen
{
public:
    explicit TerminalScreen(int columns) : m_columns(columns), m_lines({QString()}) {}

    void write(const QByteArray &bytes);

    /// Without spaces at the ends of lines.
    [[nodiscard]] QStringList lines() const;
    /// Characters in the last column or beyond would have made the terminal break the line.
    [[nodiscard]] bool hasBrokenLines() const { return m_hasBrokenLines; }
    /// Sequences that are none of those which are understood.
    [[nodiscard]] QStringList unknownSequences() const { return m_unknown; }
    [[nodiscard]] int cursorRow() const { return m_row; }
    [[nodiscard]] int cursorColumn() const { return m_column; }

private:
    void put(QChar c);
    void perform(const QString &parameters, QChar command);

    int m_columns;
    QStringList m_lines;
    int m_row = 0;
    int m_column = 0;
    bool m_hasBrokenLines = false;
    QStringList m_unknown;
};

/// paipa with a terminal of its own.
class TerminalRun
{
public:
    TerminalRun(const QStringList &arguments, int columns, int rows,
                const QByteArray &kind = "xterm");
    ~TerminalRun();
    Q_DISABLE_COPY_MOVE(TerminalRun)

    /// Waits until the program has written \a text another \a times; false if it ends before.
    [[nodiscard]] bool waitFor(const QByteArray &text, int times = 1);
    /// As if a person typed it.
    void type(const QByteArray &text) const;
    void send(int signal) const;
    void resize(int columns, int rows) const;
    /// Waits for its end; what it wrote is in output(). Its exit code.
    [[nodiscard]] int finish();
    [[nodiscard]] const QByteArray &output() const { return m_output; }

private:
    bool read();

    int m_terminal = -1;
    int m_process = -1;
    QByteArray m_output;
    qsizetype m_searched = 0;
};

} // namespace paipa::test
