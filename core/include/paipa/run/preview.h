// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/plan.h>

#include <QList>

#include <memory>
#include <mutex>

namespace paipa {

/// The first records that reached the end of a preview. All members may be called from any thread.
class PreviewRecords
{
public:
    static constexpr qsizetype mostRecords = 200;
    static constexpr std::size_t mostBytes = 64u << 20;

    /// Keeps \a record, unless there are enough already.
    void add(const Record &record);
    [[nodiscard]] QList<Record> records() const;
    /// Whether no more are kept: the run can be aborted.
    [[nodiscard]] bool isFull() const;

private:
    mutable std::mutex m_mutex;
    QList<Record> m_records;
    std::size_t m_bytes = 0;
};

/// A look at what comes out of one step, for the first items of the sources.
struct Preview {
    enum class Side {
        Output, ///< What the step makes.
        Input,  ///< What reaches it: it writes something, so it does not run.
    };
    Plan plan; ///< To be run in this process; its last step fills the records.
    std::shared_ptr<PreviewRecords> records;
    Side side = Side::Output;
};

/// Makes the preview of \a step: a plan of what leads to it, in which each source ends after \a
/// options.limit items and items that fail are set aside. No step in it writes anything or runs
/// programs; if one before \a step would, that is a problem.
[[nodiscard]] Result<Preview> makePreview(const PipelineSpec &spec, const StepId &step,
                                          const StepCatalogue &catalogue,
                                          const PlanOptions &options);

} // namespace paipa
