// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pictures.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string_view>

#include <vips/vips.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr std::array loaders{"VipsForeignLoadJpeg", "VipsForeignLoadPng",   "VipsForeignLoadWebp",
                             "VipsForeignLoadTiff", "VipsForeignLoadNsgif", "VipsForeignLoadHeif"};

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Source = std::unique_ptr<VipsSource, Unref>;

/// What libvips said last. It has one place for all threads, so with several damaged pictures at
/// the same time it may be about another one of them.
QString lastError()
{
    const std::unique_ptr<char, decltype(&g_free)> text(vips_error_buffer_copy(), g_free);
    return QString::fromUtf8(text.get()).trimmed().section(u'\n', 0, 0);
}

Source open(const PictureSource &source)
{
    if (source.path.isEmpty()) {
        return Source(vips_source_new_from_memory(source.content.constData(),
                                                  static_cast<std::size_t>(source.content.size())));
    }
    Source file(vips_source_new_from_file(source.path.constData()));
    if (file)
        return file;
    const QString said = lastError();
    const QFileInfo info(QFile::decodeName(source.path));
    const Sentence why = !info.exists()       ? Sentence::tr("it does not exist")
                         : !info.isReadable() ? Sentence::tr("you may not read it")
                                              : Sentence::verbatim(said);
    throw Failure(u"file-error"_s, Sentence::tr("cannot open %1: %2").arg(source.name, why),
                  info.exists() ? Retry::Allowed : Retry::Never);
}

Failure badPicture(const PictureSource &source)
{
    return {u"bad-picture"_s,
            Sentence::tr("%1 is damaged or incomplete: %2").arg(source.name, lastError()),
            Retry::Never};
}

Failure unknownFormat(const PictureSource &source)
{
    return {
        u"unknown-format"_s,
        Sentence::tr("%1 is not a picture in JPEG, PNG, WebP, TIFF, GIF or HEIF").arg(source.name),
        Retry::Never};
}

/// A picture whose rows are decoded as they are needed, and whether that has failed. (Behind the
/// caches of a shrinking pipeline, libvips itself only logs such failures.)
class DecodedPicture
{
public:
    /// \a image must outlive this.
    explicit DecodedPicture(VipsImage *image) : m_image(vips_image_new()), m_input(image)
    {
        if (vips_image_pipelinev(m_image.get(), VIPS_DEMAND_STYLE_THINSTRIP, m_input, nullptr) != 0
            || vips_image_generate(m_image.get(), vips_start_one, copyRows, vips_stop_one, m_input,
                                   &m_failed)
                   != 0)
            m_failed = true;
    }

    [[nodiscard]] VipsImage *image() const { return m_image.get(); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    static int copyRows(VipsRegion *out, void *sequence, void *, void *failed, gboolean *)
    {
        auto *in = static_cast<VipsRegion *>(sequence);
        if (vips_region_prepare(in, &out->valid) == 0
            && vips_region_region(out, in, &out->valid, out->valid.left, out->valid.top) == 0)
            return 0;
        *static_cast<std::atomic<bool> *>(failed) = true;
        return -1;
    }

    std::atomic<bool> m_failed = false;
    Image m_image;
    VipsImage *m_input;
};

Image load(VipsSource *source, int jpegShrink, double webpScale)
{
    const bool jpeg = jpegShrink > 1;
    const bool webp = webpScale < 1;
    VipsImage *image = nullptr;
    if (jpeg)
        image = vips_image_new_from_source(source, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                           VIPS_FAIL_ON_ERROR, "shrink", jpegShrink, nullptr);
    else if (webp)
        image = vips_image_new_from_source(source, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                           VIPS_FAIL_ON_ERROR, "scale", webpScale, nullptr);
    else
        image = vips_image_new_from_source(source, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                           VIPS_FAIL_ON_ERROR, nullptr);
    return Image(image);
}

void checkSize(VipsImage *image, const PictureSource &source, const ThumbnailOptions &options)
{
    const qint64 pixels = qint64{vips_image_get_width(image)} * vips_image_get_height(image);
    if (pixels <= options.maxPixels)
        return;
    const auto millions = [](qint64 count) {
        return QString::number(static_cast<double>(count) / 1e6, 'f', 1);
    };
    throw Failure(
        u"too-large"_s,
        Sentence::tr(
            "%1 has %2 million pixels, more than the limit of %3 million; raise \"maxPixels\""
            " if it is meant to be that large")
            .arg(source.name, millions(pixels), millions(options.maxPixels)),
        Retry::Never);
}

/// The name of the loader for \a source, one of those that are allowed.
std::string_view allowedLoader(const PictureSource &source)
{
    const Source file = open(source);
    const char *found = file ? vips_foreign_find_load_source(file.get()) : nullptr;
    const std::string_view loader = found ? found : "";
    // Blocking the others is not enough: some are found, and run, nevertheless.
    if (std::ranges::any_of(loaders, [&](const char *name) { return loader.starts_with(name); }))
        return loader;
    vips_error_clear();
    throw unknownFormat(source);
}

/// The picture, decoded at a reduced size where its format can do that cheaply. The result is at
/// least twice as large as the thumbnail: the rest is left to a better filter.
Image loadReduced(const PictureSource &source, const ThumbnailOptions &options)
{
    const std::string_view loader = allowedLoader(source);
    Image image = load(open(source).get(), 1, 1.0);
    if (!image)
        throw badPicture(source);
    checkSize(image.get(), source, options);

    const auto [shorter, longer] =
        std::minmax({vips_image_get_width(image.get()), vips_image_get_height(image.get())});
    // libvips ends the program if a picture is reduced to nothing.
    const double reduction = std::min(static_cast<double>(longer) / options.size, shorter / 2.0);
    if (reduction >= 4 && loader.starts_with("VipsForeignLoadJpeg")) {
        const int shrink = reduction >= 16 ? 8 : reduction >= 8 ? 4 : 2;
        image = load(open(source).get(), shrink, 1.0);
    } else if (reduction > 2 && loader.starts_with("VipsForeignLoadWebp")) {
        image = load(open(source).get(), 1, 2 / reduction);
    }
    if (!image)
        throw badPicture(source);
    return image;
}

Image shrink(VipsImage *picture, const ThumbnailOptions &options)
{
    // Without a profile the colours are sRGB already; a conversion would only change them a little.
    const bool hasProfile = vips_image_get_typeof(picture, VIPS_META_ICC_NAME) != 0;
    VipsImage *image = nullptr;
    const int error =
        hasProfile ? vips_thumbnail_image(picture, &image, options.size, "height", options.size,
                                          "size", VIPS_SIZE_DOWN, "export_profile", "srgb", nullptr)
                   : vips_thumbnail_image(picture, &image, options.size, "height", options.size,
                                          "size", VIPS_SIZE_DOWN, nullptr);
    return Image(error == 0 ? image : nullptr);
}

/// For WebP, the option "strip" keeps what EXIF data say.
void removeMetadata(VipsImage *image)
{
    const std::unique_ptr<char *, decltype(&g_strfreev)> names(vips_image_get_fields(image),
                                                               g_strfreev);
    for (char **name = names.get(); name && *name; ++name) {
        const std::string_view field = *name;
        if (field.starts_with("exif-") || field == VIPS_META_XMP_NAME
            || field == VIPS_META_IPTC_NAME)
            vips_image_remove(image, *name);
    }
}

/// What a save operation allocates.
struct Buffer {
    void *bytes = nullptr;
    std::size_t length = 0;
};

int save(VipsImage *image, Buffer &result, const ThumbnailOptions &options)
{
    switch (options.format) {
    case PictureFormat::Jpeg: {
        std::array<double, 3> white{255, 255, 255};
        VipsArrayDouble *background = vips_array_double_new(white.data(), int(white.size()));
        const int error =
            vips_jpegsave_buffer(image, &result.bytes, &result.length, "Q", options.quality,
                                 "strip", TRUE, "background", background, nullptr);
        vips_area_unref(VIPS_AREA(background));
        return error;
    }
    case PictureFormat::Png:
        return vips_pngsave_buffer(image, &result.bytes, &result.length, "strip", TRUE, nullptr);
    case PictureFormat::Webp:
        return vips_webpsave_buffer(image, &result.bytes, &result.length, "Q", options.quality,
                                    "strip", TRUE, nullptr);
    }
    Q_UNREACHABLE();
}

} // namespace

void preparePictures()
{
    static const int error = [] {
        if (const int failed = VIPS_INIT("paipa"))
            return failed;
        // Failures are thrown; the warnings would disturb the progress in the terminal.
        g_log_set_handler(
            "VIPS", G_LOG_LEVEL_WARNING, [](const char *, GLogLevelFlags, const char *, void *) {},
            nullptr);
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        vips_operation_block_set("VipsForeignLoad", TRUE);
        for (const char *loader : loaders)
            vips_operation_block_set(loader, FALSE);
        return 0;
    }();
    if (error != 0)
        throw Failure(u"libvips"_s,
                      Sentence::tr("libvips could not be started: %1").arg(lastError()),
                      Retry::Never);
}

void releasePictureThread() { vips_thread_shutdown(); }

Thumbnail makeThumbnail(const PictureSource &source, const ThumbnailOptions &options,
                        const std::stop_token &stop)
{
    const Image loaded = loadReduced(source, options);
    const DecodedPicture picture(loaded.get());
    const Image image = picture.failed() ? nullptr : shrink(picture.image(), options);
    if (!image)
        throw badPicture(source);
    removeMetadata(image.get());
    Buffer buffer;
    int error = 0;
    {
        const std::stop_callback kill(stop, [&image] { vips_image_set_kill(image.get(), TRUE); });
        error = save(image.get(), buffer, options);
    }
    const std::unique_ptr<void, decltype(&g_free)> owner(buffer.bytes, g_free);
    if (stop.stop_requested()) {
        vips_error_clear();
        throw Failure(cancelledCode, Sentence::tr("the run was aborted"), Retry::Never);
    }
    if (error != 0 || picture.failed())
        throw badPicture(source);
    return {.bytes = QByteArray(static_cast<const char *>(buffer.bytes),
                                static_cast<qsizetype>(buffer.length)),
            .width = vips_image_get_width(image.get()),
            .height = vips_image_get_height(image.get())};
}

} // namespace paipa::steps
