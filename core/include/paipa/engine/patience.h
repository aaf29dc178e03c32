// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace paipa::engine {

/// How a consumer that finds its queue empty waits, by what it has learned. Belongs to one thread.
///
/// To be woken for each item costs far more than a tiny item does. So it first gives the processor
/// to others, who may be about to push; this pays if it then finds many items. Then it naps: for a
/// moment, and nobody has to wake it, unless the queue is half full. At last it sleeps until it is
/// woken; where that takes long, items are rare, and it does so at once.
///
/// On a machine that others keep busy, who yields comes back late, while who is woken goes on soon.
/// So when yielding took long and brought little, the next waits do without.
///
/// Measured: with one yield a hop of tiny items costs five times as much as with 16, more bring
/// nothing; items of some microseconds lose half their speed to a consumer that yields, and nothing
/// to one that naps; a yield that brings fewer than some dozens of tiny items costs more than they
/// do. With ten other threads that never rest, a queue of one place took 9 ms for
/// each item as long as both sides yielded.
class Patience
{
public:
    static constexpr std::chrono::microseconds nap{50};

    /// All yields of one wait together.
    static constexpr std::chrono::milliseconds longForYields{1};
    static constexpr int waitsWithoutYields = 256;
    /// Items, or places for them, for which a long yield was worth it.
    static constexpr std::size_t many = 8;
    /// Items for which it is worth yielding again.
    static constexpr std::size_t enough = 32;

    [[nodiscard]] int yields() const { return m_waitsWithoutYields > 0 ? 0 : m_yields; }
    [[nodiscard]] int naps() const { return m_itemsAreRare ? 0 : 2; }

    /// It has yielded for \a duration, and now takes an item, with \a more behind it, or none.
    void hasYielded(std::chrono::nanoseconds duration, std::size_t more)
    {
        m_yields = more >= enough ? mostYields : fewer();
        if (more < many && duration > longForYields)
            m_waitsWithoutYields = waitsWithoutYields;
    }
    /// It has napped, and now takes an item.
    void hasNapped(bool forTooLong)
    {
        if (forTooLong)
            m_yields = mostYields;
        hasWaited();
    }
    void hasSlept(std::chrono::nanoseconds duration)
    {
        m_itemsAreRare = duration > longForSleep;
        hasWaited();
    }

private:
    static constexpr int mostYields = 16;
    static constexpr std::chrono::microseconds longForSleep{500};

    [[nodiscard]] int fewer() const { return std::max(1, m_yields / 2); }

    void hasWaited() { m_waitsWithoutYields = std::max(0, m_waitsWithoutYields - 1); }

    int m_yields = mostYields;
    int m_waitsWithoutYields = 0;
    bool m_itemsAreRare = false;
};

} // namespace paipa::engine
