// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/stoppablewait.h>
#include <paipa/engine/turns.h>

#include <QtGlobal>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

namespace paipa::engine {

/// Of so many items at most a step that keeps the order has results that are not yet handed on.
[[nodiscard]] constexpr std::size_t mostTickets(int workers)
{
    return std::max<std::size_t>(16, 4 * static_cast<std::size_t>(workers));
}

/// Lets the results of a step leave in the order in which its items came, whichever of its workers
/// is first to finish. Used by all workers of the step; the order is that of the tickets: the
/// positions of the items in the queue.
///
/// A worker that finishes before its turn leaves its results here and goes on; who finishes in turn
/// hands on its own and all that follow without a gap. An item that failed or was left out
/// completes its ticket without results, so nothing waits for it. Only so many items are admitted
/// at a time, and none while the results that wait here take more than a limit in bytes: so one
/// slow item holds back a bounded number of others. It cannot deadlock: an item is always admitted
/// if no other one is under way, and the first of those under way waits for nobody here.
///
/// As long as a step has only one worker, the order keeps itself: the keeper rests until that
/// worker wakes it, because others have joined.
template<typename Result>
class OrderKeeper
{
public:
    /// \a bytes: results that wait may take about as much.
    explicit OrderKeeper(std::size_t bytes) : m_mostBytes(bytes) {}
    ~OrderKeeper() = default;
    Q_DISABLE_COPY_MOVE(OrderKeeper)

    void setWorkers(int workers)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_mostTickets = mostTickets(workers);
        }
        m_changed.notify_all();
    }

    /// From now on the order is kept here. The next \a count items, from the ticket \a first on,
    /// are in the caller's hands already, as if it had begun them. Only the first call counts.
    void wake(std::uint64_t first, std::size_t count)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_isAwake)
                return;
            m_done.reserve(m_underWay + count);
            m_isAwake = true;
            m_next = first;
            m_underWay += count;
            m_begun += count;
        }
        m_changed.notify_all();
    }

    /// Before an item is taken from the queue: waits until it is awake, and one more may be under
    /// way. False if \a stop was triggered. True: then begin() or withdraw() must follow.
    [[nodiscard]] bool admit(const std::stop_token &stop)
    {
        const StopWake wake(m_mutex, m_changed, stop);
        std::unique_lock lock(m_mutex);
        const bool isAdmitted = waitInTurn(lock, m_changed, stop, [this] {
            return m_isClosed || (m_isAwake && (m_underWay == 0 || hasRoom()));
        });
        if (isAdmitted) {
            m_done.reserve(m_underWay + 1); // so that complete() needs no memory
            ++m_underWay;
            ++m_withoutTicket;
        }
        return isAdmitted;
    }
    /// There was one.
    void begin()
    {
        const std::scoped_lock lock(m_mutex);
        --m_withoutTicket;
        ++m_begun;
    }
    /// There was none. \a push as in complete().
    template<typename Push>
    void withdraw(Push &&push)
    {
        std::unique_lock lock(m_mutex);
        --m_withoutTicket;
        --m_underWay;
        handOn(lock, push);
        m_changed.notify_all();
    }
    /// The item is done, with what it has to hand on: that cannot fail, or others would wait for
    /// its ticket for ever. Calls \a push(Result &), which must not throw, without a lock, for the
    /// results whose turn it is.
    template<typename Push>
    void complete(std::uint64_t ticket, std::vector<Result> results, std::size_t bytes, Push &&push)
    {
        std::unique_lock lock(m_mutex);
        addDone({ticket, std::move(results), bytes});
        m_bytes += bytes;
        --m_begun;
        handOn(lock, push);
    }

    /// The next \a count items, from the ticket \a first on, which had begun, are let go. \a push
    /// as in complete().
    template<typename Push>
    void forgo(std::uint64_t first, std::size_t count, Push &&push)
    {
        std::unique_lock lock(m_mutex);
        for (std::uint64_t ticket = first; ticket != first + count; ++ticket)
            addDone({ticket, {}, 0});
        m_begun -= count;
        handOn(lock, push);
    }

    /// Before the queue gives out no more: what it will discard leaves gaps that nobody fills.
    void close()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isClosed = true;
        }
        m_changed.notify_all();
    }

    /// The run is over: calls \a drop(Result &) for all that waits.
    template<typename Drop>
    void clear(Drop &&drop)
    {
        std::vector<Done> done;
        {
            const std::scoped_lock lock(m_mutex);
            done.swap(m_done);
        }
        for (Done &item : done)
            std::ranges::for_each(item.results, drop);
    }

private:
    struct Done {
        std::uint64_t ticket;
        std::vector<Result> results;
        std::size_t bytes;
    };

    [[nodiscard]] bool hasRoom() const
    {
        return m_underWay < m_mostTickets && m_bytes <= m_mostBytes;
    }

    /// Only one worker at a time: a second one would overtake it.
    template<typename Push>
    void handOn(std::unique_lock<std::mutex> &lock, Push &push)
    {
        if (m_isHandingOn)
            return;
        m_isHandingOn = true;
        while (isTurnOfFirst()) {
            Done first = takeFirst();
            m_next = first.ticket + 1;
            lock.unlock();
            std::ranges::for_each(first.results, push);
            first.results.clear(); // what was not taken is gone before the lock comes
            lock.lock();
            m_bytes -= first.bytes;
            --m_underWay;
            m_changed.notify_all();
        }
        m_isHandingOn = false;
    }

    [[nodiscard]] bool isTurnOfFirst() const
    {
        if (m_done.empty())
            return false;
        return m_done.front().ticket == m_next
               || (m_isClosed && m_begun == 0 && m_withoutTicket == 0);
    }

    void addDone(Done done)
    {
        m_done.push_back(std::move(done));
        std::ranges::push_heap(m_done, std::greater{}, &Done::ticket);
    }
    Done takeFirst()
    {
        std::ranges::pop_heap(m_done, std::greater{}, &Done::ticket);
        Done first = std::move(m_done.back());
        m_done.pop_back();
        return first;
    }

    const std::size_t m_mostBytes;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Done> m_done; ///< Waiting for their turn: a heap with the first ticket in front.
    std::size_t m_bytes = 0;  ///< Of what waits or is being handed on.
    std::size_t m_mostTickets = mostTickets(1);
    std::size_t m_underWay = 0;      ///< Admitted, and not yet handed on.
    std::size_t m_withoutTicket = 0; ///< Admitted, and not yet begun.
    std::size_t m_begun = 0;         ///< And not yet complete.
    std::uint64_t m_next = 0;        ///< Whose turn it is.
    bool m_isAwake = false;
    bool m_isHandingOn = false;
    bool m_isClosed = false;
};

} // namespace paipa::engine
