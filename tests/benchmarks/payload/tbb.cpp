// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"
#include "items.h"

#include <oneapi/tbb/parallel_pipeline.h>

namespace paipa::bench::payload {

std::int64_t recordsWithTbb(std::int64_t items)
{
    namespace tbb = oneapi::tbb;
    std::int64_t next = 0;
    std::int64_t sum = 0;
    constexpr auto inOrder = tbb::filter_mode::serial_in_order;
    const auto source = [&](tbb::flow_control &control) {
        if (next == items) {
            control.stop();
            return Record();
        }
        return recordOf(next++);
    };
    const auto pass =
        tbb::make_filter<Record, Record>(inOrder, [](Record record) { return record; });
    const auto sink = [&](const Record &record) { sum += valueOf(record); };
    tbb::parallel_pipeline(1024, tbb::make_filter<void, Record>(inOrder, source) & pass & pass
                                     & tbb::make_filter<Record, void>(inOrder, sink));
    return sum;
}

} // namespace paipa::bench::payload
