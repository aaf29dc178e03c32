// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/throughput.h"

#include <paipa/base/quantities.h>

#include <algorithm>
#include <cmath>

namespace paipa::cli {

namespace {

using engine::MetricsSnapshot;
using engine::StepSnapshot;

std::uint64_t handled(const StepSnapshot &step) { return step.hasQueue ? step.in : step.out; }

double quotient(std::uint64_t count, std::chrono::nanoseconds time)
{
    return time.count() > 0 ? static_cast<double>(count) / secondsOf(time) : 0;
}

TimeShares sharesOf(std::chrono::nanoseconds busy, std::chrono::nanoseconds waiting,
                    std::chrono::nanoseconds blocked)
{
    const double all = secondsOf(busy + waiting + blocked);
    if (all <= 0)
        return {};
    const auto percent = [&](std::chrono::nanoseconds time) {
        return static_cast<int>(std::lround(100 * secondsOf(time) / all));
    };
    return {.busy = percent(busy), .waiting = percent(waiting), .blocked = percent(blocked)};
}

/// The steps of two snapshots are the same, but the first may be older than the run's start.
const StepSnapshot &stepOf(const MetricsSnapshot &snapshot, std::size_t step)
{
    static const StepSnapshot nothing;
    return step < snapshot.steps.size() ? snapshot.steps[step] : nothing;
}

} // namespace

void Throughput::add(const MetricsSnapshot &snapshot)
{
    m_snapshots.push_back(snapshot);
    while (m_snapshots.size() > 2 && snapshot.elapsed - m_snapshots[1].elapsed >= m_span)
        m_snapshots.pop_front();
}

double Throughput::perSecond(std::uint64_t before, std::uint64_t after) const
{
    return quotient(after - std::min(before, after),
                    m_snapshots.back().elapsed - m_snapshots.front().elapsed);
}

double Throughput::rate(std::size_t step) const
{
    if (m_snapshots.size() < 2)
        return m_snapshots.empty() ? 0 : meanRate(m_snapshots.back(), step);
    return perSecond(handled(stepOf(m_snapshots.front(), step)),
                     handled(stepOf(m_snapshots.back(), step)));
}

double Throughput::rate() const
{
    if (m_snapshots.size() < 2)
        return m_snapshots.empty() ? 0 : meanRate(m_snapshots.back());
    return perSecond(m_snapshots.front().origins.decided(), m_snapshots.back().origins.decided());
}

TimeShares Throughput::shares(std::size_t step) const
{
    if (m_snapshots.size() < 2)
        return m_snapshots.empty() ? TimeShares{} : timeShares(stepOf(m_snapshots.back(), step));
    const StepSnapshot &before = stepOf(m_snapshots.front(), step);
    const StepSnapshot &after = stepOf(m_snapshots.back(), step);
    return sharesOf(after.busy - before.busy, after.waiting - before.waiting,
                    after.blocked - before.blocked);
}

TimeShares timeShares(const StepSnapshot &step)
{
    return sharesOf(step.busy, step.waiting, step.blocked);
}

double meanRate(const MetricsSnapshot &snapshot)
{
    return quotient(snapshot.origins.decided(), snapshot.elapsed);
}

double meanRate(const MetricsSnapshot &snapshot, std::size_t step)
{
    return quotient(handled(stepOf(snapshot, step)), snapshot.elapsed);
}

std::optional<double> fractionDone(const MetricsSnapshot &snapshot)
{
    // More than announced means that not all sources know their size.
    if (!snapshot.expected || *snapshot.expected == 0
        || snapshot.origins.emitted > *snapshot.expected)
        return std::nullopt;
    return static_cast<double>(snapshot.origins.decided())
           / static_cast<double>(*snapshot.expected);
}

std::optional<std::chrono::seconds> remaining(const MetricsSnapshot &snapshot)
{
    const std::optional<double> done = fractionDone(snapshot);
    if (!done || *done <= 0)
        return std::nullopt;
    return std::chrono::seconds(std::llround(secondsOf(snapshot.elapsed) * (1 - *done) / *done));
}

} // namespace paipa::cli
