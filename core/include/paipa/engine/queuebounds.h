// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <limits>

namespace paipa::engine {

/// The most that a queue may hold; all at least 1.
struct QueueBounds {
    std::size_t items = 1024;
    std::size_t bytes = 64u << 20;
    /// A larger item is not taken: it fails in the step that made it. An item between this and
    /// \c bytes is taken alone.
    std::size_t itemBytes = std::numeric_limits<std::size_t>::max();

    bool operator==(const QueueBounds &) const = default;
};

/// What a worker holds back at most: results until their item has succeeded, and, in a step over
/// its whole input, items until there is a result.
inline constexpr QueueBounds mostHeldBack{.items = 100'000, .bytes = 256u << 20};

} // namespace paipa::engine
