// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QHash>

#include <vector>

namespace paipa {

/// The steps of a pipeline and who feeds whom; links to steps that do not exist are left out, and
/// of several steps with one id the first counts. Nothing here recurses, so long chains are no
/// problem.
class StepGraph
{
public:
    explicit StepGraph(const PipelineSpec &spec);

    /// The loops, each once, beginning with the step that comes first in the pipeline. Of loops
    /// that share steps only one is listed, and at most 20 in all.
    [[nodiscard]] QList<QList<StepId>> loops() const;

    /// The steps such that each comes after all that feed it. Those in or behind loops are missing.
    [[nodiscard]] QList<StepId> inOrder() const;
    /// Who feeds \a step, each once.
    [[nodiscard]] QList<StepId> parents(const StepId &step) const;

private:
    using Index = std::size_t;

    [[nodiscard]] std::vector<Index> order(const std::vector<bool> &removed) const;
    [[nodiscard]] QList<StepId> loopFrom(Index start, const std::vector<bool> &removed) const;

    QList<StepId> m_ids;
    QHash<StepId, Index> m_indices;
    std::vector<std::vector<Index>> m_children;
    std::vector<std::vector<Index>> m_parents;
};

} // namespace paipa
