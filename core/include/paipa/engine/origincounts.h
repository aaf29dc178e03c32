// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>

namespace paipa::engine {

class OriginTally;

/// The fate of an item that a source emitted. In ascending order of precedence: of all that
/// happened to its descendants, the greatest counts.
enum class Verdict : std::uint8_t {
    Acked,     ///< Everything made from it was done, or filtered out.
    NotNeeded, ///< A step ended early and did not want it.
    Skipped,   ///< A step left it out on purpose.
    Cancelled, ///< The run ended before it was done.
    Failed,
};
inline constexpr std::size_t verdictCount = 5;

/// How many items a run's sources have emitted, and what became of them.
struct OriginCounts {
    std::uint64_t emitted = 0;
    std::array<std::uint64_t, verdictCount> verdicts = {};

    [[nodiscard]] std::uint64_t of(Verdict verdict) const
    {
        return verdicts[static_cast<std::size_t>(verdict)];
    }
    [[nodiscard]] std::uint64_t decided() const;
    OriginCounts &operator+=(const OriginTally &tally);
    OriginCounts &operator+=(const OriginCounts &other);
};

/// Who emitted an item: items of one source are told apart by their ordinals.
struct SourceName {
    QString step = {}; ///< Empty: the run has only one, or the item was fed from outside.
    int worker = -1;   ///< From 0; -1: the step has only one.

    bool operator==(const SourceName &) const = default;
};

/// What one source has emitted, and what became of it.
struct SourceCounts {
    SourceName source;
    OriginCounts counts;
};

} // namespace paipa::engine
