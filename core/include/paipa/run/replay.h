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
[[nodiscard]] QList<StepId> replayedSteps(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                          const QList<ReplayLetters> &letters);

/// A file that a step would make anew as a whole although it is there.
struct ReplayTarget {
    StepId step;
    QString setting;  ///< Its key.
    QString existing; ///< As the setting names it.
    QString fresh;    ///< A file beside it that is not there yet: "out-2.csv" for "out.csv".
};

/// The files that a replay in \a steps leaves alone: it makes the fresh ones, since only the items
/// of this run would be left of the others. Looks which files there are.
[[nodiscard]] QList<ReplayTarget> replayTargets(const PipelineSpec &spec,
                                                const StepCatalogue &catalogue,
                                                const QList<StepId> &steps,
                                                const PlanOptions &options);

/// A plan in which no source of \a spec runs: only \a items do, from the steps where they failed.
/// The sources of the items come last in it, with ids that no step of a file can have. Results that
/// are there stay; see replayTargets().
[[nodiscard]] Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QList<ReplayItems> &items, const PlanOptions &options);
[[nodiscard]] Result<Plan> makeReplay(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QList<ReplayLetters> &letters,
                                      const PlanOptions &options);

} // namespace paipa
