// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"
#include "items.h"

namespace paipa::bench::payload {

std::int64_t recordsPlainly(std::int64_t items)
{
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < items; ++i)
        sum += valueOf(recordOf(i));
    return sum;
}

} // namespace paipa::bench::payload
