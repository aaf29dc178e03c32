// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace paipa {

/// \a name, composed (NFC), if it can be the name of one file on any system and leads nowhere else;
/// else throws Failure "confinement". Refused are empty names, "." and "..", separators, a leading
/// "~", characters that cannot be seen (control, direction), the device names of Windows, and names
/// of more than 255 bytes. For text that comes from an item.
[[nodiscard]] QString checkedFileName(const QString &name);

/// Like checkedFileName() for each part of a relative path such as "2024/05/photo.jpg".
[[nodiscard]] QString checkedRelativePath(const QString &path);

/// A name beside \a path: "photos.failed.jsonl" → "photos.failed-2.jsonl".
[[nodiscard]] QString numberedPath(const QString &path, int number);

} // namespace paipa
