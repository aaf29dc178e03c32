// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>

namespace paipa::engine {

/// The most that a queue may hold; both at least 1.
struct QueueBounds {
    std::size_t items = 1024;
    std::size_t bytes = 64u << 20;

    bool operator==(const QueueBounds &) const = default;
};

} // namespace paipa::engine
