// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa::cli {

/// Whether a device or a pipe is at \a path: it is written to, and no file takes its place.
[[nodiscard]] bool isDevice(const QString &path);

/// Why no file can be written at \a path, or an empty text: to be asked before hours of work.
[[nodiscard]] QString objectionToWriting(const QString &path);

} // namespace paipa::cli
