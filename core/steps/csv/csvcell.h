// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace paipa::steps {

/// \a text so that spreadsheet programs show it and do not compute it: with an apostrophe before
/// what they take for a formula. Plain numbers stay as they are.
[[nodiscard]] QByteArray withoutFormula(const QByteArray &text);

/// Appends \a text to \a row, in quotes if it needs them.
void appendCell(QByteArray &row, const QByteArray &text, char delimiter);

} // namespace paipa::steps
