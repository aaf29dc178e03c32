// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../tbbsource.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <chrono>
#include <thread>

namespace paipa::bench::waiting {

namespace tbb = oneapi::tbb;

std::int64_t withTbb(std::int64_t items)
{
    constexpr std::size_t workers = 64;
    std::int64_t next = 0;
    std::int64_t sum = 0;
    const auto source = countingTo(items, next);
    const auto wait = [](std::int64_t value) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return value;
    };
    const auto sink = [&](std::int64_t value) { sum += value; };
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, workers);
    tbb::task_arena arena(workers);
    arena.execute([&] {
        tbb::parallel_pipeline(
            workers,
            tbb::make_filter<void, std::int64_t>(tbb::filter_mode::serial_in_order, source)
                & tbb::make_filter<std::int64_t, std::int64_t>(tbb::filter_mode::parallel, wait)
                & tbb::make_filter<std::int64_t, void>(tbb::filter_mode::serial_out_of_order,
                                                       sink));
    });
    return sum;
}

} // namespace paipa::bench::waiting
