// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/memorybound.h>

#include <paipa/engine/hand.h>
#include <paipa/engine/orderkeeper.h>

#include <algorithm>
#include <map>

namespace paipa {

namespace {

/// What is known of one step of a plan.
class BoundOfStep
{
public:
    BoundOfStep(const Plan &plan, std::size_t index)
        : m_plan(plan)
        , m_index(index)
        , m_step(plan.steps[index])
        , m_intake(m_step.step->intake())
        , m_workers(workersOf(index))
    {}

    void addTo(MemoryBound &bound) const
    {
        if (m_intake == Intake::Batches)
            bound.batching.push_back(m_step.id);
        if (holdsBack()) {
            bound.holding.push_back(m_step.id);
            bound.heldItems += m_workers * static_cast<qint64>(engine::mostHeldBack.items);
            bound.heldBytes += m_workers * static_cast<qint64>(engine::mostHeldBack.bytes);
        }
        bound.looseItems += results() + m_step.onError.mostParked;
        if (isInline() || m_intake == Intake::Nothing)
            return; // an inline step takes what its host hands on
        bound.looseItems += inHand();
        bound.queuedItems += static_cast<qint64>(m_step.queue.items);
        bound.queuedBytes += static_cast<qint64>(m_step.queue.bytes) * (keepsTurns() ? 2 : 1);
    }

private:
    [[nodiscard]] bool isInline() const { return m_step.placement == engine::Placement::Inline; }
    /// Whether results wait until those of the items before are handed on.
    [[nodiscard]] bool keepsTurns() const
    {
        return !isInline() && m_step.order == engine::Order::Kept && m_workers > 1;
    }

    /// In how many workers the step \a index is: its own, or those of its hosts.
    [[nodiscard]] qint64 workersOf(std::size_t index) const
    {
        if (m_plan.steps[index].placement != engine::Placement::Inline)
            return m_plan.steps[index].workers.count;
        qint64 workers = 0;
        for (const PlannedLink &link : m_plan.links) {
            if (link.to == index)
                workers += workersOf(link.from);
        }
        return workers;
    }

    /// Items that were taken from the queue and are not done.
    [[nodiscard]] qint64 inHand() const
    {
        const bool mayTakeSeveral = m_workers == 1 && m_intake == Intake::Items;
        return mayTakeSeveral ? static_cast<qint64>(engine::mostInHand) : m_workers;
    }

    /// Results that are being handed on, or have to wait for that.
    [[nodiscard]] qint64 results() const
    {
        const qint64 copies = copiesOfAResult();
        if (copies == 0 || !keepsTurns())
            return m_workers * copies;
        return static_cast<qint64>(engine::mostTickets(m_step.workers.count)) + copies - 1;
    }
    /// One that is handed on to several steps is copied.
    [[nodiscard]] qint64 copiesOfAResult() const
    {
        std::map<std::size_t, int> links; // by port
        for (const PlannedLink &link : m_plan.links) {
            if (link.from == m_index)
                ++links[link.port];
        }
        const bool isShared =
            std::ranges::any_of(links, [](auto &port) { return port.second > 1; });
        return isShared ? 2 : m_step.info.outputs.isEmpty() ? 0 : 1;
    }

    [[nodiscard]] bool holdsBack() const
    {
        if (m_intake == Intake::Nothing || m_step.info.outputs.isEmpty())
            return false;
        if (keepsTurns())
            return true;
        const bool mayFail = m_intake == Intake::Batches || m_step.onError.retries > 0
                             || m_step.onError.then == engine::OnError::SetAside;
        return mayFail && m_step.info.emission != Emission::Streaming;
    }

    const Plan &m_plan;
    const std::size_t m_index;
    const PlannedStep &m_step;
    const Intake m_intake;
    const qint64 m_workers;
};

} // namespace

MemoryBound memoryBound(const Plan &plan)
{
    MemoryBound bound;
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        BoundOfStep(plan, i).addTo(bound);
    return bound;
}

} // namespace paipa
