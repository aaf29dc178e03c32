// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/plan.h>

#include <QList>

namespace paipa {

/// Items that failed in a step, to be given to it again.
struct ReplayItems {
    StepId step;
    QList<Record> items;
};

/// The same, of those that are in a file of dead letters. They are read while they are tried again,
/// so that it does not matter how many there are.
struct ReplayLetters {
    StepId step;
    QString file;     ///< May hold letters of other steps.
    qint64 count = 0; ///< How many of its items are in the file, for those who show progress.
};

/// The steps of \a spec that a replay of \a items consists of, in their order: those that get them,
/// and what those feed.
[[nodiscard]] QList<StepId> replayedSteps(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                          const QList<ReplayItems> &items);

/// A plan in which no source of \a spec runs: only \a items do, from the steps where they failed.
/// The sources of the items come last in it, with ids that no step of a file can have.
[[nodiscard]] Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QList<ReplayItems> &items, const PlanOptions &options);
[[nodiscard]] Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QList<ReplayLetters> &letters,
                                      const PlanOptions &options);

} // namespace paipa
