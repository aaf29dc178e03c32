// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QStringList>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// A pipeline in which a step was replaced.
struct Replacement {
    PipelineSpec spec;
    StepId step;              ///< In place of the old one, where that was.
    QStringList dropped = {}; ///< What could not be kept, a line each, for people.
};

/// Replaces \a step by one of \a type, which \a catalogue knows. It keeps the links, what was said
/// of workers, queue and errors, and settings of the same name whose values it accepts.
[[nodiscard]] Replacement replaced(PipelineSpec spec, const StepId &step, const QString &type,
                                   const StepCatalogue &catalogue);

} // namespace paipa::ui
