// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptwatchdog.h"

#include <paipa/base/stoppablewait.h>

#include <QJSEngine>

#include <algorithm>

namespace paipa::steps {

ScriptWatchdog::ScriptWatchdog(std::chrono::milliseconds limit)
    : m_limit(limit), m_thread([this](const std::stop_token &stop) { run(stop); })
{}

void ScriptWatchdog::run(const std::stop_token &stop)
{
    const StopWake wake(m_mutex, m_wake, stop);
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        Clock::time_point next = interruptOverdue();
        if (next == Clock::time_point::max()) {
            // An item that begins right now either sees the flag or is seen by the second look.
            m_asleep = true;
            next = interruptOverdue();
            if (next == Clock::time_point::max()) {
                waitUnlessStopped(lock, m_wake, stop, [this] { return !m_asleep; });
                continue;
            }
            m_asleep = false;
        }
        // All have the same limit: what begins meanwhile is due later.
        waitUnlessStopped(lock, m_wake, stop, next, [] { return false; });
    }
}

ScriptWatchdog::Clock::time_point ScriptWatchdog::interruptOverdue()
{
    const Clock::time_point now = Clock::now();
    Clock::time_point next = Clock::time_point::max();
    for (Watch *watch : m_watches) {
        std::int64_t ticks = watch->m_deadline;
        if (ticks == Watch::idle || ticks == Watch::overdue)
            continue;
        const Clock::time_point deadline{Clock::duration(ticks)};
        if (deadline > now)
            next = std::min(next, deadline);
        else if (watch->m_deadline.compare_exchange_strong(ticks, Watch::overdue))
            watch->m_engine.setInterrupted(true);
        else
            next = std::min(next, now + m_limit); // another item has begun meanwhile
    }
    return next;
}

ScriptWatchdog::Watch::Watch(ScriptWatchdog &watchdog, QJSEngine &engine, std::stop_token stop)
    : m_watchdog(watchdog)
    , m_engine(engine)
    , m_stop(std::move(stop))
    , m_onStop(m_stop, [this] { interrupt(); })
{
    const std::scoped_lock lock(m_watchdog.m_mutex);
    m_watchdog.m_watches.push_back(this);
}

ScriptWatchdog::Watch::~Watch()
{
    const std::scoped_lock lock(m_watchdog.m_mutex);
    std::erase(m_watchdog.m_watches, this);
}

void ScriptWatchdog::Watch::begin()
{
    m_deadline = (Clock::now() + m_watchdog.m_limit).time_since_epoch().count();
    if (!m_watchdog.m_asleep)
        return;
    {
        const std::scoped_lock lock(m_watchdog.m_mutex);
        m_watchdog.m_asleep = false;
    }
    m_watchdog.m_wake.notify_one();
}

void ScriptWatchdog::Watch::end()
{
    if (m_deadline.exchange(idle) != overdue)
        return;
    const std::scoped_lock lock(m_watchdog.m_mutex);
    m_engine.setInterrupted(m_stop.stop_requested());
}

void ScriptWatchdog::Watch::interrupt()
{
    const std::scoped_lock lock(m_watchdog.m_mutex);
    m_engine.setInterrupted(true);
}

} // namespace paipa::steps
