// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/newfile.h>
#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

/// What a field in the name of a file may be.
enum class NameFields {
    Name, ///< The name of one file or folder.
    Path, ///< A relative path, whose folders are made.
};

struct WriteFileParameters {
    QString folder;
    QString name;
    QString content = QStringLiteral("content");
    NameFields nameFields = NameFields::Name;
    ExistingFile existing = ExistingFile::Fail;
    Durability durability = Durability::Synced;
    QString into = QStringLiteral("written");
};

/// "files.write": a field of each item as a file of its own.
[[nodiscard]] StepDefinition<WriteFileParameters> writeFile();

} // namespace paipa::steps
