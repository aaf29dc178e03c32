// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A run in the background, and somebody who has the say over it: it is paused when the machine is
// needed for something else, gets more workers, and goes on. It draws the Mandelbrot set meanwhile.

#include <paipa/pipeline/pipeline.h>

#include <QByteArray>

#include <cstdio>
#include <latch>
#include <ranges>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

constexpr int width = 72;
constexpr int height = 25;
constexpr int middle = 12;

struct Row {
    int number = 0;
    QByteArray text;
};

/// Whether the point stays near to the origin, as far as one can tell.
bool isInside(double left, double up)
{
    double x = 0;
    double y = 0;
    for (int i = 0; i < 50'000; ++i) {
        const double next = x * x - y * y + left;
        y = 2 * x * y + up;
        x = next;
        if (x * x + y * y > 4)
            return false;
    }
    return true;
}

Row drawn(int number)
{
    QByteArray text;
    for (int column = 0; column < width; ++column)
        text += isInside((column - 54) * 0.04, (number - middle) * 0.1) ? '#' : ' ';
    return {number, text};
}

} // namespace

int main()
{
    std::vector<QByteArray> picture(height); // of the last step, which has one worker
    std::latch firstRow(1);
    const Pipeline pipeline{
        step(drawn, StepName{u"draw"_s}),
        step([&](const Row &row) {
            picture[static_cast<std::size_t>(row.number)] = row.text;
            if (row.number == 0)
                firstRow.count_down();
        }),
    };

    RunningPipeline running = pipeline.start();
    if (running.putAll(std::views::iota(0, height)) != height)
        return 1;
    firstRow.wait();
    if (!running.pause()) // what has been begun is completed, nothing else begins
        return 1;
    std::printf("%zu rows wait while the run is %s\n", running.snapshot().steps.front().queueItems,
                qPrintable(engine::toString(running.snapshot().state)));
    if (!running.setWorkers(u"draw"_s, Workers{3}) || !running.resume())
        return 1;
    running.wait();

    bool isMirrored = true;
    for (std::size_t row = 0; row < height; ++row) {
        std::printf("%s\n", picture[row].constData());
        isMirrored =
            isMirrored && picture[row].size() == width && picture[row] == picture[height - 1 - row];
    }
    return isMirrored && running.snapshot().steps.front().mostWorkers == 3 ? 0 : 1;
}
