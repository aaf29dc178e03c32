// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/sentence.h>
#include <paipa/engine/metrics.h>

#include <chrono>
#include <cstdint>
#include <optional>

namespace paipa::engine {

/// Notices when a run does not get on any more, and says who waits for whom. It only looks at
/// snapshots: nothing is ever ended because of it. One thread.
class StallWatch
{
public:
    explicit StallWatch(std::chrono::nanoseconds patience = std::chrono::seconds(30))
        : m_patience(patience)
    {}

    /// To be given one snapshot after the other. A text of several lines, once, when there is work
    /// and nothing has moved for longer than the patience; again only after something has moved.
    [[nodiscard]] std::optional<Sentence> look(const MetricsSnapshot &snapshot);

private:
    std::chrono::nanoseconds m_patience;
    std::uint64_t m_moves = 0;
    std::chrono::nanoseconds m_since{0}; ///< When something moved last, in the time of the run.
    bool m_isReported = false;
};

} // namespace paipa::engine
