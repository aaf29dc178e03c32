// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/livetable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

// Control sequences of ECMA-48.
QString startOfSequence() { return u"\x1b["_s; }
QString restOfLineErased() { return startOfSequence() + u'K'; }
QString restOfScreenErased() { return startOfSequence() + u'J'; }

QString coloured(const StyledText &part)
{
    if (part.style == TextStyle::Plain || qEnvironmentVariableIsSet("NO_COLOR"))
        return part.text;
    const QString attribute = part.style == TextStyle::Strong ? u"1m"_s : u"31m"_s;
    return startOfSequence() + attribute + part.text + startOfSequence() + u"0m"_s;
}

} // namespace

void LiveTable::show(const engine::MetricsSnapshot &snapshot)
{
    const std::scoped_lock lock(m_mutex);
    m_throughput.add(snapshot);
    draw(snapshot);
}

void LiveTable::finish(const engine::MetricsSnapshot &snapshot)
{
    const std::scoped_lock lock(m_mutex);
    draw(snapshot);
    m_drawn.clear(); // it stays
}

void LiveTable::notice(const QString &text)
{
    const std::scoped_lock lock(m_mutex);
    m_console.raw((cursorBack(Terminal::current()) + restOfScreenErased()).toUtf8());
    m_console.message(text);
    m_drawn.clear();
}

void LiveTable::draw(const engine::MetricsSnapshot &snapshot)
{
    const Terminal terminal = Terminal::current();
    QString text = cursorBack(terminal);
    m_drawn = progressTable(m_title, snapshot, m_throughput, terminal);
    for (const TerminalLine &line : m_drawn) {
        for (const StyledText &part : line)
            text += coloured(part);
        text += restOfLineErased() + u'\n';
    }
    m_console.raw((text + restOfScreenErased()).toUtf8());
}

QString LiveTable::cursorBack(Terminal terminal) const
{
    // A terminal that has become narrower has broken the lines.
    qsizetype rows = 0;
    for (const TerminalLine &line : m_drawn)
        rows += std::max<qsizetype>(1, (lengthOf(line) + terminal.columns - 1) / terminal.columns);
    return rows > 0 ? u'\r' + startOfSequence() + QString::number(rows) + u'A' : QString();
}

} // namespace paipa::cli
