// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/remainingtime.h"

#include <algorithm>
#include <cmath>

namespace paipa::ui {

namespace {

constexpr qsizetype fewestPoints = 4;
constexpr double fewestSeconds = 1;
constexpr double mostSeconds = 1e7; ///< Beyond this an estimate is no help to anybody.

/// The standard error of the mean rate, relative to it: from the scatter of the single rates.
double relativeError(const QList<ProgressPoint> &points, double meanRate)
{
    double squares = 0;
    int count = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const double time = points[i].seconds - points[i - 1].seconds;
        if (time <= 0)
            continue;
        const double rate = (points[i].done - points[i - 1].done) / time;
        squares += (rate - meanRate) * (rate - meanRate);
        ++count;
    }
    if (count < 2)
        return 1;
    return std::sqrt(squares / (count - 1) / count) / meanRate;
}

std::chrono::seconds rounded(double seconds) { return std::chrono::seconds(std::llround(seconds)); }

} // namespace

std::optional<RemainingTime> remainingTime(const QList<ProgressPoint> &points,
                                           std::uint64_t expectedItems)
{
    if (points.size() < fewestPoints)
        return {};
    const double time = points.constLast().seconds - points.constFirst().seconds;
    const double done = points.constLast().done - points.constFirst().done;
    if (time < fewestSeconds || done <= 0)
        return {};
    const double rate = done / time;
    const double left = std::max(0.0, static_cast<double>(expectedItems) - points.constLast().done);
    if (left / rate > mostSeconds)
        return {};
    const double seconds = left / rate;
    return RemainingTime{.expected = rounded(seconds),
                         .uncertainty =
                             rounded(std::ceil(seconds * 2 * relativeError(points, rate)))};
}

} // namespace paipa::ui
