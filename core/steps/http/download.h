// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "httpclient.h"

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

struct DownloadParameters {
    QString url = QStringLiteral("{url}");
    QString into = QStringLiteral("content");
    ByteSize maxSize{256_MiB};
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds stallTimeout{30'000};
    std::chrono::milliseconds timeout{300'000};
    int maxRedirects = 5;
    bool allowPrivateAddresses = false;
    QString authorities;
};

/// "http.download": fetches a URL into a field of the item.
[[nodiscard]] StepDefinition<DownloadParameters> download();

} // namespace paipa::steps
