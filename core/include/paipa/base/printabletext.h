// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa {

/// \a text as one line that a terminal, a log or a list can show as it is: control characters (line
/// breaks included) and those that turn the direction of writing become "\n", "\t" or "\u{1b}".
/// For names and contents that come from outside.
[[nodiscard]] QString printable(const QString &text);

} // namespace paipa
