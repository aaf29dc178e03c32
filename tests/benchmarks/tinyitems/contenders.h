// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W1: a source of integers → +1 → xor → sum; one worker a step.
namespace paipa::bench::tinyitems {

std::int64_t withPaipa(std::int64_t items);
std::int64_t plainly(std::int64_t items);
std::int64_t withTbb(std::int64_t items);
std::int64_t withMutexQueues(std::int64_t items);

} // namespace paipa::bench::tinyitems
