// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>
#include <paipa/run/runsummary.h>

#include <paipa/document/pipelinespec.h>

#include <QDateTime>

namespace paipa::ui {

/// The state of a run at one moment, and of the process that it runs in.
struct RunSample {
    engine::MetricsSnapshot metrics;
    qint64 processMemory = 0; ///< Bytes.
};

/// How a run ended, with the pipeline exactly as it ran.
struct RunReport {
    PipelineSpec spec;
    QDateTime started; ///< UTC.
    RunSummary summary;
};

} // namespace paipa::ui
