// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace paipa {

/// The most memory that this process has had resident, in bytes.
[[nodiscard]] qint64 peakProcessMemory();
/// The memory of this process that is resident now, in bytes.
[[nodiscard]] qint64 processMemory();

} // namespace paipa
