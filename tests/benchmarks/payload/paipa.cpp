// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "contenders.h"
#include "items.h"

#include <paipa/pipeline/pipeline.h>

namespace paipa::bench::payload {

namespace {

/// Three hops that only pass the item on.
template<typename T, typename Make, typename Value>
std::int64_t pass(std::int64_t items, const Make &make, const Value &valueOf)
{
    std::int64_t sum = 0;
    const Pipeline pipeline{
        step([](T item) { return item; }),
        step([](T item) { return item; }),
        step([&](const T &item) { sum += valueOf(item); }),
    };
    pipeline.run(std::views::iota(std::int64_t(0), items) | std::views::transform(make));
    return sum;
}

} // namespace

std::int64_t recordsWithPaipa(std::int64_t items) { return pass<Record>(items, recordOf, valueOf); }

std::int64_t structsWithPaipa(std::int64_t items)
{
    const QByteArray bytes(100, 'x');
    return pass<Parcel>(
        items,
        [&](std::int64_t value) {
            return Parcel{value, {}, bytes};
        },
        [](const Parcel &parcel) { return parcel.value; });
}

std::int64_t numbersWithPaipa(std::int64_t items)
{
    return pass<std::int64_t>(
        items, [](std::int64_t value) { return value; }, [](std::int64_t value) { return value; });
}

} // namespace paipa::bench::payload
