// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace paipa::cli {

/// Columns of help and of other texts to read.
inline constexpr qsizetype textWidth = 80;

/// \a text broken into lines of at most \a width columns where there are spaces. All lines begin
/// with \a indent spaces and end with a line break.
[[nodiscard]] QString wrapped(const QString &text, qsizetype width, qsizetype indent = 0);

/// The Markdown of help texts for a terminal: paragraphs are filled to \a width columns, code stays
/// as it is.
[[nodiscard]] QString formatted(const QString &markdown, qsizetype width);

/// Pairs of term and description, the descriptions wrapped beside or below their terms.
[[nodiscard]] QString definitionList(const QList<QStringList> &pairs, qsizetype width);

/// Rows of cells in columns, two spaces apart; the last column is not padded.
[[nodiscard]] QString textTable(const QList<QStringList> &rows);

} // namespace paipa::cli
