// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/document/reachable.h>

#include <QMultiHash>

namespace paipa {

namespace {

QSet<StepId> reachable(const StepId &start, const QMultiHash<StepId, StepId> &neighbours)
{
    QSet<StepId> seen{start};
    QList<StepId> open{start};
    while (!open.isEmpty()) {
        for (auto [it, end] = neighbours.equal_range(open.takeLast()); it != end; ++it) {
            if (!seen.contains(*it)) {
                seen.insert(*it);
                open.append(*it);
            }
        }
    }
    return seen;
}

} // namespace

QSet<StepId> downstream(const PipelineSpec &spec, const StepId &step)
{
    QMultiHash<StepId, StepId> next;
    for (const LinkSpec &link : spec.links)
        next.insert(link.from.step, link.to);
    return reachable(step, next);
}

QSet<StepId> upstream(const PipelineSpec &spec, const StepId &step)
{
    QMultiHash<StepId, StepId> previous;
    for (const LinkSpec &link : spec.links)
        previous.insert(link.to, link.from.step);
    return reachable(step, previous);
}

} // namespace paipa
