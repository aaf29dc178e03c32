// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "picture.h"

#include <memory>
#include <vector>

#include <vips/vips.h>

namespace paipa::test {

namespace {

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

} // namespace

QByteArray encoded(const Picture &picture, const char *suffix)
{
    const int bands = picture.transparent ? 4 : 3;
    std::vector<unsigned char> pixels;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const bool left = x < picture.width / 2;
            for (const int value : {left ? 255 : 0, 0, left ? 0 : 255})
                pixels.push_back(static_cast<unsigned char>(value));
            if (picture.transparent)
                pixels.push_back(0);
        }
    }
    const Image image(vips_image_new_from_memory_copy(pixels.data(), pixels.size(), picture.width,
                                                      picture.height, bands, VIPS_FORMAT_UCHAR));
    image->Type = VIPS_INTERPRETATION_sRGB;
    vips_image_set_int(image.get(), VIPS_META_ORIENTATION, picture.orientation);
    vips_image_set_string(image.get(), "exif-ifd0-Copyright", copyrightHolder);
    void *buffer = nullptr;
    std::size_t length = 0;
    if (vips_image_write_to_buffer(image.get(), suffix, &buffer, &length, nullptr) != 0)
        return {};
    const std::unique_ptr<void, decltype(&g_free)> owner(buffer, g_free);
    return QByteArray(static_cast<const char *>(buffer), static_cast<qsizetype>(length));
}

Pixels decoded(const QByteArray &file)
{
    const Image image(vips_image_new_from_buffer(
        file.constData(), static_cast<std::size_t>(file.size()), "", nullptr));
    if (!image)
        return {};
    Pixels result;
    result.width = vips_image_get_width(image.get());
    result.height = vips_image_get_height(image.get());
    result.bands = vips_image_get_bands(image.get());
    result.loader =
        vips_foreign_find_load_buffer(file.constData(), static_cast<std::size_t>(file.size()));
    std::size_t length = 0;
    void *memory = vips_image_write_to_memory(image.get(), &length);
    const std::unique_ptr<void, decltype(&g_free)> owner(memory, g_free);
    result.bytes = QByteArray(static_cast<const char *>(memory), static_cast<qsizetype>(length));
    return result;
}

QList<int> Pixels::at(int x, int y) const
{
    QList<int> values;
    for (int band = 0; band < bands; ++band)
        values.append(static_cast<unsigned char>(bytes[(y * width + x) * bands + band]));
    return values;
}

} // namespace paipa::test
