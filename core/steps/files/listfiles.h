// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "folderwalk.h"

#include <paipa/catalogue/steptype.h>

namespace paipa::steps {

/// What happens to folders and files that cannot be looked at.
enum class Unreadable {
    Fail, ///< The run fails.
    Skip, ///< They are left out.
    Port, ///< Each becomes an item of the output "unreadable".
};

struct ListFilesParameters {
    QString folder;
    QStringList patterns;
    QStringList exclude;
    bool ignoreCase = true;
    bool recursive = true;
    bool hidden = false;
    bool sorted = true;
    Links links = Links::Files;
    Unreadable unreadable = Unreadable::Fail;
    bool count = true;
};

/// "files.list": a source of the files in a folder.
[[nodiscard]] StepDefinition<ListFilesParameters> listFiles();

} // namespace paipa::steps
