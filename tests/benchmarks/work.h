// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

namespace paipa::bench {

// The functions that all contenders call; never inlined, so that nobody can merge them.
[[gnu::noinline]] std::int64_t addOne(std::int64_t value);
[[gnu::noinline]] std::int64_t scramble(std::int64_t value);

/// Computes for about \a microseconds, always the same number of steps.
class Labour
{
public:
    explicit Labour(int microseconds);
    [[gnu::noinline]] std::int64_t operator()(std::int64_t value) const;

private:
    std::int64_t m_steps = 1;
};

} // namespace paipa::bench
