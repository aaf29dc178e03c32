// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W2: a source of integers → +1 with two workers → xor with four → sum.
namespace paipa::bench::fanout {

std::int64_t withPaipa(std::int64_t items);
std::int64_t plainly(std::int64_t items);
std::int64_t withTbb(std::int64_t items);

} // namespace paipa::bench::fanout
