// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include <paipa/pipeline/pipeline.h>

#include <chrono>
#include <thread>

namespace paipa::bench::waiting {

std::int64_t withPaipa(std::int64_t items)
{
    std::int64_t sum = 0;
    const Pipeline pipeline{
        step(
            [](std::int64_t value) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                return value;
            },
            Workers{64}),
        step([&sum](std::int64_t value) { sum += value; }),
    };
    pipeline.run(std::views::iota(std::int64_t(0), items));
    return sum;
}

} // namespace paipa::bench::waiting
