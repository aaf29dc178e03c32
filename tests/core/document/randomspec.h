// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QRandomGenerator>

namespace paipa::test {

/// A pipeline with all kinds of content, most of it senseless; equal seeds give equal pipelines.
[[nodiscard]] PipelineSpec randomSpec(QRandomGenerator &random);

/// \a spec after one edit chosen by chance, which may be one that does not apply.
[[nodiscard]] PipelineSpec randomlyEdited(const PipelineSpec &spec, QRandomGenerator &random);

} // namespace paipa::test
