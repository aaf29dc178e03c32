// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/records/record.h>

#include <QByteArrayView>

#include <optional>

namespace paipa::steps {

/// The number that \a text is, if nothing of it is lost by that: whole numbers of 64 bits and
/// decimal numbers that a double holds. Not numbers are "007", "+5", "1,5", "1_000", " 5", "nan",
/// and those with too many digits.
[[nodiscard]] std::optional<Value> guessedNumber(QByteArrayView text);

} // namespace paipa::steps
