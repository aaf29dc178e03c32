// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>

#include "document/runoverlay.h"

#include <QSet>
#include <QString>

#include <optional>

namespace paipa::ui {

/// Which step limits the throughput of a run, and how that shows.
struct Bottleneck {
    /// What a neighbour does because of the limit.
    enum class Sign {
        None,
        Blocked, ///< It has results that the limiting step does not take.
        Waiting, ///< It gets too little from the limiting step.
    };

    QString step;         ///< Id of the limiting step; empty: none stands out.
    int workers = 0;      ///< That it has.
    int busyWorkers = 0;  ///< Of them, those that were busy most of the time.
    double busyShare = 0; ///< Of the time of its workers, 0 to 1.
    Sign sign = Sign::None;
    QString witness;                 ///< Id of the step that shows it.
    double witnessShare = 0;         ///< Of the time of its workers.
    std::optional<int> triedWorkers; ///< How many workers to try instead.

    [[nodiscard]] bool exists() const { return !step.isEmpty(); }
    bool operator==(const Bottleneck &) const = default;
};

/// What limited the run between the snapshots \a previous and \a current of one run. Steps in
/// \a fixed cannot have more workers, so none are proposed for them.
[[nodiscard]] Bottleneck analyse(const engine::MetricsSnapshot &previous,
                                 const engine::MetricsSnapshot &current,
                                 const QSet<QString> &fixed = {});

/// How the workers of a step spent their time between two snapshots.
[[nodiscard]] TimeShares sharesBetween(const engine::StepSnapshot &previous,
                                       const engine::StepSnapshot &current);

} // namespace paipa::ui
