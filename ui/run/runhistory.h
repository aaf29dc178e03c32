// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"
#include "run/remainingtime.h"
#include "run/runsample.h"

#include <QList>

#include <deque>
#include <optional>

namespace paipa::ui {

/// The course of a run in bounded memory, however long it lasts: the last minute as it was sampled,
/// and everything before it ever more coarsely.
class RunHistory
{
public:
    /// The whole run at one moment.
    struct Point {
        double seconds = 0; ///< Since the start.
        double done = 0;    ///< Items with a fate.
        double rate = 0;    ///< Items per second, over about the last two seconds.
        qint64 memory = 0;  ///< Of the process, in bytes.
    };

    void clear();
    void add(const RunSample &sample);

    [[nodiscard]] bool isEmpty() const { return m_points.isEmpty(); }
    /// In order of time; at most mostPoints.
    [[nodiscard]] const QList<Point> &points() const { return m_points; }
    /// Items per second that the step at \a index took, or made if it is a source: one value for
    /// each half second of the last minute, the newest last.
    [[nodiscard]] QList<float> rates(std::size_t index) const;
    /// The rate of the step at \a index over about the last two seconds.
    [[nodiscard]] double rate(std::size_t index) const;
    /// The oldest snapshot that is kept within \a age before the newest; nullptr if there is none
    /// but the newest.
    [[nodiscard]] const engine::MetricsSnapshot *before(std::chrono::nanoseconds age) const;
    [[nodiscard]] const RunSample &latest() const { return m_latest; }
    [[nodiscard]] qint64 peakMemory() const { return m_peakMemory; }
    [[nodiscard]] std::optional<RemainingTime> remaining() const;

    static constexpr qsizetype mostPoints = 1200;
    static constexpr qsizetype mostRates = 120;

private:
    struct Window {
        std::chrono::nanoseconds time{0};
        engine::MetricsSnapshot metrics;
    };

    void addPoint(const RunSample &sample);
    void thin();
    void addRates(const engine::MetricsSnapshot &metrics);

    RunSample m_latest;
    QList<Point> m_points;
    std::deque<Window> m_window; ///< About two snapshots a second, of the last seconds.
    std::vector<QList<float>> m_rates;
    std::optional<engine::MetricsSnapshot> m_rateStart;
    qint64 m_peakMemory = 0;
};

/// How many items a step has taken, or made if it is a source.
[[nodiscard]] std::uint64_t achieved(const engine::StepSnapshot &step);

/// What waits in front of a step.
[[nodiscard]] QueueFill fillOf(const engine::StepSnapshot &step);

} // namespace paipa::ui
