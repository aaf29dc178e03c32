// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runhistory.h"

#include <paipa/base/quantities.h>

#include <algorithm>

namespace paipa::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto windowStep = 500ms;
constexpr auto windowLength = 6s;
constexpr auto rateWindow = 2s;
constexpr double fullSeconds = 60;      ///< Kept as sampled.
constexpr double estimateSeconds = 120; ///< What an estimate of the remaining time looks back.

double rateBetween(const engine::MetricsSnapshot &from, const engine::MetricsSnapshot &to,
                   std::size_t step)
{
    const double time = secondsOf(to.elapsed - from.elapsed);
    if (time <= 0 || step >= from.steps.size() || step >= to.steps.size())
        return 0;
    return static_cast<double>(achieved(to.steps[step]) - achieved(from.steps[step])) / time;
}

} // namespace

std::uint64_t achieved(const engine::StepSnapshot &step)
{
    return step.hasQueue ? step.in : step.out;
}

QueueFill fillOf(const engine::StepSnapshot &step)
{
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
    };
    return {.items = step.queueItems,
            .limit = step.queueBounds.items,
            .level = std::min(1.0, std::max(share(step.queueItems, step.queueBounds.items),
                                            share(step.queueBytes, step.queueBounds.bytes)))};
}

void RunHistory::clear() { *this = RunHistory(); }

void RunHistory::add(const RunSample &sample)
{
    m_latest = sample;
    m_peakMemory = std::max(m_peakMemory, sample.processMemory);
    const std::chrono::nanoseconds now = sample.metrics.elapsed;
    if (m_window.empty() || now - m_window.back().time >= windowStep)
        m_window.push_back(Window{.time = now, .metrics = sample.metrics});
    while (m_window.size() > 2 && now - m_window.front().time > windowLength)
        m_window.pop_front();
    addPoint(sample);
    addRates(sample.metrics);
}

void RunHistory::addPoint(const RunSample &sample)
{
    const engine::MetricsSnapshot &now = sample.metrics;
    Point point{.seconds = secondsOf(now.elapsed),
                .done = static_cast<double>(now.origins.decided()),
                .memory = sample.processMemory};
    if (const engine::MetricsSnapshot *from = before(rateWindow)) {
        const double time = secondsOf(now.elapsed - from->elapsed);
        if (time > 0)
            point.rate = (point.done - static_cast<double>(from->origins.decided())) / time;
    }
    m_points.append(point);
    if (m_points.size() > mostPoints)
        thin();
}

/// Drops every second point of what is older than the last minute; if that is not enough, of all.
void RunHistory::thin()
{
    const double recent = m_points.constLast().seconds - fullSeconds;
    QList<Point> kept;
    kept.reserve(m_points.size());
    bool keep = true;
    for (const Point &point : std::as_const(m_points)) {
        if (point.seconds >= recent || keep)
            kept.append(point);
        keep = !keep;
    }
    if (kept.size() > mostPoints - mostPoints / 8)
        kept.remove(0, kept.size() - mostPoints / 2);
    m_points = kept;
}

void RunHistory::addRates(const engine::MetricsSnapshot &metrics)
{
    if (!m_rateStart || m_rateStart->steps.size() != metrics.steps.size()) {
        m_rateStart = metrics;
        m_rates.assign(metrics.steps.size(), {});
        return;
    }
    if (metrics.elapsed - m_rateStart->elapsed < windowStep)
        return;
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        m_rates[i].append(static_cast<float>(rateBetween(*m_rateStart, metrics, i)));
        if (m_rates[i].size() > mostRates)
            m_rates[i].removeFirst();
    }
    m_rateStart = metrics;
}

QList<float> RunHistory::rates(std::size_t index) const
{
    return index < m_rates.size() ? m_rates[index] : QList<float>();
}

double RunHistory::rate(std::size_t index) const
{
    const engine::MetricsSnapshot *from = before(rateWindow);
    return from ? rateBetween(*from, m_latest.metrics, index) : 0;
}

const engine::MetricsSnapshot *RunHistory::before(std::chrono::nanoseconds age) const
{
    const std::chrono::nanoseconds now = m_latest.metrics.elapsed;
    const auto found = std::ranges::find_if(
        m_window, [&](const Window &w) { return now - w.time <= age && w.time < now; });
    return found == m_window.end() ? nullptr : &found->metrics;
}

std::optional<RemainingTime> RunHistory::remaining() const
{
    if (!m_latest.metrics.expected || m_points.isEmpty())
        return {};
    const double from = m_points.constLast().seconds - estimateSeconds;
    QList<ProgressPoint> points;
    for (const Point &point : m_points) {
        const bool apart =
            points.isEmpty() || point.seconds - points.constLast().seconds >= secondsOf(windowStep);
        if (point.seconds >= from && apart)
            points.append(ProgressPoint{.seconds = point.seconds, .done = point.done});
    }
    return remainingTime(points, *m_latest.metrics.expected);
}

} // namespace paipa::ui
