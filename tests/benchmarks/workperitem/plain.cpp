// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

namespace paipa::bench::workperitem {

std::int64_t plainly(std::int64_t items, int microseconds)
{
    std::int64_t sum = 0;
    const Labour labour(microseconds);
    for (std::int64_t i = 0; i < items; ++i)
        sum += labour(i) & 0xff;
    return sum;
}

} // namespace paipa::bench::workperitem
