// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/run/replay.h>

#include <vector>

/// Items that failed, from the file of their run and on the way to another one. Functions parse and
/// read: call them from a thread that may wait.
namespace paipa::ui {

/// The first \a most letters of the file \a path; fewer if it has fewer, or cannot be read.
[[nodiscard]] std::vector<engine::DeadLetter> deadLettersIn(const QString &path, std::size_t most);

/// What a replay gives to the steps again.
struct ReplayReading {
    QList<ReplayItems> items;
    qint64 leftOut = 0; ///< Of which nothing was kept, or too much.

    [[nodiscard]] bool isEmpty() const { return items.isEmpty(); }
};

[[nodiscard]] ReplayReading replayOf(const std::vector<engine::DeadLetter> &letters);
/// Of all letters of the file \a path, whose items may have \a mostBytes together.
[[nodiscard]] ReplayReading replayOfFile(const QString &path, qint64 mostBytes);

} // namespace paipa::ui
