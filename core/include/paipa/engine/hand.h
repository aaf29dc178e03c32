// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/patience.h>

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace paipa::engine {

/// What a worker takes at once if it is alone in its step and the items are small.
inline constexpr std::size_t mostInHand = 8;

/// The few items that one worker has taken from its queue and not yet begun, first in, first out.
/// Belongs to one thread.
template<typename T>
class Hand
{
public:
    static constexpr std::size_t capacity = mostInHand;

    Hand() = default;
    ~Hand()
    {
        while (!isEmpty())
            (void)take();
    }
    Q_DISABLE_COPY_MOVE(Hand)

    [[nodiscard]] bool isEmpty() const { return m_first == m_end; }

    [[nodiscard]] std::size_t size() const { return m_end - m_first; }
    /// Where in the queue's order the next item stood.
    [[nodiscard]] std::uint64_t nextPosition() const { return m_position + m_first; }

    /// The items that are added from now on stood at \a position and after it. Only while empty.
    void startAt(std::uint64_t position)
    {
        m_first = m_end = 0;
        m_position = position;
    }

    /// Only while there is room.
    void add(T &&item)
    {
        Q_ASSERT(m_end < capacity);
        std::construct_at(at(m_end), std::move(item));
        ++m_end;
    }

    /// Only while it is not empty.
    [[nodiscard]] T take()
    {
        T *item = at(m_first++);
        T result = std::move(*item);
        std::destroy_at(item);
        return result;
    }

    Patience patience = {}; ///< Of its worker.

private:
    [[nodiscard]] T *at(std::size_t index)
    {
        return std::launder(reinterpret_cast<T *>(m_storage.data()) + index);
    }

    alignas(T) std::array<std::byte, capacity * sizeof(T)> m_storage;
    std::size_t m_first = 0;
    std::size_t m_end = 0;
    std::uint64_t m_position = 0; ///< Of the first item of its storage.
};

} // namespace paipa::engine
