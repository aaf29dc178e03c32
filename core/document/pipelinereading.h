// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinefile.h>

#include <optional>

namespace paipa {

/// What could be read of a file. With problems the pipeline is incomplete: for looking for further
/// problems only. It is missing if the file is not JSON, or of no format that this Paipa knows.
struct PipelineReading {
    std::optional<LoadedPipeline> pipeline = {};
    Problems problems = {};
};

[[nodiscard]] PipelineReading readLeniently(const QByteArray &bytes, const QString &fileName);

/// The content of the file \a path, if that is a regular file of a sensible size.
[[nodiscard]] Result<QByteArray> fileContent(const QString &path);

} // namespace paipa
