// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// How long drawing takes on 1000 and 3000 steps, and how that compares: a step that changes must
// cost a small part of everything, and three times the steps no more than four times the time.

#include "canvas/canvasview.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

constexpr int rounds = 41;
constexpr int columns = 40;
constexpr double mostOfAll = 0.1;  ///< That one changed step may cost.
constexpr double mostGrowth = 4.0; ///< From 1000 to 3000 steps.

StepId idOf(int number) { return {u"step-%1"_s.arg(number)}; }

PipelineSpec specOf(int steps)
{
    PipelineSpec spec;
    for (int i = 0; i < steps; ++i) {
        const StepId id = idOf(i);
        spec.steps.append(StepSpec{.id = id, .type = u"files.hash"_s});
        spec.layout.nodes.insert(id, {.x = (i % columns) * 320.0, .y = (i / columns) * 112.0});
        if (i % columns > 0)
            spec.links.append(LinkSpec{.from = {.step = idOf(i - 1)}, .to = id});
    }
    return spec;
}

RunOverlay overlayOf(int steps, quint64 total)
{
    RunOverlay overlay;
    for (int i = 0; i < steps; ++i)
        overlay.steps.insert(idOf(i), StepRunState{.activity = StepActivity::Busy,
                                                   .shares = {.busy = 0.6, .waiting = 0.3},
                                                   .itemsPerSecond = 100,
                                                   .total = total,
                                                   .workers = 2});
    return overlay;
}

/// The median of what \a change takes until it is drawn, in milliseconds.
double measured(const std::function<void(int)> &change)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        change(i);
        QApplication::processEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

struct Times {
    double everything = 0; ///< The whole view once.
    double tick = 0;       ///< All steps change their numbers, as ten times a second in a run.
    double one = 0;        ///< One step does.
};

Times timesOf(const StepCatalogue &catalogue, int steps)
{
    PipelineEditor editor(catalogue);
    CanvasView view(editor);
    view.resize(1280, 800);
    view.show();
    editor.reset(specOf(steps), {});
    view.fitAll();
    RunOverlay overlay = overlayOf(steps, 0);
    view.canvas().setRunState(overlay);
    QApplication::processEvents();
    Times times;
    times.everything = measured([&](int) { view.viewport()->repaint(); });
    times.tick = measured([&](int round) {
        view.canvas().setRunState(overlayOf(steps, static_cast<quint64>(round) + 1));
    });
    overlay = overlayOf(steps, 0);
    view.canvas().setRunState(overlay);
    QApplication::processEvents();
    times.one = measured([&](int round) {
        overlay.steps[idOf(steps / 2)].total = static_cast<quint64>(round) + 1;
        view.canvas().setRunState(overlay);
    });
    std::printf("%5d steps: everything %7.2f ms, all change %7.2f ms, one changes %7.3f ms\n",
                steps, times.everything, times.tick, times.one);
    return times;
}

bool isWithin(const char *what, double ratio, double most)
{
    std::printf("%-46s %6.3f, at most %.1f: %s\n", what, ratio, most,
                ratio <= most ? "good" : "TOO MUCH");
    return ratio <= most;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    const Times thousand = timesOf(catalogue, 1000);
    const Times more = timesOf(catalogue, 3000);
    bool good =
        isWithin("one step of 1000, of everything", thousand.one / thousand.everything, mostOfAll);
    good &= isWithin("everything, 3000 steps of 1000", more.everything / thousand.everything,
                     mostGrowth);
    good &= isWithin("all change, 3000 steps of 1000", more.tick / thousand.tick, mostGrowth);
    return good ? 0 : 1;
}
