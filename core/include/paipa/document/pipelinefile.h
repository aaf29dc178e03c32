// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/result.h>
#include <paipa/document/pipelinespec.h>
#include <paipa/document/sourcemap.h>

#include <QByteArray>

namespace paipa {

/// The version of the file format that this Paipa writes.
inline constexpr int pipelineFormatVersion = 1;

/// A pipeline together with what is known of the file that it came from.
struct LoadedPipeline {
    PipelineSpec spec;
    SourceMap places; ///< For the spec as it was loaded; edits make it stale.
    int fileVersion = pipelineFormatVersion;

    /// Whether the file is in an older format; saving writes today's.
    [[nodiscard]] bool upgradeNeeded() const { return fileVersion < pipelineFormatVersion; }
};

/// Reads \a bytes, migrating older formats. Fails with all problems of form: text that is not JSON,
/// values of the wrong type, a newer version. What is wrong beyond that, validate() tells.
/// \a fileName only appears in problems.
[[nodiscard]] Result<LoadedPipeline> readPipeline(const QByteArray &bytes, const QString &fileName);

/// readPipeline() without the places.
[[nodiscard]] Result<PipelineSpec> pipelineFromJson(const QByteArray &bytes,
                                                    const QString &fileName);

/// The canonical text of \a spec, as core/doc/file-format.md describes it. Reading it gives a spec
/// that is equal to \a spec, if \a spec has no two variables of one name.
[[nodiscard]] QByteArray toJson(const PipelineSpec &spec);

/// Reads the file \a path with readPipeline().
[[nodiscard]] Result<LoadedPipeline> loadPipeline(const QString &path);

/// Replaces the file \a path, or leaves it untouched and says why. Empty if all went well.
[[nodiscard]] Problems savePipeline(const PipelineSpec &spec, const QString &path);

} // namespace paipa
