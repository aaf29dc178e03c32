// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/inlet.h>
#include <paipa/engine/item.h>
#include <paipa/engine/itemsinhand.h>
#include <paipa/engine/workercontrol.h>

#include <QtGlobal>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace paipa::engine {

/// The items of a step that wait for another attempt while its workers go on with others. Shared by
/// the workers of the step; all members may be called from any thread.
///
/// What waits here is work that the step has not done: it does not end before. So a worker attends
/// from its beginning until it may leave, and whoever is the last to attend leaves nothing behind.
template<typename In>
class ParkedItems
{
public:
    struct Parked {
        Item<In> item;
        Attempts attempts; ///< With the one that is to come.
    };

    /// At most \a most wait at a time.
    explicit ParkedItems(std::size_t most) : m_most(most) {}
    ~ParkedItems() = default;
    Q_DISABLE_COPY_MOVE(ParkedItems)

    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_items.size();
    }

    /// Takes \a parked until \a time, unless there is no room.
    [[nodiscard]] bool park(Parked &parked, Clock::TimePoint time)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed || m_items.size() >= m_most)
            return false;
        m_items.emplace(time, std::move(parked));
        wake(); // they may sleep for longer than until then
        return true;
    }

    /// The one whose time came first, if it has come.
    [[nodiscard]] std::optional<Parked> takeDue(Clock::TimePoint now)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed || m_items.empty() || m_items.begin()->first > now)
            return std::nullopt;
        return std::move(m_items.extract(m_items.begin()).mapped());
    }

    /// Nothing is given out any more: the step ends early.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        wake();
    }
    [[nodiscard]] bool isClosed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isClosed;
    }

    // Waiting. Each may end before there is anything to do.

    /// Waits for an item of \a input, as pop() does, or until the time of one that is parked.
    [[nodiscard]] PopResult pop(ItemQueue<In> &input, Hand<Item<In>> &hand, std::size_t most,
                                WorkerControl &worker)
    {
        std::stop_source woken;
        const std::stop_callback leaving(worker.leaveToken(), [&] { woken.request_stop(); });
        const std::optional<Clock::TimePoint> next = beginSleep(woken);
        const PopResult result =
            next ? input.popUntil(hand, woken.get_token(), worker.clock(), *next)
                 : input.pop(hand, woken.get_token(), most);
        endSleep(woken);
        return result;
    }
    /// Waits until the time of the next one that is parked, or abort.
    void wait(WorkerControl &worker)
    {
        std::stop_source woken;
        const std::stop_callback aborting(worker.abortToken(), [&] { woken.request_stop(); });
        if (const std::optional<Clock::TimePoint> next = beginSleep(woken))
            (void)worker.waitUntil(*next, WorkerState::Waiting, woken.get_token());
        endSleep(woken);
    }

    // Coming and going

    void attend()
    {
        const std::scoped_lock lock(m_mutex);
        ++m_attending;
        wake(); // one that waits only because nobody else attends can leave
    }
    enum class Rest {
        Done,     ///< The worker may leave if nothing is parked.
        ToOthers, ///< Also if there are others who attend to it.
    };
    /// Whether a worker may leave \a rest; then it does not attend any more.
    [[nodiscard]] bool leave(Rest rest)
    {
        const std::scoped_lock lock(m_mutex);
        const bool mayLeave = m_items.empty() || (rest == Rest::ToOthers && m_attending > 1);
        if (mayLeave)
            --m_attending;
        return mayLeave;
    }
    /// A worker leaves whatever there is. The last one calls \a drop(Item<In> &) for all that is
    /// left.
    template<typename Drop>
    void abandon(Drop &&drop)
    {
        std::multimap<Clock::TimePoint, Parked> left;
        {
            const std::scoped_lock lock(m_mutex);
            if (--m_attending == 0)
                left.swap(m_items);
        }
        for (auto &[time, parked] : left)
            drop(parked.item);
    }

private:
    /// From now on \a woken is triggered by changes. Returns when the next time comes.
    [[nodiscard]] std::optional<Clock::TimePoint> beginSleep(const std::stop_source &woken)
    {
        const std::scoped_lock lock(m_mutex);
        m_sleepers.push_back(woken);
        return m_items.empty() ? std::nullopt : std::optional(m_items.begin()->first);
    }
    void endSleep(const std::stop_source &woken)
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_sleepers, woken);
    }
    /// Under m_mutex. A stop token ends a wait without a gap between looking and sleeping.
    void wake()
    {
        for (const std::stop_source &sleeper : m_sleepers)
            sleeper.request_stop();
    }

    const std::size_t m_most;
    mutable std::mutex m_mutex;                      ///< Guards what follows.
    std::multimap<Clock::TimePoint, Parked> m_items; ///< By their times.
    std::vector<std::stop_source> m_sleepers;
    int m_attending = 0;
    bool m_isClosed = false;
};

} // namespace paipa::engine
