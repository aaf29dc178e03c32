// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/records/record.h>

#include <functional>
#include <optional>

namespace paipa {

/// A line of the file that DeadLetterTarget describes.
struct KeptDeadLetter {
    engine::RunError error;          ///< Step, item, ordinal, attempt, code and text.
    std::optional<Record> item = {}; ///< Nothing if it could not be kept.
};

/// What \a error says, without what it says of its one item: the same trouble is one text.
[[nodiscard]] Sentence textWithoutItem(const engine::RunError &error);

/// Hands the dead letters of the file \a path to \a visit, one after the other, in memory of about
/// the largest one; ends early if \a visit returns false. An error if the file cannot be read, or
/// with the line that is no dead letter. A last line that is cut off is a warning: whoever wrote it
/// was ended before the item counted as failed.
[[nodiscard]] Problems readDeadLetters(const QString &path,
                                       const std::function<bool(KeptDeadLetter)> &visit);

} // namespace paipa
