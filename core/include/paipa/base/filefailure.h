// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/failure.h>

#include <QByteArray>

namespace paipa {

/// The Failure for a call of the operating system on \a path that failed with errno \a error;
/// \a attempt is what was tried: "read", "write", "list". Codes: "missing-file", "no-permission",
/// "not-a-file", "disk-full", "file-exists", "too-many-open-files", "file-error".
[[nodiscard]] Failure fileFailure(const QString &attempt, const QByteArray &path, int error);

} // namespace paipa
