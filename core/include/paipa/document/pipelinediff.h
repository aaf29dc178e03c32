// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

namespace paipa {

/// What differs between two pipelines, by name, so that views redraw only that. A renamed step is
/// one removed and one added.
struct PipelineDiff {
    QList<StepId> addedSteps = {};
    QList<StepId> removedSteps = {};
    QList<StepId> changedSteps = {};
    QList<LinkSpec> addedLinks = {};
    QList<LinkSpec> removedLinks = {};
    QList<StepId> movedNodes = {};     ///< Whose place on the canvas was set, changed or removed.
    QStringList changedVariables = {}; ///< Added, removed or changed.
    bool canvasBoxesChanged = false;   ///< Notes, frames, and what is not known of the layout.
    bool othersChanged = false; ///< Name, list of environment variables, order, unknown keys.

    [[nodiscard]] bool isEmpty() const { return *this == PipelineDiff{}; }
    /// Whether only the looks differ: the pipeline does the same.
    [[nodiscard]] bool isLayoutOnly() const;

    bool operator==(const PipelineDiff &) const = default;
};

/// Empty exactly if \a before and \a after are equal.
[[nodiscard]] PipelineDiff diff(const PipelineSpec &before, const PipelineSpec &after);

} // namespace paipa
