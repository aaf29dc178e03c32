// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <paipa/pipeline/pipeline.h>

#include <array>

namespace paipa::bench::startstop {

std::int64_t withPaipa()
{
    std::atomic<std::int64_t> sum = 0;
    constexpr Workers ten{10};
    const Pipeline pipeline{
        step(&addOne, ten),
        step(&addOne, ten),
        step(&addOne, ten),
        step(&addOne, ten),
        step([&sum](std::int64_t value) { sum += value; }, ten),
    };
    pipeline.run(std::array{std::int64_t(1)});
    return sum;
}

} // namespace paipa::bench::startstop
