// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/run/preview.h>

#include "document/recordpictures.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// What a preview found.
struct PreviewResult {
    enum class End { Complete, Cancelled };

    QList<Record> records = {};
    RecordPictures pictures = {};
    Problems problems = {}; ///< Why there is none, or errors.
    Preview::Side side = Preview::Side::Output;
    End end = End::Complete;
};

/// One preview on a thread of its own. Nothing is written. The destructor cancels and joins.
class PreviewRun final : public QObject
{
    Q_OBJECT

public:
    PreviewRun(PipelineSpec spec, StepId step, const StepCatalogue &catalogue, PlanOptions options,
               QObject *parent = nullptr);
    ~PreviewRun() override;

    void cancel();

Q_SIGNALS:
    /// Once, in the thread of this object.
    void ended(const paipa::ui::PreviewResult &result);

private:
    void work();
    [[nodiscard]] PreviewResult look();
    [[nodiscard]] bool waitOrCancel();

    const PipelineSpec m_spec;
    const StepId m_step;
    const StepCatalogue &m_catalogue;
    const PlanOptions m_options;
    std::stop_source m_abort;
    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_changed;
    std::optional<PreviewResult> m_result;
    std::thread m_thread;
};

} // namespace paipa::ui
