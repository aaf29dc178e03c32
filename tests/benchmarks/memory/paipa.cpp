// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"

#include <paipa/base/processmemory.h>
#include <paipa/pipeline/pipeline.h>

#include <QByteArray>

#include <chrono>
#include <cstdio>
#include <thread>

namespace paipa::bench::memory {

void show()
{
    constexpr qint64 mebibyte = 1 << 20;
    constexpr qint64 largest = 8 * mebibyte;
    const auto make = [](int i) { return QByteArray(i % 10 == 0 ? largest : mebibyte, 'x'); };
    const QueueBounds bounds{.items = 1024, .bytes = 64 * mebibyte};
    const Pipeline pipeline{
        step([](QByteArray bytes) { return bytes; }, Workers{2}, bounds),
        step(
            [](const QByteArray &) { std::this_thread::sleep_for(std::chrono::microseconds(200)); },
            bounds),
    };
    const qint64 before = peakProcessMemory();
    pipeline.run(std::views::iota(0, 3000) | std::views::transform(make));
    const qint64 grown = peakProcessMemory() - before;
    // Two queues; in hand: the source, two workers (each an item and its result), the sink.
    const qint64 allowed = 2 * 64 * mebibyte + 6 * largest;
    std::printf("\nW5 memory: 3000 items of 1 or 8 MiB, slow sink\n"
                "  grown by %lld MiB; queues and workers may hold %lld MiB\n",
                grown / mebibyte, allowed / mebibyte);
}

} // namespace paipa::bench::memory
