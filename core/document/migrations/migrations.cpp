// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "migrations.h"

#include <paipa/document/pipelinefile.h>

#include <array>

namespace paipa {

JsonNode migrated(JsonNode file, int version)
{
    using Migration = JsonNode (*)(JsonNode);
    // The migration at index n leads from version n to version n + 1.
    constexpr std::array<Migration, pipelineFormatVersion> chain{migratedFrom0};
    for (auto next = static_cast<std::size_t>(version); next < chain.size(); ++next)
        file = chain.at(next)(std::move(file));
    return file;
}

} // namespace paipa
