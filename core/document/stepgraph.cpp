// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "stepgraph.h"

#include <algorithm>

namespace paipa {

StepGraph::StepGraph(const PipelineSpec &spec)
{
    for (const StepSpec &step : spec.steps) {
        if (m_indices.contains(step.id))
            continue;
        m_indices.insert(step.id, m_children.size());
        m_ids.append(step.id);
        m_children.emplace_back();
        m_parents.emplace_back();
    }
    for (const LinkSpec &link : spec.links) {
        const auto from = m_indices.constFind(link.from.step);
        const auto to = m_indices.constFind(link.to);
        if (from == m_indices.constEnd() || to == m_indices.constEnd())
            continue;
        if (std::ranges::find(m_parents[*to], *from) != m_parents[*to].end())
            continue; // from another output of the same step
        m_children[*from].push_back(*to);
        m_parents[*to].push_back(*from);
    }
}

/// All steps that are not \a removed and not in or behind a loop, parents first.
std::vector<StepGraph::Index> StepGraph::order(const std::vector<bool> &removed) const
{
    std::vector<Index> result;
    std::vector<std::size_t> missing(m_parents.size());
    for (Index i = 0; i < m_parents.size(); ++i) {
        missing[i] = static_cast<std::size_t>(
            std::ranges::count_if(m_parents[i], [&](Index parent) { return !removed[parent]; }));
        if (!removed[i] && missing[i] == 0)
            result.push_back(i);
    }
    for (std::size_t next = 0; next < result.size(); ++next) {
        for (const Index child : m_children[result[next]]) {
            if (--missing[child] == 0 && !removed[child])
                result.push_back(child);
        }
    }
    return result;
}

QList<QList<StepId>> StepGraph::loops() const
{
    constexpr qsizetype most = 20;
    QList<QList<StepId>> loops;
    std::vector<bool> removed(m_parents.size(), false);
    while (loops.size() < most) {
        for (const Index index : order(removed))
            removed[index] = true;
        const auto start = std::ranges::find(removed, false);
        if (start == removed.end())
            break;
        const QList<StepId> loop = loopFrom(static_cast<Index>(start - removed.begin()), removed);
        for (const StepId &id : loop)
            removed[m_indices.value(id)] = true;
        loops.append(loop);
    }
    return loops;
}

/// A loop that feeds \a start: as every step that is left is fed by another one, going from parent
/// to parent must come back to a step that was seen.
QList<StepId> StepGraph::loopFrom(Index start, const std::vector<bool> &removed) const
{
    std::vector<Index> path;
    std::vector<bool> seen(m_parents.size(), false);
    Index at = start;
    while (!seen[at]) {
        seen[at] = true;
        path.push_back(at);
        at = *std::ranges::find_if(m_parents[at], [&](Index parent) { return !removed[parent]; });
    }
    path.erase(path.begin(), std::ranges::find(path, at));
    std::ranges::reverse(path);
    std::ranges::rotate(path, std::ranges::min_element(path));
    QList<StepId> loop;
    for (const Index index : path)
        loop.append(m_ids[static_cast<qsizetype>(index)]);
    return loop;
}

QList<StepId> StepGraph::inOrder() const
{
    QList<StepId> result;
    for (const Index index : order(std::vector<bool>(m_parents.size(), false)))
        result.append(m_ids[static_cast<qsizetype>(index)]);
    return result;
}

QList<StepId> StepGraph::parents(const StepId &step) const
{
    QList<StepId> result;
    const auto index = m_indices.constFind(step);
    if (index == m_indices.constEnd())
        return result;
    for (const Index parent : m_parents[*index])
        result.append(m_ids[static_cast<qsizetype>(parent)]);
    return result;
}

} // namespace paipa
