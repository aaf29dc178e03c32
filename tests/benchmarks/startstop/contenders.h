// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

/// W6: start and stop five steps with ten workers each, for one item.
namespace paipa::bench::startstop {

std::int64_t withPaipa();
std::int64_t withBareThreads();
std::int64_t withTbb();

} // namespace paipa::bench::startstop
