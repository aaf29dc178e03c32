// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/console.h"
#include "cli/progress/throughput.h"

#include <QList>
#include <QString>

namespace paipa::cli {

enum class TextStyle { Plain, Strong, Alarm };

/// A piece of a line of the terminal.
struct StyledText {
    QString text;
    TextStyle style = TextStyle::Plain;
};

using TerminalLine = QList<StyledText>;

/// A run as lines: its name, a row for each step, a total. No line is longer than the terminal, and
/// together they are less than its rows; what is less important is left out.
[[nodiscard]] QList<TerminalLine> progressTable(const QString &title,
                                                const engine::MetricsSnapshot &snapshot,
                                                const Throughput &throughput, Terminal terminal);

[[nodiscard]] qsizetype lengthOf(const TerminalLine &line);

} // namespace paipa::cli
