// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <exception>

namespace paipa::engine {

/// The one place where exceptions of a step's own code end: what \a call threw, or nullptr.
template<typename Call>
[[nodiscard]] std::exception_ptr caught(Call &&call) noexcept
{
    try {
        call();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

} // namespace paipa::engine
