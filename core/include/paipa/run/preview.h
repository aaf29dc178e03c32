// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/plan.h>
#include <paipa/run/recordsample.h>

#include <memory>

namespace paipa {

/// A look at what comes out of one step, for the first items of the sources.
struct Preview {
    enum class Side {
        Output, ///< What the step makes.
        Input,  ///< What reaches it: it writes something, so it does not run.
    };
    static constexpr qsizetype mostRecords = 200;

    Plan plan; ///< To be run in this process; its last step fills the records.
    std::shared_ptr<RecordSample> records;
    Side side = Side::Output;
};

/// Makes the preview of \a step: a plan of what leads to it, in which each source ends after \a
/// options.limit items and items that fail are set aside. No step in it writes anything or runs
/// programs; if one before \a step would, that is a problem.
[[nodiscard]] Result<Preview> makePreview(const PipelineSpec &spec, const StepId &step,
                                          const StepCatalogue &catalogue,
                                          const PlanOptions &options);

} // namespace paipa
