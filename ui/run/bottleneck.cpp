// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/bottleneck.h"

#include <paipa/base/quantities.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace paipa::ui {

namespace {

using engine::MetricsSnapshot;
using engine::RunState;
using engine::StepSnapshot;

/// Below this a step is not worth blaming: the run idles, or all steps share the work.
constexpr double leastBusy = 0.5;
/// Below this a neighbour's blocked or waiting time says nothing.
constexpr double leastSign = 0.2;
constexpr int mostWorkers = 64;

int busyWorkers(const StepSnapshot &previous, const StepSnapshot &current)
{
    using engine::WorkerState;
    const auto worked = [](const engine::WorkerSnapshot &worker) {
        return worker.state == WorkerState::Busy;
    };
    if (previous.workers.size() != current.workers.size())
        return static_cast<int>(std::ranges::count_if(current.workers, worked));
    int count = 0;
    for (std::size_t i = 0; i < current.workers.size(); ++i) {
        const auto &before = previous.workers[i];
        const auto &after = current.workers[i];
        const auto busy = after.busy - before.busy;
        const auto others = after.waiting - before.waiting + after.blocked - before.blocked;
        count += busy > others ? 1 : 0;
    }
    return count;
}

/// More workers help until the next busiest step limits; beyond a first attempt by half.
std::optional<int> proposal(int workers, double busyOfOthers)
{
    const double gain = 1 / std::max(busyOfOthers, 0.01);
    const int useful = static_cast<int>(std::ceil(std::min(workers * gain, double{mostWorkers})));
    const int tried = std::min({std::max(4, workers + workers / 2), useful, mostWorkers});
    return tried > workers ? std::optional(tried) : std::nullopt;
}

} // namespace

TimeShares sharesBetween(const StepSnapshot &previous, const StepSnapshot &current)
{
    const double busy = secondsOf(current.busy - previous.busy);
    const double waiting = secondsOf(current.waiting - previous.waiting);
    const double blocked = secondsOf(current.blocked - previous.blocked);
    const double sum = busy + waiting + blocked;
    if (sum <= 0)
        return {};
    return {.busy = busy / sum, .waiting = waiting / sum, .blocked = blocked / sum};
}

Bottleneck analyse(const MetricsSnapshot &previous, const MetricsSnapshot &current,
                   const QSet<QString> &fixed)
{
    const bool works = current.state == RunState::Running || current.state == RunState::Draining;
    if (!works || previous.steps.size() != current.steps.size())
        return {};
    std::vector<TimeShares> shares;
    for (std::size_t i = 0; i < current.steps.size(); ++i) {
        const bool ended = current.steps[i].ended;
        shares.push_back(ended ? TimeShares{} : sharesBetween(previous.steps[i], current.steps[i]));
    }
    const auto limiting = std::ranges::max_element(shares, {}, &TimeShares::busy);
    if (limiting == shares.end() || limiting->busy < leastBusy)
        return {};

    const auto index = static_cast<std::size_t>(limiting - shares.begin());
    const StepSnapshot &step = current.steps[index];
    Bottleneck found{.step = step.name,
                     .workers = static_cast<int>(step.workers.size()),
                     .busyWorkers = busyWorkers(previous.steps[index], step),
                     .busyShare = limiting->busy,
                     .witness = {},
                     .triedWorkers = {}};
    double busyOfOthers = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (i == index)
            continue;
        busyOfOthers = std::max(busyOfOthers, shares[i].busy);
        const bool blocked = shares[i].blocked >= shares[i].waiting;
        const double share = std::max(shares[i].blocked, shares[i].waiting);
        // That somebody is blocked says more than that somebody waits.
        const bool better = blocked == (found.sign == Bottleneck::Sign::Blocked)
                                ? share > found.witnessShare
                                : blocked;
        if (share >= leastSign && (better || found.sign == Bottleneck::Sign::None)) {
            found.sign = blocked ? Bottleneck::Sign::Blocked : Bottleneck::Sign::Waiting;
            found.witness = current.steps[i].name;
            found.witnessShare = share;
        }
    }
    if (!fixed.contains(step.name) && step.hasQueue && found.workers > 0)
        found.triedWorkers = proposal(found.workers, busyOfOthers);
    return found;
}

} // namespace paipa::ui
