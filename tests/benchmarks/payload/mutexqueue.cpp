// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"
#include "items.h"

#include "../mutexqueue.h"

namespace paipa::bench::payload {

std::int64_t recordsWithMutexQueues(std::int64_t items)
{
    const auto passOn = [](Record &&record) { return std::move(record); };
    std::int64_t sum = 0;
    passThroughMutexQueues<Record>(items, recordOf, passOn, passOn,
                                   [&sum](const Record &record) { sum += valueOf(record); });
    return sum;
}

} // namespace paipa::bench::payload
