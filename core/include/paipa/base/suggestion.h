// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/sentence.h>

#include <QString>
#include <QStringList>

namespace paipa {

/// The candidate that \a written was probably meant to be, or an empty string if none is near.
/// Distance of Damerau and Levenshtein (optimal string alignment), ignoring case.
[[nodiscard]] QString closest(const QString &written, const QStringList &candidates);

/// ", did you mean \"width\"?" or "".
[[nodiscard]] Sentence didYouMean(const QString &written, const QStringList &candidates);

} // namespace paipa
