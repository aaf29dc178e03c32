// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>
#include <paipa/engine/runoutcome.h>
#include <paipa/engine/stage.h>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace paipa::engine {

class Worker;

/// The steps of one run and how they are linked. Built by one thread; read by any.
class StageGraph
{
public:
    Stage &add(std::unique_ptr<Stage> stage);

    [[nodiscard]] const std::vector<std::unique_ptr<Stage>> &stages() const { return m_stages; }
    [[nodiscard]] bool isEmpty() const { return m_stages.empty(); }
    [[nodiscard]] Stage *find(const QString &name) const;

    /// The first thing that is wrong with it.
    [[nodiscard]] std::optional<RunError> problem() const;

    /// See Stage::forEachWorker().
    template<typename Call>
    void forEachWorker(Call &&call) const
    {
        for (const auto &stage : m_stages)
            stage->forEachWorker(call);
    }
    template<typename Call>
    void forEachWorker(const Stage &stage, Call &&call) const
    {
        stage.forEachWorker(call);
    }
    /// Those that may still run a step's own code, at \a now.
    [[nodiscard]] std::vector<StuckWorker> present(Clock::TimePoint now) const;
    /// What became of the items that workers have let go.
    [[nodiscard]] OriginCounts origins() const;
    [[nodiscard]] std::vector<StepSnapshot> snapshot(Clock::TimePoint now) const;

private:
    /// The first step that shares its rate with \a stage.
    [[nodiscard]] const Stage *sharingRate(const Stage &stage) const;
    [[nodiscard]] const Stage *stageInCycle() const;

    std::vector<std::unique_ptr<Stage>> m_stages;
};

} // namespace paipa::engine
