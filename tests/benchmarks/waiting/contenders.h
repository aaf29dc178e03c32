// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W4: items that wait 5 ms each, 64 at a time, as requests to a slow server do.
namespace paipa::bench::waiting {

std::int64_t withPaipa(std::int64_t items);
std::int64_t withBareThreads(std::int64_t items);
std::int64_t withTbb(std::int64_t items);

} // namespace paipa::bench::waiting
