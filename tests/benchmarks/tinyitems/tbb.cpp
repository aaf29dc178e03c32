// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../tbbsource.h"
#include "../work.h"

#include <oneapi/tbb/parallel_pipeline.h>

namespace paipa::bench::tinyitems {

std::int64_t withTbb(std::int64_t items)
{
    namespace tbb = oneapi::tbb;
    std::int64_t next = 0;
    std::int64_t sum = 0;
    constexpr auto inOrder = tbb::filter_mode::serial_in_order;
    const auto source = countingTo(items, next);
    const auto sink = [&](std::int64_t value) { sum += value; };
    tbb::parallel_pipeline(1024,
                           tbb::make_filter<void, std::int64_t>(inOrder, source)
                               & tbb::make_filter<std::int64_t, std::int64_t>(inOrder, &addOne)
                               & tbb::make_filter<std::int64_t, std::int64_t>(inOrder, &scramble)
                               & tbb::make_filter<std::int64_t, void>(inOrder, sink));
    return sum;
}

} // namespace paipa::bench::tinyitems
