// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "jsonnode.h"

#include <paipa/base/result.h>

#include <QByteArray>

namespace paipa {

/// Bounds that no pipeline of a person reaches; beyond them reading stops with a problem.
inline constexpr int maxJsonDepth = 128;
inline constexpr qsizetype maxJsonBytes = 32 << 20;
inline constexpr int maxJsonValues = 1'000'000;

/// Reads a JSON text strictly as RFC 8259 says, in UTF-8 without a byte-order mark. Whole numbers
/// are exact and must fit 64 bits. Fails with the first error of syntax, or with all duplicate
/// keys; all with line and column.
[[nodiscard]] Result<JsonNode> readJson(const QByteArray &bytes, const QString &fileName);

} // namespace paipa
