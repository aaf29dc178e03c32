// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shapereader.h"

#include <paipa/document/pipelinespec.h>

namespace paipa {

/// Reads \a file, which is in today's format, reporting values of the wrong type. Elements of lists
/// keep their index even then, so that JSON pointers fit.
[[nodiscard]] PipelineSpec specFrom(const JsonNode &file, ShapeContext &context);

/// The keys that Paipa knows, for suggestions.
namespace knownkeys {
[[nodiscard]] QStringList pipeline();
[[nodiscard]] QStringList variable();
[[nodiscard]] QStringList step();
[[nodiscard]] QStringList queue();
[[nodiscard]] QStringList onError();
[[nodiscard]] QStringList runErrors();
[[nodiscard]] QStringList link();
[[nodiscard]] QStringList layout();
[[nodiscard]] QStringList box();
} // namespace knownkeys

} // namespace paipa
