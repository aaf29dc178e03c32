// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <paipa/pipeline/pipeline.h>

namespace paipa::bench::workperitem {

std::int64_t withPaipa(std::int64_t items, int microseconds)
{
    std::int64_t sum = 0;
    const Labour labour(microseconds);
    const Pipeline pipeline{
        step([labour](std::int64_t value) { return labour(value) & 0xff; }, Workers{2}),
        step([&sum](std::int64_t value) { sum += value; }),
    };
    pipeline.run(std::views::iota(std::int64_t(0), items));
    return sum;
}

} // namespace paipa::bench::workperitem
