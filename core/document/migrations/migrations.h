// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "../jsonnode.h"

namespace paipa {

/// From version 0, the draft that was called "paipa-draft", to version 1. As with every migration:
/// what it does not expect it hands on, so that reading the result reports it; it never fails.
[[nodiscard]] JsonNode migratedFrom0(JsonNode draft);

/// \a file, which has the format \a version, in today's format.
[[nodiscard]] JsonNode migrated(JsonNode file, int version);

} // namespace paipa
