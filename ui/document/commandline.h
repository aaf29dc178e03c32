// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

namespace paipa::ui {

/// What runs the pipeline in \a file from a shell, with \a variables as in it.
[[nodiscard]] QString commandLineFor(const QString &file, const QList<VariableSpec> &variables);

} // namespace paipa::ui
