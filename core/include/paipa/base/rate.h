// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace paipa {

/// So many items in so much time; both from 1. Who names the same \a of shares it.
struct Rate {
    qint64 items = 1;
    std::chrono::milliseconds per{1000};
    QString of = {}; ///< What it is a rate of, such as a server; empty: of one step alone.

    bool operator==(const Rate &) const = default;
};

/// Reads "5/s", "100/min", "20/h", "3/10 s", and "5/s of api.example.org".
[[nodiscard]] std::optional<Rate> parseRate(QStringView text);
/// The text that parseRate() reads back.
[[nodiscard]] QString toString(const Rate &rate);

} // namespace paipa
