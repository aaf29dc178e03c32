// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>

#include <chrono>
#include <deque>
#include <optional>

namespace paipa::cli {

/// What a step's workers spent their time on, in per cent. All zero before they did anything.
struct TimeShares {
    int busy = 0;
    int waiting = 0;
    int blocked = 0;

    bool operator==(const TimeShares &) const = default;
};

/// The rates of the last seconds, from the snapshots of a run in their order.
class Throughput
{
public:
    explicit Throughput(std::chrono::nanoseconds span = std::chrono::seconds(3)) : m_span(span) {}

    void add(const engine::MetricsSnapshot &snapshot);

    /// Items a second: those that a source emits, those that other steps take.
    [[nodiscard]] double rate(std::size_t step) const;
    /// Items a second that got their fate.
    [[nodiscard]] double rate() const;
    [[nodiscard]] TimeShares shares(std::size_t step) const;

private:
    [[nodiscard]] double perSecond(std::uint64_t before, std::uint64_t after) const;

    std::chrono::nanoseconds m_span;
    std::deque<engine::MetricsSnapshot> m_snapshots; ///< The first is as old as the span.
};

/// Over the whole run.
[[nodiscard]] TimeShares timeShares(const engine::StepSnapshot &step);
[[nodiscard]] double meanRate(const engine::MetricsSnapshot &snapshot);
[[nodiscard]] double meanRate(const engine::MetricsSnapshot &snapshot, std::size_t step);

/// From 0 to 1 if the sources said how many items there are.
[[nodiscard]] std::optional<double> fractionDone(const engine::MetricsSnapshot &snapshot);
/// How long the rest will take if it goes on as so far.
[[nodiscard]] std::optional<std::chrono::seconds> remaining(
    const engine::MetricsSnapshot &snapshot);

} // namespace paipa::cli
