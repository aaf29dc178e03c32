// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/inlet.h>
#include <paipa/engine/itemtraits.h>

#include <QString>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace paipa::engine {

/// The code of the Failure of an item that is larger than the step behind it takes.
inline constexpr QLatin1StringView itemTooLargeCode("item-too-large");

/// Throws a Failure that says what is too large for whom.
[[noreturn]] void throwTooLarge(std::size_t bytes, const ItemLimit &limit);

/// Throws if \a value is larger than \a limit. Asks for its size only if there is one.
template<typename T>
void requireFitting(const T &value, const ItemLimit &limit)
{
    if (!limit.isSet())
        return;
    if (const std::size_t bytes = bytesOf(value); bytes > limit.bytes)
        throwTooLarge(bytes, limit);
}

/// How large the results may be that leave by each port of a step: what follows takes no larger
/// ones.
template<typename Out>
class ItemLimits
{
public:
    explicit ItemLimits(const OutputPorts<Out> &ports)
    {
        std::vector<ItemLimit> limits;
        for (const OutputPort<Out> &port : ports) {
            ItemLimit least;
            for (const Inlet<Out> *inlet : port.inlets)
                least = std::min(least, inlet->itemLimit(), isSmaller);
            limits.push_back(least);
        }
        if (std::ranges::any_of(limits, &ItemLimit::isSet))
            m_limits = std::move(limits);
    }

    /// Throws if \a value is too large to leave by \a port.
    void check(const Out &value, std::size_t port) const
    {
        if (!m_limits.empty()) [[unlikely]]
            requireFitting(value, m_limits[port]);
    }

private:
    static bool isSmaller(const ItemLimit &a, const ItemLimit &b) { return a.bytes < b.bytes; }

    std::vector<ItemLimit> m_limits; ///< One for each port; empty: none has any.
};

} // namespace paipa::engine
