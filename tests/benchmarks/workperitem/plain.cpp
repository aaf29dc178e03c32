// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <thread>

namespace paipa::bench::workperitem {

std::int64_t plainly(std::int64_t items, int microseconds)
{
    const Labour labour(microseconds);
    const auto work = [&](std::int64_t first, std::int64_t end) {
        std::int64_t sum = 0;
        for (std::int64_t i = first; i < end; ++i)
            sum += labour(i) & 0xff;
        return sum;
    };
    std::int64_t other = 0;
    std::jthread second([&] { other = work(items / 2, items); });
    const std::int64_t own = work(0, items / 2);
    second.join();
    return own + other;
}

} // namespace paipa::bench::workperitem
