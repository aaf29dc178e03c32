// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace paipa::cli {

/// \a text broken into lines of at most \a width columns where there are spaces; lines that begin
/// with four spaces stay as they are. All lines begin with \a indent spaces and end with a line
/// break.
[[nodiscard]] QString wrapped(const QString &text, qsizetype width, qsizetype indent = 0);

/// Pairs of term and description, the descriptions wrapped beside or below their terms.
[[nodiscard]] QString definitionList(const QList<QStringList> &pairs, qsizetype width);

/// Rows of cells in columns, two spaces apart; the last column is not padded.
[[nodiscard]] QString textTable(const QList<QStringList> &rows);

} // namespace paipa::cli
