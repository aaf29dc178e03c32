// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

namespace paipa::bench::tinyitems {

std::int64_t plainly(std::int64_t items)
{
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < items; ++i)
        sum += scramble(addOne(i));
    return sum;
}

} // namespace paipa::bench::tinyitems
