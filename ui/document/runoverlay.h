// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "states/stepactivity.h"

#include <paipa/document/pipelinespec.h>

#include <QHash>
#include <QList>

#include <optional>

namespace paipa::ui {

/// What the canvas and the outline show of one step in a run.
struct StepRunState {
    StepActivity activity = StepActivity::Idle;
    TimeShares shares = {};
    double itemsPerSecond = 0;
    quint64 total = 0; ///< Items that it has completed.
    quint64 errors = 0;
    int workers = 0;              ///< That work now.
    bool isBottleneck = false;    ///< It limits the run.
    std::chrono::seconds rest{0}; ///< Until it tries again; 0: it does so now, or does not rest.

    bool operator==(const StepRunState &) const = default;
};

/// How full a queue is: what waits in front of a step.
struct QueueFill {
    quint64 items = 0;
    quint64 limit = 0;
    double level = 0; ///< From 0 to 1, in items or bytes, whichever is fuller.

    bool operator==(const QueueFill &) const = default;
};

/// One sampled state of a run, for views that draw it over the pipeline.
struct RunOverlay {
    enum class Age {
        Live,  ///< Just sampled.
        Stale, ///< The last sample is older than two seconds.
        Ended, ///< The run is over; these are its last numbers.
    };
    Age age = Age::Live;
    QHash<StepId, StepRunState> steps = {};
    QHash<StepId, QueueFill> queues = {}; ///< By the step that takes from the queue.

    bool operator==(const RunOverlay &) const = default;
};

} // namespace paipa::ui
