// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pictures.h"

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class PictureOrigin {
    File,  ///< The field holds the path of a file.
    Value, ///< The field holds the bytes of a file.
};

struct ThumbnailParameters {
    int size = 256;
    PictureOrigin of = PictureOrigin::File;
    QString field = QStringLiteral("path");
    QString into = QStringLiteral("thumbnail");
    PictureFormat format = PictureFormat::Jpeg;
    int quality = 80;
    qint64 maxPixels = 250'000'000;
};

/// "image.thumbnail": makes pictures small.
[[nodiscard]] StepDefinition<ThumbnailParameters> thumbnail();

} // namespace paipa::steps
