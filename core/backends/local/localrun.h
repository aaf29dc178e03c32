// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/deadletterfile.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/run/run.h>

#include "backends/local/secretfilter.h"
#include "backends/local/stages.h"

#include <atomic>
#include <memory>
#include <optional>

namespace paipa::local {

/// A run of a plan on the engine of this process.
class LocalRun final : public Run
{
public:
    explicit LocalRun(Plan plan);
    ~LocalRun() override;
    Q_DISABLE_COPY_MOVE(LocalRun)

    [[nodiscard]] std::optional<engine::RunError> start();

    void stop() override;
    void stop(engine::StopDeadline deadline) override;
    void abort() override;
    void pause() override;
    void resume() override;
    bool setWorkers(const StepId &step, Workers workers) override;
    bool sampleItems(const OutputRef &output, std::shared_ptr<RecordSample> sample) override;
    [[nodiscard]] bool waitFor(std::chrono::milliseconds duration) override;
    [[nodiscard]] engine::RunOutcome close(std::chrono::milliseconds grace) override;
    [[nodiscard]] engine::MetricsSnapshot snapshot() const override;
    [[nodiscard]] std::vector<engine::RunError> errors() const override;
    [[nodiscard]] std::vector<engine::DeadLetter> deadLetters() const override;
    [[nodiscard]] std::vector<engine::DeadLetter> deadLettersFrom(std::size_t known) const override;
    [[nodiscard]] QString deadLetterFile() const override;

private:
    [[nodiscard]] std::vector<engine::DeadLetter> withoutSecrets(
        std::vector<engine::DeadLetter> letters) const;

    [[nodiscard]] static std::shared_ptr<Clock> clockFor(const Plan &plan);

    /// What workers use: apart, so that it can outlive the run if one of them is stuck.
    struct Workshop {
        explicit Workshop(Plan p) : plan(std::move(p)), clock(clockFor(plan)) {}

        Plan plan;
        std::shared_ptr<Clock> clock;
        SecretFilter secrets{plan.secrets};
        std::optional<engine::DeadLetterFile> deadLetters;
        OutputTaps taps;
        engine::RunController controller{clock};
    };
    std::unique_ptr<Workshop> m_workshop;
    std::atomic<bool> m_wasTold = false; ///< How it went, by start() or close().
    std::atomic<bool> m_isStuck = false; ///< The last close() left a worker behind.
};

} // namespace paipa::local
