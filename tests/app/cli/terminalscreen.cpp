// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "terminalscreen.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <csignal>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

void TerminalScreen::write(const QByteArray &bytes)
{
    static const QRegularExpression sequence(u"\x1b\\[([0-9;?]*)([A-Za-z])"_s);
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\x1b') {
            put(text[i]);
            continue;
        }
        const QRegularExpressionMatch match =
            sequence.match(text, i, QRegularExpression::NormalMatch,
                           QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            m_unknown.append(text.sliced(i, std::min<qsizetype>(8, text.size() - i)));
            continue;
        }
        perform(match.captured(1), match.captured(2).front());
        i = match.capturedEnd() - 1;
    }
}

void TerminalScreen::put(QChar c)
{
    if (c == u'\r') {
        m_column = 0;
    } else if (c == u'\n') {
        ++m_row;
        if (m_row == m_lines.size())
            m_lines.append(QString());
    } else {
        m_hasBrokenLines = m_hasBrokenLines || m_column >= m_columns;
        QString &line = m_lines[m_row];
        line = line.leftJustified(m_column + 1);
        line[m_column++] = c;
    }
}

void TerminalScreen::perform(const QString &parameters, QChar command)
{
    if (command == u'A') {
        m_row = std::max(0, m_row - parameters.toInt());
    } else if (command == u'K') {
        m_lines[m_row].truncate(m_column);
    } else if (command == u'J') {
        m_lines[m_row].truncate(m_column);
        m_lines.resize(m_row + 1);
    } else if (command != u'm') {
        m_unknown.append(parameters + command);
    }
}

QStringList TerminalScreen::lines() const
{
    QStringList result;
    for (QString line : m_lines) {
        while (line.endsWith(u' '))
            line.chop(1);
        result.append(line);
    }
    while (!result.isEmpty() && result.constLast().isEmpty())
        result.removeLast();
    return result;
}

TerminalRun::TerminalRun(const QStringList &arguments, int columns, int rows,
                         const QByteArray &kind)
{
    std::vector<QByteArray> words{programPath(Program::Paipa).toUtf8()};
    for (const QString &argument : arguments)
        words.push_back(argument.toUtf8());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(rows);
    m_process = ::forkpty(&m_terminal, nullptr, nullptr, &size);
    if (m_process == 0) {
        ::setenv("TERM", kind.constData(), 1);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    if (m_process < 0)
        qFatal("cannot make a terminal");
}

TerminalRun::~TerminalRun()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    ::close(m_terminal);
}

bool TerminalRun::read()
{
    std::array<char, 4096> chunk{};
    const ssize_t got = ::read(m_terminal, chunk.data(), chunk.size());
    if (got <= 0) // EIO: the program has gone
        return false;
    m_output.append(chunk.data(), got);
    return true;
}

bool TerminalRun::waitFor(const QByteArray &text, int times)
{
    while (times > 0) {
        const qsizetype found = m_output.indexOf(text, m_searched);
        if (found >= 0) {
            m_searched = found + text.size();
            --times;
        } else if (!read()) {
            return false;
        }
    }
    return true;
}

void TerminalRun::type(const QByteArray &text) const
{
    if (::write(m_terminal, text.constData(), static_cast<std::size_t>(text.size())) != text.size())
        qFatal("cannot type");
}

void TerminalRun::send(int signal) const { ::kill(m_process, signal); }

void TerminalRun::resize(int columns, int rows) const
{
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(rows);
    ::ioctl(m_terminal, TIOCSWINSZ, &size);
}

int TerminalRun::finish()
{
    while (read()) {
    }
    int status = 0;
    ::waitpid(m_process, &status, 0);
    m_process = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace paipa::test
