// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W7: what an item costs that is more than a number; three hops each.
namespace paipa::bench::payload {

std::int64_t recordsWithPaipa(std::int64_t items);
std::int64_t recordsPlainly(std::int64_t items);
std::int64_t recordsWithMutexQueues(std::int64_t items);
std::int64_t recordsWithTbb(std::int64_t items);
std::int64_t structsWithPaipa(std::int64_t items);
std::int64_t numbersWithPaipa(std::int64_t items);

} // namespace paipa::bench::payload
