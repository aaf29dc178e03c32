// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>

#include <QString>

#include <chrono>

namespace paipa::cli {

/// "12,345"
[[nodiscard]] QString grouped(std::uint64_t number);
/// "1 item", "12,345 items"
[[nodiscard]] QString itemsText(std::uint64_t items);
/// "0:07", "12:05", "1:02:03"
[[nodiscard]] QString clockText(std::chrono::nanoseconds time);
/// "1,234/s", "0.5/s"
[[nodiscard]] QString rateText(double perSecond);
/// How full a queue is by the tighter of its bounds, in per cent.
[[nodiscard]] int queuePercent(const engine::StepSnapshot &step);
/// "12,345 of 50,000 items (24 %), 1,234/s, 3 failed, about 0:31 left"
[[nodiscard]] QString totalText(const engine::MetricsSnapshot &snapshot, double perSecond);

} // namespace paipa::cli
