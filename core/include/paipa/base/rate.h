// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace paipa {

/// So many items in so much time; both from 1.
struct Rate {
    qint64 items = 1;
    std::chrono::milliseconds per{1000};

    bool operator==(const Rate &) const = default;
};

/// Reads "5/s", "100/min", "20/h" and "3/10 s".
[[nodiscard]] std::optional<Rate> parseRate(QStringView text);
/// The text that parseRate() reads back.
[[nodiscard]] QString toString(Rate rate);

} // namespace paipa
