// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace paipa::engine {

/// A place in the flow of items where somebody may look at what passes, without stopping it. Who
/// hands items on pays for one look at a flag, until somebody wants to see some of them.
///
/// All members may be called from any thread.
template<typename T>
class ItemTap
{
public:
    /// Gets an item that passes; false once it has enough. Called by workers, several at a time;
    /// may not throw.
    using Look = std::function<bool(const T &)>;

    /// From now on items are shown to \a look, and to nobody else, until it has enough.
    void open(Look look)
    {
        auto shared = std::make_shared<const Look>(std::move(look));
        const std::scoped_lock lock(m_mutex);
        m_look.swap(shared); // the old one, if there is one, is destroyed without the lock
        m_isOpen.store(true, std::memory_order_relaxed);
    }

    void close()
    {
        std::shared_ptr<const Look> last;
        const std::scoped_lock lock(m_mutex);
        m_look.swap(last);
        m_isOpen.store(false, std::memory_order_relaxed);
    }

    /// \a item passes.
    void pass(const T &item)
    {
        if (m_isOpen.load(std::memory_order_relaxed)) [[unlikely]]
            show(item);
    }

private:
    void show(const T &item)
    {
        std::shared_ptr<const Look> look;
        {
            const std::scoped_lock lock(m_mutex);
            look = m_look;
        }
        if (!look || (*look)(item))
            return;
        const std::scoped_lock lock(m_mutex);
        if (m_look != look)
            return; // somebody looks anew
        m_look.reset();
        m_isOpen.store(false, std::memory_order_relaxed);
    }

    std::atomic<bool> m_isOpen = false; ///< Follows m_look; cheaper to look at.
    std::mutex m_mutex;                 ///< Guards what follows.
    std::shared_ptr<const Look> m_look;
};

} // namespace paipa::engine
