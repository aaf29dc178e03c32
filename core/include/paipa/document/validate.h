// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/pipelinefile.h>
#include <paipa/document/variables.h>

namespace paipa {

class StepCatalogue;

/// What validate() may use beside the catalogue.
struct ValidationOptions {
    const SourceMap *places = nullptr; ///< Gives problems a file and line.
    /// Checks settings with what ${env:…} and ${secret:…} stand for here, and reports what is
    /// missing. Without it, settings that refer to them are not checked further.
    const Environment *environment = nullptr;
};

/// Everything that is wrong with \a spec, in the order of the file. With errors it cannot run; with
/// warnings it can. Problems in steps that would not run are warnings. place.step and place.field
/// say where; the field is such as "settings.width", "workers", or "links[2].from" outside of
/// steps.
[[nodiscard]] Problems validate(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                const ValidationOptions &options = {});

/// All problems of a file, of form and of content, in the order of its lines. Unlike readPipeline()
/// followed by validate(), a value of the wrong type does not hide the other errors.
[[nodiscard]] Problems checkPipeline(const QByteArray &bytes, const QString &fileName,
                                     const StepCatalogue &catalogue,
                                     const Environment *environment = nullptr);
/// checkPipeline() of the file \a path.
[[nodiscard]] Problems checkPipelineFile(const QString &path, const StepCatalogue &catalogue,
                                         const Environment *environment = nullptr);

} // namespace paipa
