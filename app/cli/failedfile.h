// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/plan.h>

#include <QString>

namespace paipa::cli {

/// The file that a run makes for the items that it sets aside, beside \a beside: the pipeline, or
/// the summary of the run.
[[nodiscard]] DeadLetterTarget failedFileBeside(const QString &beside);

/// The newest of the files that runs have made for what they set aside beside \a pipeline.
[[nodiscard]] Result<QString> newestFailedFile(const QString &pipeline);

} // namespace paipa::cli
