// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "findings.h"

#include <paipa/document/variables.h>

#include <QHash>

namespace paipa {

class StepCatalogue;
class StepType;

/// What all checks of one validation share.
struct CheckContext {
    const PipelineSpec &spec;
    const PipelineSpec &running; ///< The runningPart().
    const StepCatalogue &catalogue;
    const Environment *environment;
    Findings &findings;

    [[nodiscard]] const StepType *typeOf(const StepId &id) const;
    [[nodiscard]] QStringList idTexts() const;
    /// The index of the first step \a id, or -1.
    [[nodiscard]] qsizetype indexOf(const StepId &id) const { return indices.value(id, -1); }

    QHash<StepId, qsizetype> indices = {};
};

/// The settings of a step with values in place, as far as they are known.
struct CheckedSettings {
    QJsonObject settings;
    bool isReliable =
        false; ///< Whether they are complete enough to ask what the step does to fields.
};

void checkKeys(CheckContext &context);
void checkVariables(CheckContext &context);
void checkIds(CheckContext &context);
void checkLinks(CheckContext &context);
/// By index of the step.
[[nodiscard]] QList<CheckedSettings> checkSteps(CheckContext &context);
void checkGraph(CheckContext &context);
/// No two steps may write one file.
void checkTargets(CheckContext &context, const QList<CheckedSettings> &settings);
void checkFields(CheckContext &context, const QList<CheckedSettings> &settings);

} // namespace paipa
