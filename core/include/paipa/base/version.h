// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa {

/// The version of the library that is running, such as "0.1.0".
[[nodiscard]] QString version();

} // namespace paipa
