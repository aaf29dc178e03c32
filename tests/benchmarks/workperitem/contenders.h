// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W3: a source of integers → work with two workers → sum.
namespace paipa::bench::workperitem {

std::int64_t withPaipa(std::int64_t items, int microseconds);
std::int64_t plainly(std::int64_t items, int microseconds);
std::int64_t withTbb(std::int64_t items, int microseconds);

} // namespace paipa::bench::workperitem
