// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace paipa::bench::waiting {

std::int64_t withBareThreads(std::int64_t items)
{
    std::atomic<std::int64_t> next = 0;
    std::atomic<std::int64_t> sum = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i) {
        threads.emplace_back([&] {
            for (std::int64_t value = next++; value < items; value = next++) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                sum += value;
            }
        });
    }
    threads.clear();
    return sum;
}

} // namespace paipa::bench::waiting
