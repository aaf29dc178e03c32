// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../mutexqueue.h"
#include "../work.h"

namespace paipa::bench::tinyitems {

std::int64_t withMutexQueues(std::int64_t items)
{
    std::int64_t sum = 0;
    passThroughMutexQueues<std::int64_t>(
        items, [](std::int64_t value) { return value; }, addOne, scramble,
        [&sum](std::int64_t value) { sum += value; });
    return sum;
}

} // namespace paipa::bench::tinyitems
