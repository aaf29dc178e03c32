// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// What the parts of W1 cost: the same four threads with bare queues; with queues of items that
/// have an origin; of items that are counted and measured as well; with the order kept; and with
/// inline steps.
namespace paipa::bench::parts {

std::int64_t withBareQueues(std::int64_t items);
std::int64_t withOrigins(std::int64_t items);
std::int64_t withMetrics(std::int64_t items);
std::int64_t ordered(std::int64_t items);
std::int64_t inlined(std::int64_t items);

} // namespace paipa::bench::parts
