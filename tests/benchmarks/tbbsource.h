// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <oneapi/tbb/parallel_pipeline.h>

#include <cstdint>

namespace paipa::bench {

/// The body of a first filter of oneTBB, which makes \a next, \a next + 1, … \a end - 1.
[[nodiscard]] inline auto countingTo(std::int64_t end, std::int64_t &next)
{
    return [&next, end](oneapi::tbb::flow_control &control) {
        if (next == end) {
            control.stop();
            return std::int64_t(0);
        }
        return next++;
    };
}

} // namespace paipa::bench
