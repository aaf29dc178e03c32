// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace paipa::bench::tinyitems {

namespace {

/// What one writes in ten lines: a lock around a bounded list, of which the consumer takes all.
class MutexQueue
{
public:
    void push(std::int64_t value)
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_values.size() < bound; });
        m_values.push_back(value);
        if (m_values.size() == 1)
            m_arrived.notify_one();
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        m_arrived.notify_one();
    }

    /// Nothing once it is closed and empty.
    std::vector<std::int64_t> popAll()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return m_isClosed || !m_values.empty(); });
        m_room.notify_one();
        return std::exchange(m_values, {});
    }

private:
    static constexpr std::size_t bound = 1024; // as Paipa's

    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_arrived;
    std::vector<std::int64_t> m_values;
    bool m_isClosed = false;
};

/// Calls \a use with all that comes out of \a queue.
template<typename Use>
void drain(MutexQueue &queue, const Use &use)
{
    for (std::vector<std::int64_t> values = queue.popAll(); !values.empty();
         values = queue.popAll()) {
        for (const std::int64_t value : values)
            use(value);
    }
}

} // namespace

std::int64_t withMutexQueues(std::int64_t items)
{
    MutexQueue plain;
    MutexQueue increased;
    MutexQueue scrambled;
    std::int64_t sum = 0;
    std::jthread sink([&] { drain(scrambled, [&](std::int64_t value) { sum += value; }); });
    const std::jthread second([&] {
        drain(increased, [&](std::int64_t value) { scrambled.push(scramble(value)); });
        scrambled.close();
    });
    const std::jthread first([&] {
        drain(plain, [&](std::int64_t value) { increased.push(addOne(value)); });
        increased.close();
    });
    for (std::int64_t i = 0; i < items; ++i)
        plain.push(i);
    plain.close();
    sink.join();
    return sum;
}

} // namespace paipa::bench::tinyitems
