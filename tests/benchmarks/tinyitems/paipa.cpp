// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <paipa/pipeline/pipeline.h>

namespace paipa::bench::tinyitems {

std::int64_t withPaipa(std::int64_t items)
{
    std::int64_t sum = 0;
    const Pipeline pipeline{
        step([](std::int64_t value) { return addOne(value); }),
        step([](std::int64_t value) { return scramble(value); }),
        step([&sum](std::int64_t value) { sum += value; }),
    };
    pipeline.run(std::views::iota(std::int64_t(0), items));
    return sum;
}

} // namespace paipa::bench::tinyitems
