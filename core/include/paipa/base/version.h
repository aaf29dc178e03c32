// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa {

/// The version of these headers. The project has it from here.
inline constexpr char builtVersion[] = "0.1.0";

/// The version of the library that is running, such as "0.1.0".
[[nodiscard]] QString version();

} // namespace paipa
