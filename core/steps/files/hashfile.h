// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

enum class HashAlgorithm { Sha256, Sha512, Sha1, Md5, Blake2b };

enum class HashedContent {
    File,  ///< The field holds the path of a file.
    Value, ///< The field's own text or bytes.
};

struct HashFileParameters {
    HashAlgorithm algorithm = HashAlgorithm::Sha256;
    HashedContent of = HashedContent::File;
    QString field = QStringLiteral("path");
    QString into = QStringLiteral("hash");
};

/// "files.hash": the checksum of a file or of a field.
[[nodiscard]] StepDefinition<HashFileParameters> hashFile();

} // namespace paipa::steps
