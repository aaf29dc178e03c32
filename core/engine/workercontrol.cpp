// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/workercontrol.h>

#include <paipa/base/stoppablewait.h>
#include <paipa/engine/startgate.h>
#include <paipa/engine/turns.h>

#include <algorithm>
#include <optional>

#include <pthread.h>

namespace paipa::engine {

namespace {

std::int64_t nanoseconds(Clock::TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

/// What the clock of a thread says; nothing if the thread has ended.
std::optional<std::int64_t> timeOf(clockid_t clock)
{
    timespec time{};
    if (clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

QString WorkerCounters::itemInHand(Clock::TimePoint now) const
{
    if (const std::optional<SlowItem> described = note.look(now))
        return described->item;
    return in == 0 || isAtHook ? QString() : QStringLiteral("its item %1").arg(in);
}

void WorkerCounters::enter(WorkerState state, Clock::TimePoint now)
{
    const std::int64_t time = nanoseconds(now);
    std::atomic<std::int64_t> &spent =
        m_times[static_cast<std::size_t>(m_state.load(std::memory_order_relaxed))];
    if (const std::int64_t since = m_since.load(std::memory_order_relaxed); since != 0)
        spent.store(spent.load(std::memory_order_relaxed) + time - since,
                    std::memory_order_relaxed);
    m_since.store(time, std::memory_order_relaxed);
    m_state.store(state, std::memory_order_relaxed);
}

void WorkerCounters::addBusy(std::chrono::nanoseconds duration)
{
    std::atomic<std::int64_t> &busy = m_times[static_cast<std::size_t>(WorkerState::Busy)];
    busy.store(busy.load(std::memory_order_relaxed) + duration.count(), std::memory_order_relaxed);
}

std::chrono::nanoseconds WorkerCounters::timeAway() const
{
    std::int64_t time = 0;
    for (const WorkerState state :
         {WorkerState::Blocked, WorkerState::Backing, WorkerState::Held, WorkerState::Paused})
        time += m_times[static_cast<std::size_t>(state)].load(std::memory_order_relaxed);
    return std::chrono::nanoseconds(time);
}

std::chrono::nanoseconds WorkerCounters::timeInState(Clock::TimePoint now) const
{
    // It may have entered the state after \a now was read.
    return std::chrono::nanoseconds(
        std::max<std::int64_t>(0, nanoseconds(now) - m_since.load(std::memory_order_relaxed)));
}

std::chrono::nanoseconds WorkerCounters::timeIn(WorkerState state, Clock::TimePoint now) const
{
    std::int64_t time = m_times[static_cast<std::size_t>(state)].load(std::memory_order_relaxed);
    const std::int64_t since = m_since.load(std::memory_order_relaxed);
    if (m_state.load(std::memory_order_relaxed) == state && since != 0
        && state != WorkerState::Ended)
        time += std::max<std::int64_t>(0, nanoseconds(now) - since);
    return std::chrono::nanoseconds(time);
}

void WorkerCounters::beginCpuTime()
{
    clockid_t clock = noClock;
    if (pthread_getcpuclockid(pthread_self(), &clock) == 0)
        m_cpuClock.store(clock, std::memory_order_release);
}

void WorkerCounters::endCpuTime()
{
    const clockid_t clock = m_cpuClock.load(std::memory_order_relaxed);
    if (clock == noClock)
        return;
    m_cpuTime.store(timeOf(clock).value_or(0), std::memory_order_relaxed);
    m_cpuClock.store(noClock, std::memory_order_release);
}

std::chrono::nanoseconds WorkerCounters::cpuTime() const
{
    const clockid_t clock = m_cpuClock.load(std::memory_order_acquire);
    if (clock != noClock) {
        const std::optional<std::int64_t> time = timeOf(clock);
        // Else the thread has ended meanwhile, and its clock may be that of another one.
        if (time && m_cpuClock.load(std::memory_order_acquire) == clock)
            return std::chrono::nanoseconds(*time);
    }
    return std::chrono::nanoseconds(m_cpuTime.load(std::memory_order_relaxed));
}

RunOrders::RunOrders(Clock &c)
    : clock(c), turns(dynamic_cast<Turns *>(&c)), m_holdsBack(turns != nullptr)
{}

void RunOrders::pause()
{
    const std::scoped_lock lock(m_mutex);
    m_paused = true;
    m_holdsBack = true;
}

void RunOrders::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
        m_holdsBack = turns != nullptr;
    }
    m_resumed.notify_all();
}

void RunOrders::waitWhilePaused()
{
    const StopWake wake(m_mutex, m_resumed, abort.get_token());
    std::unique_lock lock(m_mutex);
    waitInTurn(lock, m_resumed, abort.get_token(), [this] { return !m_paused; });
}

void WorkerControl::retire()
{
    m_retired = true;
    m_leave.request_stop();
}

void WorkerControl::abort()
{
    m_aborted = true;
    m_leave.request_stop();
}

Acceptance WorkerControl::acceptanceAt(const StartGate *gate) const
{
    if (m_orders.isPaused())
        return {.answer = Acceptance::Answer::Paused};
    return gate ? gate->acceptance(clock().now()) : Acceptance{};
}

bool WorkerControl::backOff(std::chrono::milliseconds duration)
{
    const auto bounded = std::min<std::chrono::milliseconds>(duration, std::chrono::years(1));
    return waitUntil(clock().now() + bounded, WorkerState::Backing, abortToken());
}

bool WorkerControl::waitUntil(Clock::TimePoint time, WorkerState state, const std::stop_token &stop)
{
    enter(state);
    clock().sleepUntil(time, stop);
    enter(WorkerState::Busy);
    return !stop.stop_requested();
}

/// A pause may have begun while it waited.
bool WorkerControl::pass(StartGate &gate, std::size_t items, const std::stop_token &giveUp)
{
    return items == 0 || (gate.pass(*this, items, giveUp) && mayBegin());
}

void WorkerControl::waitUntilLetOn()
{
    if (m_orders.turns)
        m_orders.turns->offer();
    if (!m_orders.isPaused())
        return;
    enter(WorkerState::Paused);
    m_orders.waitWhilePaused();
    enter(WorkerState::Busy);
}

} // namespace paipa::engine
