// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa::cli {

/// Why no file can be written at \a path, or an empty text: to be asked before hours of work.
[[nodiscard]] QString objectionToWriting(const QString &path);

} // namespace paipa::cli
