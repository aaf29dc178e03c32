// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>

namespace paipa::test {

/// A picture for tests, made and looked at with libvips. Its left half is red, its right half blue.
struct Picture {
    int width = 0;
    int height = 0;
    int orientation = 1;      ///< As in EXIF; 6: to be turned right by 90 degrees.
    bool transparent = false; ///< The whole picture.
};

/// The name that the EXIF data of all pictures hold.
inline constexpr const char *copyrightHolder = "Somebody Else";

/// The file's bytes, in the format of \a suffix such as ".jpg".
[[nodiscard]] QByteArray encoded(const Picture &picture, const char *suffix);

struct Pixels {
    int width = 0;
    int height = 0;
    QByteArray loader; ///< Such as "jpegload_buffer".

    /// The bands at a place, from 0 to 255.
    [[nodiscard]] QList<int> at(int x, int y) const;
    QByteArray bytes; ///< Row by row, band by band.
    int bands = 0;
};

/// The decoded picture; width 0 if that is not possible.
[[nodiscard]] Pixels decoded(const QByteArray &file);

} // namespace paipa::test
