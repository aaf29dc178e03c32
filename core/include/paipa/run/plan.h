// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/base/rate.h>
#include <paipa/base/result.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinespec.h>
#include <paipa/document/sourcemap.h>
#include <paipa/document/variables.h>
#include <paipa/engine/deadletterfile.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/placement.h>
#include <paipa/engine/queuebounds.h>

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace paipa {

/// One step of a plan: made, with everything that it needs to run.
struct PlannedStep {
    StepId id;
    QString title; ///< For people.
    StepInfo info;
    Workers workers;
    engine::Placement placement = engine::Placement::OwnWorkers;
    engine::Order order = engine::Order::Any;
    engine::QueueBounds queue;
    engine::ErrorPolicy onError;
    std::optional<Rate> rate = {};
    std::optional<std::chrono::milliseconds> slowAfter = {};
    std::unique_ptr<RecordStep> step;
};

/// By position in Plan::steps.
struct PlannedLink {
    std::size_t from = 0;
    std::size_t port = 0;
    std::size_t to = 0;
};

using engine::DeadLetterTarget;

/// A pipeline that is checked, resolved, and ready to run once on some backend.
struct Plan {
    QString name;
    QString baseFolder; ///< Absolute; relative paths are relative to it.
    std::vector<PlannedStep> steps;
    std::vector<PlannedLink> links;
    std::optional<qint64> limit;                      ///< Each source ends after so many items.
    std::optional<Allowance> mostFailed = {};         ///< More items set aside end the run.
    std::optional<std::uint64_t> simulation = {};     ///< The seed of engine::Turns.
    QStringList secrets;                              ///< Texts that must not appear in messages.
    std::optional<DeadLetterTarget> deadLetters = {}; ///< None: only Run::deadLetters() has them.
};

/// What a person says of one run beside the file.
struct PlanOptions {
    QString baseFolder = {};             ///< Usually the folder of the file.
    QMap<QString, Workers> workers = {}; ///< By id of the step; wins over the file.
    std::optional<qint64> limit = {};
    std::optional<std::uint64_t> simulation = {}; ///< See Plan.
    Environment environment = processEnvironment();
    const SourceMap *places = nullptr; ///< Gives problems a file and line.
};

/// Checks \a spec, and makes its steps. Fails with all problems if there are errors.
[[nodiscard]] Result<Plan> makePlan(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                    const PlanOptions &options);

} // namespace paipa
