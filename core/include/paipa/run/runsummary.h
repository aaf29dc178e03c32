// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>
#include <paipa/engine/runoutcome.h>

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace paipa {

/// How a run went, for people and programs.
struct RunSummary {
    engine::RunOutcome outcome;
    engine::MetricsSnapshot metrics;
    std::vector<engine::RunError> errors;
    std::vector<engine::DeadLetter> deadLetters; ///< The first ones.
    QString deadLetterFile = {};                 ///< All of them; empty if there is no file.
    qint64 peakMemoryBytes = 0;                  ///< Of the process.
};

/// The object that `paipa run --summary` writes.
[[nodiscard]] QJsonObject toJson(const RunSummary &summary);

/// A summary as toJson() wrote it; nothing if that is not what \a json is. The steps come in the
/// order of their names, and the dead letters without what only the run knew (ordinal, worker).
[[nodiscard]] std::optional<RunSummary> runSummaryFromJson(const QJsonObject &json);

/// A few lines for a terminal: outcome, items, time, memory, and what failed.
[[nodiscard]] QString toText(const RunSummary &summary);

} // namespace paipa
