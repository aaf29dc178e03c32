// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace paipa::bench {

/// One way of doing the work of a contest. Returns a checksum, which must be the same for all.
struct Contender {
    std::string name;
    std::function<std::int64_t()> run;
};

/// A workload and those who compete in it, run in turn, round after round, so that a machine whose
/// speed drifts treats all alike. The first contender is Paipa, the second the limit: a thread that
/// calls the same functions in a loop, or two that divide the items.
struct Contest {
    std::string title;
    std::int64_t items = 0;
    std::vector<Contender> contenders;
};

/// Prints the median time per item of each contender and Paipa's ratio to it. Returns these ratios,
/// in the order of the contenders; the first is 1.
std::vector<double> hold(const Contest &contest, int rounds);

} // namespace paipa::bench
