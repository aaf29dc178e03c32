// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/failure.h>

#include <QByteArray>

namespace paipa {

/// What was tried with a file.
enum class FileAttempt {
    Read,
    Write,
    WriteToStandardOutput, ///< Which has no path.
    CreateFolder,
    WriteToFolder,
    ListFolder,
    List, ///< Something in a folder.
};

/// The Failure for a call of the operating system on \a path that failed with errno \a error.
/// Codes: "missing-file", "no-permission", "not-a-file", "disk-full", "file-exists",
/// "too-many-open-files", "file-error".
[[nodiscard]] Failure fileFailure(FileAttempt attempt, const QByteArray &path, int error);

} // namespace paipa
