// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace paipa::steps {

enum class PictureFormat { Jpeg, Png, Webp };

struct ThumbnailOptions {
    int size = 256; ///< Longest edge in pixels; smaller pictures keep theirs.
    PictureFormat format = PictureFormat::Jpeg;
    int quality = 80;               ///< JPEG and WebP: 1 to 100.
    qint64 maxPixels = 250'000'000; ///< Of the picture; more would need too much memory or time.
};

struct Thumbnail {
    QByteArray bytes;
    int width = 0;
    int height = 0;
};

/// Where a picture comes from, and how messages call it.
struct PictureSource {
    QByteArray path;    ///< Of the file, as the operating system is given it; or empty:
    QByteArray content; ///< the bytes of the file.
    Sentence name;
};

/// Prepares libvips for the process; once, before the first makeThumbnail(). One thread a call, no
/// cache, and only the loaders of JPEG, PNG, WebP, TIFF, GIF and HEIF. Throws Failure.
void preparePictures();

/// Releases what libvips keeps for the calling thread, which makes no more thumbnails.
void releasePictureThread();

/// The picture made smaller, turned upright as its EXIF data say, in sRGB and without metadata. May
/// be called from several threads. Throws Failure "file-error", "unknown-format", "too-large",
/// "bad-picture" for damaged or truncated ones, or "cancelled" soon after \a stop is requested.
[[nodiscard]] Thumbnail makeThumbnail(const PictureSource &source, const ThumbnailOptions &options,
                                      const std::stop_token &stop);

} // namespace paipa::steps
