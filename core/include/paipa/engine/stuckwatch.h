// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/runoutcome.h>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace paipa::engine {

class Stage;
class StageGraph;

/// Finds workers that do not get on, while the others may: each look is compared with the one
/// before. Nothing is ever ended because of it. One thread; \c graph must outlive it.
class StuckWatch
{
public:
    explicit StuckWatch(const StageGraph &graph) : m_graph(graph) {}

    /// The workers that have been in their step's own code since the last look, and have neither
    /// begun nor handed on an item meanwhile. Of each, \c since is the time between the looks.
    [[nodiscard]] std::vector<StuckWorker> look(Clock::TimePoint now);

private:
    /// A worker, by its step and its index in that.
    using Who = std::pair<const Stage *, int>;
    struct Seen {
        std::uint64_t moves = 0; ///< Grows with everything that it does.
        Clock::TimePoint since;  ///< When they were seen first.
    };

    const StageGraph &m_graph;
    std::map<Who, Seen> m_seen;
};

} // namespace paipa::engine
