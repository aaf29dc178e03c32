// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/worknote.h>

#include <paipa/engine/workercontrol.h>

namespace paipa::engine {

void WorkNote::begin(QString item, const WorkerControl &worker)
{
    const auto busy = worker.counters.timeIn(WorkerState::Busy, worker.clock().now());
    const std::scoped_lock lock(m_mutex);
    m_worker = &worker;
    m_item = std::move(item);
    m_busyBefore = busy;
    ++m_number;
}

void WorkNote::end()
{
    const std::scoped_lock lock(m_mutex);
    m_worker = nullptr;
}

std::optional<SlowItem> WorkNote::look(Clock::TimePoint now) const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_worker)
        return std::nullopt;
    return SlowItem{.item = m_item,
                    .worker = m_worker->index(),
                    .number = m_number,
                    .age = m_worker->counters.timeIn(WorkerState::Busy, now) - m_busyBefore};
}

} // namespace paipa::engine
