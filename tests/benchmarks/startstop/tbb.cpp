// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <oneapi/tbb/parallel_pipeline.h>

namespace paipa::bench::startstop {

std::int64_t withTbb()
{
    namespace tbb = oneapi::tbb;
    bool isSent = false;
    std::int64_t sum = 0;
    const auto source = [&](tbb::flow_control &control) {
        if (isSent)
            control.stop();
        isSent = true;
        return std::int64_t(1);
    };
    const auto add =
        tbb::make_filter<std::int64_t, std::int64_t>(tbb::filter_mode::parallel, &addOne);
    const auto sink = [&](std::int64_t value) { sum += value; };
    tbb::parallel_pipeline(
        10, tbb::make_filter<void, std::int64_t>(tbb::filter_mode::serial_in_order, source) & add
                & add & add & add
                & tbb::make_filter<std::int64_t, void>(tbb::filter_mode::serial_in_order, sink));
    return sum;
}

} // namespace paipa::bench::startstop
