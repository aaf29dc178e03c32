// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include "../work.h"

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace paipa::bench::startstop {

std::int64_t withBareThreads()
{
    std::atomic<std::int64_t> sum = 0;
    std::latch end(1);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i) {
        threads.emplace_back([&, i] {
            if (i == 0) {
                sum = addOne(addOne(addOne(addOne(1))));
                end.count_down();
            }
            end.wait();
        });
    }
    threads.clear();
    return sum;
}

} // namespace paipa::bench::startstop
