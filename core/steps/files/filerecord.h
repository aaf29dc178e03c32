// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>
#include <paipa/records/record.h>

#include <sys/stat.h>

namespace paipa::steps {

/// The item for the file at \a root/\a relativePath, as the sources of this family make it.
[[nodiscard]] Record fileRecord(const QByteArray &root, const QByteArray &relativePath,
                                const struct stat &status);

/// The fields of fileRecord().
[[nodiscard]] QList<FieldInfo> fileRecordFields();

/// "/a" and "b" → "/a/b", also for the root of the file system and for an empty name.
[[nodiscard]] QByteArray joined(const QByteArray &folder, const QByteArray &name);

} // namespace paipa::steps
