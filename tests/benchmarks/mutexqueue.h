// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace paipa::bench {

/// What one writes in ten lines: a lock around a bounded list, of which the consumer takes all.
template<typename T>
class MutexQueue
{
public:
    void push(T item)
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_items.size() < bound; });
        m_items.push_back(std::move(item));
        if (m_items.size() == 1)
            m_arrived.notify_one();
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        m_arrived.notify_one();
    }

    /// Calls \a use with all that comes out until it is closed and empty.
    template<typename Use>
    void drain(const Use &use)
    {
        for (std::vector<T> items = popAll(); !items.empty(); items = popAll()) {
            for (T &item : items)
                use(std::move(item));
        }
    }

private:
    [[nodiscard]] std::vector<T> popAll()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return m_isClosed || !m_items.empty(); });
        m_room.notify_one();
        return std::exchange(m_items, {});
    }

    static constexpr std::size_t bound = 1024; // as Paipa's

    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_arrived;
    std::vector<T> m_items;
    bool m_isClosed = false;
};

/// Three hops: items that \a make makes of 0, 1, … go through \a first and \a second to \a last,
/// each in a thread of its own.
template<typename T, typename Make, typename First, typename Second, typename Last>
void passThroughMutexQueues(std::int64_t count, const Make &make, const First &first,
                            const Second &second, const Last &last)
{
    MutexQueue<T> made;
    MutexQueue<T> begun;
    MutexQueue<T> done;
    const std::jthread sink([&] { done.drain(last); });
    const std::jthread secondStep([&] {
        begun.drain([&](T &&item) { done.push(second(std::move(item))); });
        done.close();
    });
    const std::jthread firstStep([&] {
        made.drain([&](T &&item) { begun.push(first(std::move(item))); });
        begun.close();
    });
    for (std::int64_t i = 0; i < count; ++i)
        made.push(make(i));
    made.close();
}

} // namespace paipa::bench
